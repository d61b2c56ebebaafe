package io.spatialforge.sources.openimages;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.openimages.OpenImagesRows.ImageRow;
import io.spatialforge.sources.openimages.OpenImagesRows.SizeRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the size of an image and how it is turned. The corpus lists how many degrees counter-clockwise a photograph must
 * be turned to be upright; boxes are of the photograph before that, so they are turned along.
 */
final class Placing {

    private final OpenImagesConfig config;

    Placing(OpenImagesConfig config) {
        this.config = config;
    }

    /** What became of it. */
    sealed interface Outcome {

        /**
         * @param width of the stored photograph, which the boxes are fractions of, in pixels
         * @param height likewise
         * @param turn from there to the upright image
         */
        record Placed(Image image, int width, int height, Transform turn) implements Outcome {}

        /** It is left out. */
        record Unfit(Reason reason, String detail) implements Outcome {}
    }

    Outcome place(String imageId, @Nullable ImageRow listed, List<SizeRow> sizes) {
        for (SizeRow size : sizes) {
            SizeRow first = sizes.getFirst();
            if (size.width() != first.width() || size.height() != first.height()) {
                return new Outcome.Unfit(
                        Reason.IMAGE_SIZE_INVALID,
                        "the sizes listed are %dx%d and %dx%d"
                                .formatted(first.width(), first.height(), size.width(), size.height()));
            }
        }
        if (sizes.isEmpty()) {
            return new Outcome.Unfit(Reason.IMAGE_SIZE_INVALID, "no table of sizes lists it");
        }
        int width = sizes.getFirst().width();
        int height = sizes.getFirst().height();
        Transform turn = turn(listed == null || listed.rotation() == null ? 0 : listed.rotation());
        String licence = listed == null ? null : listed.licence();
        Image image = new Image(
                imageId,
                config.name(),
                imageId.substring(config.name().length() + 1) + ".jpg",
                listed == null ? null : listed.url(),
                null,
                turn.swapsAxes() ? height : width,
                turn.swapsAxes() ? width : height,
                turn,
                licence == null ? config.licence() : licence);
        return new Outcome.Placed(image, width, height, turn);
    }

    /** Transforms turn clockwise. */
    private static Transform turn(int counterClockwise) {
        return switch (counterClockwise) {
            case 0 -> Transform.IDENTITY;
            case 90 -> Transform.ROTATE_270;
            case 180 -> Transform.ROTATE_180;
            case 270 -> Transform.ROTATE_90;
            default -> throw new IllegalArgumentException("a turn of " + counterClockwise + " degrees");
        };
    }
}
