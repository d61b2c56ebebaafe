package io.spatialforge.sources.openimages;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Photographs.Found;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.openimages.OpenImagesRows.ImageRow;
import io.spatialforge.sources.openimages.OpenImagesRows.SizeRow;
import io.spatialforge.vision.store.ImageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the size of an image and how it is turned. The corpus lists how many degrees counter-clockwise a photograph must
 * be turned to be upright; boxes are of the photograph before that, so they are turned along. The size is that of the
 * photograph, whose copies differ in size, or that of the table where the photograph is not at hand.
 *
 * <p>A photograph with an EXIF orientation of its own is used only if the table says the same: of a copy whose EXIF
 * contradicts the table, it is not known which pixels the annotators saw.
 */
final class Placing {

    private final OpenImagesConfig config;
    private final Photographs photographs;

    Placing(OpenImagesConfig config, Photographs photographs) {
        this.config = config;
        this.photographs = photographs;
    }

    /** What became of it. */
    sealed interface Outcome {

        /**
         * @param width of the stored photograph, which the boxes are fractions of, in pixels
         * @param height likewise
         * @param turn from there to the upright image
         */
        record Placed(Image image, int width, int height, Transform turn, PhotoCheck photo) implements Outcome {}

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
        String id = imageId.substring(config.name().length() + 1);
        Transform turn = turn(listed == null ? null : listed.rotation());
        return switch (photographs.look(new ImageKey(id + ".jpg", listed == null ? null : listed.url(), null))) {
            case Found.Fitting photo ->
                photo.transform() == Transform.IDENTITY || photo.transform() == turn
                        ? placed(imageId, photo.file(), listed, photo.width(), photo.height(), turn, PhotoCheck.CHECKED)
                        : new Outcome.Unfit(
                                Reason.ORIENTATION_AMBIGUOUS,
                                "EXIF says %s, the image table %s"
                                        .formatted(photo.transform().id(), turn.id()));
            case Found.Unfit unfit ->
                unfit.reason() == Reason.IMAGE_MISSING && config.photos() == Photos.OPTIONAL && !sizes.isEmpty()
                        ? placed(
                                imageId,
                                id + ".jpg",
                                listed,
                                sizes.getFirst().width(),
                                sizes.getFirst().height(),
                                turn,
                                PhotoCheck.UNCHECKED)
                        : new Outcome.Unfit(unfit.reason(), unfit.detail());
            case Found.NotAtHand none -> throw new IllegalStateException("a size was not asked for");
        };
    }

    private Outcome placed(
            String imageId,
            String file,
            @Nullable ImageRow listed,
            int width,
            int height,
            Transform turn,
            PhotoCheck photo) {
        String licence = listed == null ? null : listed.licence();
        Image image = new Image(
                imageId,
                config.name(),
                file,
                listed == null ? null : listed.url(),
                null,
                turn.swapsAxes() ? height : width,
                turn.swapsAxes() ? width : height,
                turn,
                licence == null ? config.licence() : licence);
        return new Outcome.Placed(image, width, height, turn, photo);
    }

    /** Transforms turn clockwise. */
    private static Transform turn(@Nullable Integer counterClockwise) {
        return switch (counterClockwise) {
            case null -> Transform.IDENTITY;
            case 0 -> Transform.IDENTITY;
            case 90 -> Transform.ROTATE_270;
            case 180 -> Transform.ROTATE_180;
            case 270 -> Transform.ROTATE_90;
            default -> throw new IllegalArgumentException("a turn of " + counterClockwise + " degrees");
        };
    }
}
