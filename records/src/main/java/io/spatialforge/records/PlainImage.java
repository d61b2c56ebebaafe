package io.spatialforge.records;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import org.jspecify.annotations.Nullable;

/** Out of a {@link PlainLine}, what scenes and pairs have in common: the image, and where in it something is. */
final class PlainImage {

    private static final byte[] ID = PlainLine.literal("{\"id\":");
    private static final byte[] SOURCE = PlainLine.literal(",\"source\":");
    private static final byte[] FILE = PlainLine.literal(",\"file\":");
    private static final byte[] URL = PlainLine.literal(",\"url\":");
    private static final byte[] SHA256 = PlainLine.literal(",\"sha256\":");
    private static final byte[] WIDTH = PlainLine.literal(",\"width\":");
    private static final byte[] HEIGHT = PlainLine.literal(",\"height\":");
    private static final byte[] TRANSFORM = PlainLine.literal(",\"transform\":");
    private static final byte[] LICENCE = PlainLine.literal(",\"licence\":");
    private static final byte[] BOX = PlainLine.literal(",\"box\":[");
    private static final byte[] POINT = PlainLine.literal(",\"point\":[");

    private PlainImage() {}

    static @Nullable Image read(PlainLine in) {
        in.expect(ID);
        String id = in.string();
        in.expect(SOURCE);
        String source = in.known();
        in.expect(FILE);
        String file = in.nullableString();
        in.expect(URL);
        String url = in.nullableString();
        in.expect(SHA256);
        String sha256 = in.nullableString();
        in.expect(WIDTH);
        int width = in.integer();
        in.expect(HEIGHT);
        int height = in.integer();
        in.expect(TRANSFORM);
        String transform = in.known();
        in.expect(LICENCE);
        String licence = in.nullableKnown();
        in.expect('}');
        return in.isSurprised() || width == 0 || height == 0
                ? null
                : new Image(id, source, file, url, sha256, width, height, Transform.ofId(transform), licence);
    }

    static Shape shape(PlainLine in) {
        boolean box = in.skip(BOX);
        if (!box) {
            in.expect(POINT);
        }
        double a = in.number();
        in.expect(',');
        double b = in.number();
        if (!box) {
            in.expect(']');
            return new Point(a, b);
        }
        in.expect(',');
        double c = in.number();
        in.expect(',');
        double d = in.number();
        in.expect(']');
        if (!(a <= c && b <= d)) {
            in.surprise();
        }
        return in.isSurprised() ? new Point(0, 0) : new Box(a, b, c, d);
    }
}
