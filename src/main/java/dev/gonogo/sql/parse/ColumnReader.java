package dev.gonogo.sql.parse;

import dev.gonogo.sql.parse.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** Columns and constraints. */
final class ColumnReader {

    private final TreeReader reader;

    ColumnReader(TreeReader reader) {
        this.reader = reader;
    }

    Column column(Table_column_definitionContext written) {
        var bodies = written.constraint_common().stream()
                .map(Constraint_commonContext::constr_body)
                .toList();
        var constraints = new ArrayList<Constraint>();
        written.constraint_common().stream()
                .map(this::constraint)
                .flatMap(Optional::stream)
                .filter(constraint -> constraint.kind() != Kind.NOT_NULL)
                .forEach(constraints::add);
        return new Column(
                reader.at(written),
                Tree.name(written.identifier()),
                Tree.type(written.data_type()),
                bodies.stream().anyMatch(ColumnReader::isNotNull),
                bodies.stream()
                        .filter(body -> body.default_expr != null)
                        .findFirst()
                        .map(body -> reader.expression(body.default_expr)),
                bodies.stream().anyMatch(body -> body.identity_body() != null),
                bodies.stream().anyMatch(body -> body.GENERATED() != null && body.VIRTUAL() == null),
                constraints);
    }

    /** Empty for what is none: a default, a generated value, `NULL`. */
    Optional<Constraint> constraint(Constraint_commonContext written) {
        var body = written.constr_body();
        return kind(body)
                .map(kind -> new Constraint(
                        reader.at(written),
                        kind,
                        Tree.name(written.identifier()),
                        columns(body),
                        Optional.ofNullable(body.REFERENCES())
                                .map(word -> Tree.qualified(body.schema_qualified_name())),
                        Optional.ofNullable(body.expression).map(reader::expression),
                        written.VALID() != null,
                        usesIndex(body),
                        Tree.text(body)));
    }

    private static Optional<Kind> kind(Constr_bodyContext body) {
        if (body.EXCLUDE() != null) {
            return Optional.of(Kind.EXCLUSION);
        }
        if (body.REFERENCES() != null) {
            return Optional.of(Kind.FOREIGN_KEY);
        }
        if (body.CHECK() != null) {
            return Optional.of(Kind.CHECK);
        }
        if (body.UNIQUE() != null) {
            return Optional.of(Kind.UNIQUE);
        }
        if (body.PRIMARY() != null) {
            return Optional.of(Kind.PRIMARY_KEY);
        }
        return isNotNull(body) ? Optional.of(Kind.NOT_NULL) : Optional.empty();
    }

    private static boolean isNotNull(Constr_bodyContext body) {
        return body.NOT() != null && body.NULL() != null;
    }

    private static boolean usesIndex(Constr_bodyContext body) {
        return body.index_parameters() != null
                && body.index_parameters().INDEX() != null
                && body.index_parameters().schema_qualified_name() != null;
    }

    private static List<String> columns(Constr_bodyContext body) {
        if (body.col_period != null) {
            return names(body.col_period.schema_qualified_name());
        }
        if (body.col_overlaps != null) {
            return names(body.col_overlaps.schema_qualified_name());
        }
        return body.col_name == null
                ? List.of()
                : List.of(Tree.qualified(body.col_name).name());
    }

    private static List<String> names(List<Schema_qualified_nameContext> written) {
        return written.stream().map(Tree::qualified).map(Name::name).toList();
    }
}
