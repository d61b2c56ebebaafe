package io.spatialforge.records;

import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a line that holds a scene tells without being read whole: stages that only pass scenes on need no more.
 *
 * @param regions how many there are
 * @param keypoints whether any of them has some
 */
@API(status = API.Status.INTERNAL)
public record SceneGlance(Image image, int regions, boolean keypoints) {

    private static final byte[] HEAD = PlainLine.literal("{\"schema\":1,\"image\":");
    private static final byte[] REGIONS = PlainLine.literal(",\"regions\":[");
    private static final byte[] REGION = PlainLine.literal("{\"id\":");
    private static final byte[] DEPTH = PlainLine.literal("\"depth\":");
    private static final byte[] KEYPOINTS = PlainLine.literal(",\"keypoints\":[");

    /**
     * Glances at a line. Of one that is written as we write it only the image is read; within the rest no text can look
     * like the beginning of a region or of keypoints, because quotes in texts are escaped.
     *
     * @throws RecordException if the line is no scene
     */
    public static SceneGlance of(byte[] buffer, int offset, int length) {
        SceneGlance glance = plain(buffer, offset, length);
        return glance != null ? glance : of(SceneJson.LINES.read(buffer, offset, length));
    }

    private static SceneGlance of(Scene scene) {
        boolean keypoints = false;
        for (Region region : scene.regions()) {
            keypoints |= region.keypoints() != null;
        }
        return new SceneGlance(scene.image(), scene.regions().size(), keypoints);
    }

    private static @Nullable SceneGlance plain(byte[] buffer, int offset, int length) {
        PlainLine in = new PlainLine(buffer, offset, length);
        Image image;
        try {
            in.expect(HEAD);
            image = PlainImage.read(in);
            in.expect(REGIONS);
        } catch (IllegalArgumentException e) {
            return null; // read whole, it is said where this is
        }
        int end = offset + length;
        if (image == null || in.isSurprised() || buffer[end - 1] != '}') {
            return null;
        }
        int regions = 0;
        boolean keypoints = false;
        for (int i = in.place(); i < end; i++) {
            byte c = buffer[i];
            if (c == '{' && isAt(buffer, i, end, REGION) && !isAt(buffer, i - DEPTH.length, end, DEPTH)) {
                regions++;
            } else if (c == '[' && isAt(buffer, i + 1 - KEYPOINTS.length, end, KEYPOINTS)) {
                keypoints = true;
            }
        }
        return new SceneGlance(image, regions, keypoints);
    }

    private static boolean isAt(byte[] buffer, int from, int end, byte[] literal) {
        if (from + literal.length > end) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (buffer[from + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }
}
