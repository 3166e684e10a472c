package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** `CREATE …`, and what the grammar puts beside it: `GRANT`, `COMMENT`, `SET`. */
final class CreateReader {

    private final TreeReader reader;

    CreateReader(TreeReader reader) {
        this.reader = reader;
    }

    void read(Schema_createContext create) {
        int at = reader.at(create);
        if (create.create_table_statement() != null) {
            table(at, create.create_table_statement());
        } else if (create.create_table_as_statement() != null) {
            var table = create.create_table_as_statement();
            reader.add(new Action.CreateTable(
                    at,
                    Tree.qualified(table.name),
                    table.if_not_exists() != null,
                    table.TEMP() != null || table.TEMPORARY() != null,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    true));
        } else if (create.create_index_statement() != null) {
            index(at, create.create_index_statement());
        } else if (create.create_trigger_statement() != null) {
            var trigger = create.create_trigger_statement();
            boolean replaces = trigger.REPLACE() != null;
            reader.add(new Action.CreateTrigger(
                    at, Tree.qualified(trigger.table_name), Tree.name(trigger.name), replaces));
        } else if (create.create_policy_statement() != null) {
            policy(at, create.create_policy_statement());
        } else if (create.create_view_statement() != null) {
            view(at, create.create_view_statement());
        } else if (create.create_function_statement() != null) {
            new BodyReader(reader).routine(at, create.create_function_statement());
        } else {
            other(at, create);
        }
    }

    private void table(int at, Create_table_statementContext table) {
        var columns = new ColumnReader(reader);
        var define = table.define_table();
        var parts = define.define_columns() == null
                ? List.<Table_column_defContext>of()
                : define.define_columns().table_column_def();
        reader.add(new Action.CreateTable(
                at,
                Tree.qualified(table.name),
                table.if_not_exists() != null,
                table.TEMP() != null || table.TEMPORARY() != null,
                parts.stream()
                        .filter(part -> part.table_column_definition() != null)
                        .map(part -> columns.column(part.table_column_definition()))
                        .toList(),
                parts.stream()
                        .filter(part -> part.tabl_constraint != null)
                        .map(part -> columns.constraint(part.tabl_constraint))
                        .flatMap(Optional::stream)
                        .toList(),
                parent(define),
                isFromOther(define, parts)));
    }

    private static Optional<Name> parent(Define_tableContext define) {
        return Optional.ofNullable(define.define_partition()).map(partition -> Tree.qualified(partition.parent_table));
    }

    private static boolean isFromOther(Define_tableContext define, List<Table_column_defContext> parts) {
        return define.define_type() != null
                || define.define_columns() != null && define.define_columns().INHERITS() != null
                || parts.stream().anyMatch(part -> part.LIKE() != null);
    }

    private void index(int at, Create_index_statementContext index) {
        var columns = index.index_rest().index_columns().index_column().stream()
                .map(column -> Tree.text(column.column).toLowerCase(Locale.ROOT))
                .toList();
        reader.add(new Action.CreateIndex(
                at,
                Tree.qualified(index.table_name),
                Tree.name(index.name),
                index.UNIQUE() != null,
                index.CONCURRENTLY() != null,
                index.if_not_exists() != null,
                columns,
                Tree.text(index.index_rest())));
    }

    private void policy(int at, Create_policy_statementContext policy) {
        reader.add(new Action.CreatePolicy(
                at,
                Tree.qualified(policy.schema_qualified_name()),
                Tree.name(policy.identifier()),
                policy.RESTRICTIVE() != null,
                false,
                Optional.ofNullable(policy.using).map(reader::expression),
                Optional.ofNullable(policy.check).map(reader::expression)));
    }

    private void view(int at, Create_view_statementContext view) {
        var options = view.storage_parameters() == null ? "" : Tree.text(view.storage_parameters());
        reader.add(new Action.CreateView(
                at,
                Tree.qualified(view.name),
                view.MATERIALIZED() != null,
                view.TEMP() != null || view.TEMPORARY() != null,
                view.REPLACE() != null,
                view.if_not_exists() != null,
                options.toLowerCase(Locale.ROOT).contains("security_invoker")));
    }

