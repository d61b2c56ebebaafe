package io.spatialforge.records;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A scene out of a {@link PlainLine}: three stages read every scene of a run. Scenes with relationships or captions are
 * left to {@link SceneJson}.
 */
final class PlainScene {

    private static final byte[] HEAD = PlainLine.literal("{\"schema\":1,\"image\":");
    private static final byte[] REGIONS = PlainLine.literal(",\"regions\":[");
    private static final byte[] EXHAUSTIVE = PlainLine.literal(",\"exhaustive\":[");
    private static final byte[] ABSENT = PlainLine.literal(",\"absent\":[");
    private static final byte[] NO_DEPTH = PlainLine.literal(",\"depth\":null");
    private static final byte[] DEPTH = PlainLine.literal(",\"depth\":{\"id\":");
    private static final byte[] KIND = PlainLine.literal(",\"kind\":");
    private static final byte[] GEOMETRY = PlainLine.literal(",\"geometry\":");
    private static final byte[] ORIGIN = PlainLine.literal(",\"origin\":");
    private static final byte[] LOW = PlainLine.literal(",\"low\":");
    private static final byte[] HIGH = PlainLine.literal(",\"high\":");

    private PlainScene() {}

    /**
     * @return null if the line is not plain, or there is anything wrong with it
     */
    static @Nullable Scene read(byte[] buffer, int offset, int length) {
        try {
            return read(new PlainLine(buffer, offset, length));
        } catch (IllegalArgumentException e) {
            return null; // read again, it is said where this is
        }
    }

    private static @Nullable Scene read(PlainLine in) {
        in.expect(HEAD);
        Image image = PlainImage.read(in);
        in.expect(REGIONS);
        List<Region> regions = new ArrayList<>();
        while (in.more(regions.isEmpty(), ']')) {
            Region region = PlainRegion.read(in);
            if (region == null) {
                return null;
            }
            regions.add(region);
        }
        in.expect(EXHAUSTIVE);
        Set<String> exhaustive = labels(in);
        in.expect(ABSENT);
        Set<String> absent = labels(in);
        DepthSource depth = in.skip(NO_DEPTH) ? null : depth(in);
        in.expect('}');
        return image == null || !in.isDone() ? null : new Scene(image, regions, exhaustive, absent, depth);
    }

    private static Set<String> labels(PlainLine in) {
        Set<String> labels = new TreeSet<>();
        for (boolean first = true; in.more(first, ']'); first = false) {
            labels.add(in.known());
        }
        return labels;
    }

    private static @Nullable DepthSource depth(PlainLine in) {
        in.expect(DEPTH);
        String id = in.known();
        in.expect(KIND);
        String kind = in.known();
        in.expect(GEOMETRY);
        String geometry = in.known();
        in.expect(ORIGIN);
        String origin = in.known();
        in.expect(LOW);
        double low = in.number();
        in.expect(HIGH);
        double high = in.number();
        in.expect('}');
        return in.isSurprised()
                ? null
                : new DepthSource(
                        id, SceneJson.kind(kind), SceneJson.geometry(geometry), SceneJson.origin(origin), low, high);
    }
}
