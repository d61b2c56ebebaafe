package io.spatialforge.viewer.index;

import static io.spatialforge.viewer.index.PairEntry.equal;
import static io.spatialforge.viewer.index.PairEntry.holds;

import io.spatialforge.core.drop.Drop;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed of a drop.
 *
 * @param source of the image; null where there is none
 */
record DropEntry(DropRow row, @Nullable String source) {

    static DropEntry of(long number, Drop drop) {
        DropRow row = new DropRow(
                number, drop.stage(), drop.unit(), drop.reason(), drop.image(), drop.subject(), drop.detail());
        return new DropEntry(row, source(drop.image()));
    }

    /** Ids of images begin with their corpus, up to a slash. */
    private static @Nullable String source(@Nullable String image) {
        int slash = image == null ? -1 : image.indexOf('/');
        return image == null || slash < 0 ? null : image.substring(0, slash);
    }

    boolean fits(DropFilter filter) {
        return (filter.stage() == null || filter.stage() == row.stage())
                && (filter.unit() == null || filter.unit() == row.unit())
                && (filter.reason() == null || filter.reason() == row.reason())
                && equal(filter.source(), source)
                && equal(filter.image(), row.image())
                && (filter.text() == null || holds(subject(), filter.text()) || holds(detail(), filter.text()));
    }

    /** What is searched of what was left out: its words, and what is stored where that is something else. */
    @Nullable
    String subject() {
        return row.subject() == null ? null : both(row.what(), row.subject());
    }

    /** The same of why. */
    @Nullable
    String detail() {
        return row.detail() == null ? null : both(String.valueOf(row.why()), row.detail());
    }

    private static String both(String words, String stored) {
        return words.contains(stored) ? words : words + "\n" + stored;
    }

    Set<String> values(RunIndex.DropField field) {
        return switch (field) {
            case STAGE -> Set.of(row.stage().id());
            case UNIT -> Set.of(row.unit().id());
            case REASON -> Set.of(row.reason().id());
            case SOURCE -> source == null ? Set.of() : Set.of(source);
        };
    }
}
