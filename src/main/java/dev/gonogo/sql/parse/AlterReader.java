package dev.gonogo.sql.parse;

import java.util.Optional;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** `ALTER …` of all that is no table. */
final class AlterReader {

    private final TreeReader reader;

    AlterReader(TreeReader reader) {
        this.reader = reader;
    }

    void read(Schema_alterContext alter) {
        int at = reader.at(alter);
        if (alter.alter_table_statement() != null) {
            return;
        }
        if (alter.alter_type_statement() != null) {
            type(at, alter.alter_type_statement());
        } else if (alter.alter_domain_statement() != null) {
            var domain = alter.alter_domain_statement();
            boolean checks = domain.dom_constraint != null && domain.not_valid == null
                    || domain.validate_constraint() != null
                    || domain.SET() != null && domain.NULL() != null;
            reader.add(new Action.ChangeDomain(at, Tree.qualified(domain.name), checks));
        } else if (alter.alter_policy_statement() != null) {
            policy(at, alter.alter_policy_statement());
        } else if (alter.alter_schema_statement() != null) {
            var schema = alter.alter_schema_statement();
            reader.add(new Action.Rename(
                    at, "SCHEMA", Tree.name(schema.identifier()), Tree.name(schema.rename_to().name)));
        } else if (alter.alter_owner_statement() != null) {
            var owned = alter.alter_owner_statement().owner_member_object();
            reader.add(new Action.ChangeOwner(at, Tree.word(owned, 0), Tree.text(owned)));
        } else if (alter.alter_database_statement() != null) {
            reader.add(new Action.NamedDatabase(
                    at, Tree.name(alter.alter_database_statement().identifier())));
        } else if (alter.alter_user_or_role_statement() != null) {
            role(at, alter.alter_user_or_role_statement());
        } else {
            reader.add(new Action.Other(at, "ALTER"));
        }
    }

    private void type(int at, Alter_type_statementContext type) {
        var name = Tree.qualified(type.name);
        if (type.new_enum_value != null) {
            var value = Tree.value(type.new_enum_value);
            reader.add(new Action.AddEnumValue(at, name, value, type.if_not_exists() != null));
        } else if (type.existing_enum_name != null) {
            reader.add(new Action.Rename(
                    at, "ENUM VALUE", Tree.value(type.existing_enum_name), Tree.value(type.new_enum_name)));
        } else if (type.rename_to() != null) {
            reader.add(new Action.Rename(at, "TYPE", name.toString(), Tree.name(type.rename_to().name)));
        } else {
            reader.add(new Action.Other(at, "ALTER TYPE"));
        }
    }

    private void policy(int at, Alter_policy_statementContext policy) {
        var table = Tree.qualified(policy.schema_qualified_name());
        var name = Tree.name(policy.identifier());
        boolean uses = policy.USING() != null;
        reader.add(new Action.CreatePolicy(
                at,
                table,
                name,
                false,
                true,
                uses ? Optional.of(reader.expression(policy.vex(0))) : Optional.empty(),
                policy.CHECK() == null ? Optional.empty() : Optional.of(reader.expression(policy.vex(uses ? 1 : 0)))));
    }

    private void role(int at, Alter_user_or_role_statementContext role) {
        var name = role.user_name() == null ? "" : Tree.text(role.user_name());
        role.user_or_role_option_for_alter().stream()
                .map(User_or_role_option_for_alterContext::user_or_role_or_group_common_option)
                .filter(option -> option != null && option.password != null)
                .forEach(option -> reader.add(new Action.Password(reader.at(option), name)));
        var reset = role.alter_user_or_role_set_reset();
        if (reset != null && reset.DATABASE() != null) {
            reader.add(new Action.NamedDatabase(at, Tree.name(reset.identifier())));
        }
    }
}
