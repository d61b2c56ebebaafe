package io.spatialforge.viewer.index;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Which drops are asked for, of those that were written; null for any.
 *
 * @param source name of a corpus
 * @param image id
 * @param text that subject or detail contain, letter by letter but without regard to case
 */
public record DropFilter(
        @Nullable Stage stage,
        @Nullable Unit unit,
        @Nullable Reason reason,
        @Nullable String source,
        @Nullable String image,
        @Nullable String text) {

    /** All drops. */
    public static final DropFilter ALL = new DropFilter(null, null, null, null, null, null);

    /** The same but for one field, of which any value is asked for. */
    public DropFilter without(RunIndex.DropField field) {
        return switch (field) {
            case STAGE -> new DropFilter(null, unit, reason, source, image, text);
            case UNIT -> new DropFilter(stage, null, reason, source, image, text);
            case REASON -> new DropFilter(stage, unit, null, source, image, text);
            case SOURCE -> new DropFilter(stage, unit, reason, null, image, text);
        };
    }

    /** The same, where an empty text is none. */
    DropFilter plain() {
        return text != null && text.isEmpty() ? new DropFilter(stage, unit, reason, source, image, null) : this;
    }
}
