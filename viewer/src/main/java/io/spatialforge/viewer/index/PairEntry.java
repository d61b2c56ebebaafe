package io.spatialforge.viewer.index;

import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.qa.QaPair;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed of a pair.
 *
 * @param labels of its regions, and the one it asks about, each once
 */
record PairEntry(PairRow row, Set<String> labels) {

    static PairEntry of(long number, QaPair pair) {
        Set<String> labels = new LinkedHashSet<>();
        String asked = pair.claim().label();
        if (asked != null) {
            labels.add(asked);
        }
        for (QaPair.QaRegion region : pair.regions()) {
            labels.add(region.label());
        }
        PairRow row = new PairRow(
                number,
                pair.id(),
                pair.claim().task(),
                pair.phrased().form(),
                pair.split().id(),
                pair.image().source(),
                pair.image().id(),
                pair.phrased().question(),
                pair.phrased().answer(),
                verdict(pair.evidence().judgement()));
        return new PairEntry(row, labels);
    }

    private static @Nullable String verdict(@Nullable Judgement judgement) {
        return judgement == null ? null : judgement.agreed() + " of " + judgement.asked();
    }

    boolean fits(PairFilter filter) {
        return (filter.task() == null || filter.task() == row.task())
                && equal(filter.form(), row.form())
                && equal(filter.split(), row.split())
                && equal(filter.source(), row.source())
                && (filter.label() == null || labels.contains(filter.label()))
                && equal(filter.answer(), row.answer())
                && equal(filter.verdict(), Objects.requireNonNullElse(row.verdict(), PairFilter.NOT_ASKED))
                && equal(filter.image(), row.image())
                && (filter.text() == null
                        || holds(row.question(), filter.text())
                        || holds(row.answer(), filter.text()));
    }

    static boolean equal(@Nullable String asked, @Nullable String value) {
        return asked == null || asked.equals(value);
    }

    static boolean holds(@Nullable String value, String text) {
        return value != null && Folded.of(value).contains(Folded.of(text));
    }

    /** The values of a field: several labels, one of any other. */
    Set<String> values(RunIndex.PairField field) {
        return switch (field) {
            case TASK -> Set.of(row.task().id());
            case FORM -> Set.of(row.form());
            case SPLIT -> Set.of(row.split());
            case SOURCE -> Set.of(row.source());
            case LABEL -> labels;
            case ANSWER -> Set.of(row.answer());
            case VERDICT -> Set.of(Objects.requireNonNullElse(row.verdict(), PairFilter.NOT_ASKED));
        };
    }
}
