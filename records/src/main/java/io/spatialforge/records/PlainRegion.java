package io.spatialforge.records;

import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A region out of a {@link PlainLine}. */
final class PlainRegion {

    private static final byte[] ID = PlainLine.literal("{\"id\":");
    private static final byte[] LABEL = PlainLine.literal(",\"label\":");
    private static final byte[] FLAGS = PlainLine.literal(",\"flags\":[");
    private static final byte[] CONFIDENCE = PlainLine.literal(",\"confidence\":");
    private static final byte[] ORIGIN = PlainLine.literal(",\"origin\":");
    private static final byte[] DEPTH = PlainLine.literal(",\"depth\":{\"stated\":");
    private static final byte[] CHECK = PlainLine.literal(",\"check\":");
    private static final byte[] SECOND = PlainLine.literal(",\"second\":");
    private static final byte[] NEAR = PlainLine.literal("{\"near\":");
    private static final byte[] CENTRE = PlainLine.literal(",\"centre\":");
    private static final byte[] FAR = PlainLine.literal(",\"far\":");
    private static final byte[] PIXELS = PlainLine.literal(",\"pixels\":");
    private static final byte[] KEYPOINTS = PlainLine.literal(",\"keypoints\":[");
    private static final byte[] FACING = PlainLine.literal(",\"facing\":{\"view\":");
    private static final byte[] DEGREES = PlainLine.literal(",\"degrees\":");
    private static final byte[] UNCERTAINTY = PlainLine.literal(",\"uncertainty\":");
    private static final byte[] SOURCE = PlainLine.literal(",\"source\":");
    private static final byte[] MASK = PlainLine.literal(",\"mask\":{\"width\":");
    private static final byte[] HEIGHT = PlainLine.literal(",\"height\":");
    private static final byte[] RUNS = PlainLine.literal(",\"runs\":[");
    private static final byte[] ATTRIBUTES = PlainLine.literal(",\"attributes\":{\"present\":");
    private static final byte[] ABSENT = PlainLine.literal(",\"absent\":");
    private static final byte[] EXPRESSIONS = PlainLine.literal(",\"expressions\":");

    private PlainRegion() {}

    /**
     * @return null after a surprise
     */
    static @Nullable Region read(PlainLine in) {
        in.expect(ID);
        String id = in.known();
        in.expect(LABEL);
        String label = in.known();
        Shape shape = PlainImage.shape(in);
        in.expect(FLAGS);
        Flags flags = Flags.NONE;
        for (boolean first = true; in.more(first, ']'); first = false) {
            flags = flags.with(RegionFlag.ofId(in.known()));
        }
        in.expect(CONFIDENCE);
        double confidence = in.number();
        in.expect(ORIGIN);
        String origin = in.known();
        RegionDepth depth = in.skip(DEPTH) ? depth(in) : null;
        Keypoints keypoints = in.skip(KEYPOINTS) ? keypoints(in) : null;
        FacingEstimate facing = in.skip(FACING) ? facing(in) : null;
        Mask mask = in.skip(MASK) ? mask(in) : null;
        Attributes attributes = in.skip(ATTRIBUTES) ? attributes(in) : Attributes.NONE;
        List<String> expressions = in.skip(EXPRESSIONS) ? in.strings() : List.of();
        in.expect('}');
        return in.isSurprised()
                ? null
                : new Region(
                        id,
                        label,
                        shape,
                        flags,
                        confidence,
                        origin,
                        depth,
                        keypoints,
                        facing,
                        mask,
                        attributes,
                        expressions);
    }

    private static RegionDepth depth(PlainLine in) {
        DepthExtent stated = extent(in);
        in.expect(CHECK);
        DepthExtent check = extent(in);
        Double second = in.skip(SECOND) ? in.number() : null;
        in.expect('}');
        return new RegionDepth(stated, check, second);
    }

    private static DepthExtent extent(PlainLine in) {
        in.expect(NEAR);
        double near = in.number();
        in.expect(CENTRE);
        double centre = in.number();
        in.expect(FAR);
        double far = in.number();
        in.expect(PIXELS);
        int pixels = in.integer();
        in.expect('}');
        return new DepthExtent(near, centre, far, pixels);
    }

    private static Keypoints keypoints(PlainLine in) {
        double[] values = new double[3 * Keypoints.COUNT];
        in.numbers(values);
        return new Keypoints(values);
    }

    private static @Nullable FacingEstimate facing(PlainLine in) {
        String view = in.known();
        in.expect(DEGREES);
        double degrees = in.number();
        in.expect(UNCERTAINTY);
        double uncertainty = in.number();
        in.expect(CONFIDENCE);
        double confidence = in.number();
        in.expect(SOURCE);
        String source = in.known();
        in.expect('}');
        return in.isSurprised() ? null : new FacingEstimate(View.ofId(view), degrees, uncertainty, confidence, source);
    }

    private static @Nullable Mask mask(PlainLine in) {
        int width = in.integer();
        in.expect(HEIGHT);
        int height = in.integer();
        in.expect(RUNS);
        int[] runs = new int[64];
        int n = 0;
        while (in.more(n == 0, ']')) {
            runs = n == runs.length ? Arrays.copyOf(runs, 2 * n) : runs;
            runs[n++] = in.integer();
        }
        in.expect('}');
        return in.isSurprised() ? null : new Mask(width, height, Arrays.copyOf(runs, n));
    }

    private static Attributes attributes(PlainLine in) {
        List<String> present = in.strings();
        in.expect(ABSENT);
        List<String> absent = in.strings();
        in.expect('}');
        return in.isSurprised() ? Attributes.NONE : Attributes.of(present, absent);
    }
}
