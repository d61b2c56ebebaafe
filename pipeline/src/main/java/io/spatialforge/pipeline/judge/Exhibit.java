package io.spatialforge.pipeline.judge;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.marks.Mark;
import io.spatialforge.export.marks.MarkPainter;
import io.spatialforge.export.marks.Pixels;
import io.spatialforge.export.marks.Plates;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.vlm.ChatImage;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;

/**
 * A photograph as models are shown it: upright, no larger than the size that was declared, with marks drawn in. Safe for
 * several threads.
 */
public final class Exhibit implements Closeable {

    private static final int MAGENTA = 0xFF00FF;

    private final Picture picture;

    private Exhibit(Picture picture) {
        this.picture = picture;
    }

    /**
     * @param bytes of the stored photograph
     * @param image what the scene says of it
     * @param maxSide longest side in pixels
     * @throws PictureException if it can't be decoded, or has another size than the boxes are of
     */
    public static Exhibit of(byte[] bytes, Image image, int maxSide) throws PictureException {
        double share = (double) Math.min(image.width(), image.height()) / Math.max(image.width(), image.height());
        try (Picture decoded = PictureDecoder.decode(bytes, image.transform(), (int) Math.ceil(maxSide * share))) {
            if (decoded.width() != image.width() || decoded.height() != image.height()) {
                throw new PictureException(
                        Reason.IMAGE_SIZE_MISMATCH,
                        "the boxes are of %dx%d, the photograph is %dx%d"
                                .formatted(image.width(), image.height(), decoded.width(), decoded.height()));
            }
            return new Exhibit(decoded.within(maxSide));
        }
    }

    /** The photograph with marks. */
    public ChatImage shown(List<Mark> marks) {
        try (Picture shown = copy()) {
            Drawn drawn = new Drawn(shown);
            List<Mark> scaled = new ArrayList<>(marks.size());
            for (Mark mark : marks) {
                scaled.add(new Mark(mark.name(), mark.place(), scaled(mark.shape(), drawn)));
            }
            MarkPainter.paint(scaled, drawn, Plates.FOR_MODELS);
            return ChatImage.of(shown, Integer.MAX_VALUE);
        }
    }

    /** The photograph with one region in a rectangle of a colour that hardly any thing has. */
    ChatImage pointedAt(Shape shape) {
        try (Picture shown = copy()) {
            Drawn drawn = new Drawn(shown);
            MarkPainter.outline(scaled(shape, drawn), drawn, MAGENTA);
            return ChatImage.of(shown, Integer.MAX_VALUE);
        }
    }

    private synchronized Picture copy() {
        return picture.within(Integer.MAX_VALUE);
    }

    private Shape scaled(Shape shape, Drawn drawn) {
        double x = (double) drawn.width() / picture.width();
        double y = (double) drawn.height() / picture.height();
        return switch (shape) {
            case Box box -> new Box(box.x1() * x, box.y1() * y, box.x2() * x, box.y2() * y);
            case Point point -> new Point(point.x() * x, point.y() * y);
        };
    }

    @Override
    public void close() {
        picture.close();
    }

    private record Drawn(Picture picture) implements Pixels {
        @Override
        public int width() {
            return picture.pixels().cols();
        }

        @Override
        public int height() {
            return picture.pixels().rows();
        }

        @Override
        public void fill(int x1, int y1, int x2, int y2, int rgb) {
            picture.fill(x1, y1, x2, y2, rgb);
        }
    }
}
