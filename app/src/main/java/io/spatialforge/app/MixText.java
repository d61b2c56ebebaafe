package io.spatialforge.app;

import io.spatialforge.pipeline.MixOutcome;
import java.util.ArrayList;
import java.util.List;

/** What came of a mix, for people: a table, and what to do about what is missing. */
final class MixText {

    private MixText() {}

    static String of(MixOutcome mix) {
        StringBuilder text = new StringBuilder();
        text.append("%n%-12s %9s %9s %9s %9s%n".formatted("mix", "wanted", "available", "kept", "missing"));
        List<String> none = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (MixOutcome.Row row : mix.rows()) {
            text.append("%-12s %,9d %,9d %,9d %,9d%n"
                    .formatted(row.task().id(), row.wanted(), row.available(), row.kept(), row.missing()));
            if (row.missing() > 0) {
                (row.available() == 0 ? none : few).add(row.task().id());
            }
        }
        if (!none.isEmpty()) {
            text.append("The mix wants %s, and there are no pairs of it; nothing else was put in its place.%n"
                    .formatted(String.join(", ", none)));
        }
        if (!few.isEmpty()) {
            text.append("There are fewer pairs of %s than the mix wants; nothing else was put in their place.%n"
                    .formatted(String.join(", ", few)));
        }
        if (mix.limitedBy() != null) {
            text.append(
                    "The dataset is as large as %s allows. For more of the others, say how many pairs: --set select.total=N%n"
                            .formatted(mix.limitedBy().id()));
        }
        return text.toString();
    }
}