    private void other(int at, Schema_createContext create) {
        if (create.rule_common() != null) {
            var grant = create.rule_common();
            boolean revokes = !Tree.word(grant, 0).equals("GRANT")
                    && (grant.other_rules() == null
                            || grant.other_rules().getStart().getText().equalsIgnoreCase("REVOKE"));
            reader.add(new Action.Grant(at, revokes, Tree.text(grant)));
            database(at, grant.rule_member_object());
        } else if (create.set_statement() != null) {
            setting(at, create.set_statement().set_action());
        } else if (create.comment_on_statement() != null) {
            comment(at, create.comment_on_statement().comment_member_object());
        } else if (create.create_type_statement() != null
                && create.create_type_statement().ENUM() != null) {
            var type = create.create_type_statement();
            reader.add(new Action.CreateEnum(
                    at,
                    Tree.qualified(type.name),
                    type.enums.stream().map(Tree::value).toList()));
        } else if (create.create_statistics_statement() != null) {
            reader.add(new Action.Annotate(at, Tree.qualified(create.create_statistics_statement().table_name)));
        } else if (create.create_user_or_role_statement() != null) {
            role(at, create.create_user_or_role_statement());
        } else {
            object(at, create);
        }
    }

    private void database(int at, Rule_member_objectContext on) {
        if (on != null && on.DATABASE() != null) {
            reader.add(new Action.NamedDatabase(at, Tree.text(on.names_references())));
        }
    }

    private void comment(int at, Comment_member_objectContext on) {
        if (on.DATABASE() != null) {
            reader.add(new Action.NamedDatabase(at, Tree.name(on.identifier())));
        } else if (on.COLUMN() != null) {
            reader.add(new Action.Annotate(at, Tree.ownerOf(on.name)));
        } else if (on.TABLE() != null) {
            reader.add(new Action.Annotate(at, Tree.qualified(on.name)));
        } else {
            reader.add(new Action.Other(at, "COMMENT"));
        }
    }

    private void setting(int at, Set_actionContext set) {
        var option = set.session_local_option();
        if (option != null && option.config_param != null && option.set_statement_value() != null) {
            reader.add(new Action.Setting(
                    at, Tree.name(option.config_param), set.LOCAL() != null, value(option.set_statement_value())));
        } else if (option != null && option.zone_value() != null) {
            reader.add(new Action.Setting(at, "timezone", set.LOCAL() != null, value(option.zone_value())));
        } else {
            reader.add(new Action.Other(at, "SET"));
        }
    }

    private static String value(ParserRuleContext written) {
        return Tree.text(written).replaceAll("^'|'$", "");
    }

    private void role(int at, Create_user_or_role_statementContext role) {
        var name = Tree.name(role.name);
        reader.add(new Action.Create(at, "ROLE", new Name("", name), false));
        role.user_or_role_option().stream()
                .map(User_or_role_optionContext::user_or_role_or_group_common_option)
                .filter(option -> option != null && option.password != null)
                .forEach(option -> reader.add(new Action.Password(reader.at(option), name)));
    }

    /** By its first words: a domain, a schema, a sequence, an extension and the rest. */
    private void object(int at, Schema_createContext create) {
        var made = create.getChildCount() > 1 && create.getChild(1) instanceof ParserRuleContext part ? part : create;
        var text = Tree.text(made).toUpperCase(Locale.ROOT);
        boolean guarded = text.contains("IF NOT EXISTS") || text.startsWith("OR REPLACE");
        reader.add(new Action.Create(at, kind(text), name(create), guarded));
    }

    private static String kind(String text) {
        return text.replaceFirst("^OR\\s+REPLACE\\s+", "").split("\\s+", 2)[0];
    }

    private static Name name(Schema_createContext create) {
        if (create.create_domain_statement() != null) {
            return Tree.qualified(create.create_domain_statement().name);
        }
        if (create.create_type_statement() != null) {
            return Tree.qualified(create.create_type_statement().name);
        }
        if (create.create_schema_statement() != null) {
            return new Name("", Tree.name(create.create_schema_statement().name));
        }
        if (create.create_sequence_statement() != null) {
            return Tree.qualified(create.create_sequence_statement().name);
        }
        return create.create_extension_statement() == null
                ? new Name("", "")
                : new Name("", Tree.name(create.create_extension_statement().name));
    }
}
