package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/**
 * The database now against a snapshot taken before in the same run.
 *
 * @param tolerance by how much the number of a table's rows may differ; none when it is empty
 * @param except tables whose rows are not compared
 */
public record Compare(
        StepHead head,
        SourceName with,
        boolean rowCounts,
        Optional<Percent> tolerance,
        boolean contents,
        boolean catalog,
        List<String> except)
        implements Step {

    public Compare {
        except = List.copyOf(except);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.compare(this);
    }
}
