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
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** A region of a scene, with all that is known of it. */
final class RegionJson {

    private static final RegionFlag[] FLAGS = RegionFlag.values();

    private RegionJson() {}

    static void write(Region region, LineOutput out) {
        out.startObject();
        out.string(RecordNames.ID, region.id());
        out.string(RecordNames.LABEL, region.label());
        out.shape(region.shape());
        out.name(RecordNames.FLAGS);
        out.startArray();
        if (region.flags().bits() != 0) {
            for (RegionFlag flag : FLAGS) {
                if (region.has(flag)) {
                    out.string(flag.id());
                }
            }
        }
        out.endArray();
        out.number(RecordNames.CONFIDENCE, region.confidence());
        out.string(RecordNames.ORIGIN, region.origin());
        RegionDepth depth = region.depth();
        if (depth != null) {
            out.name(RecordNames.DEPTH);
            out.startObject();
            extent(RecordNames.STATED, depth.stated(), out);
            extent(RecordNames.CHECK, depth.check(), out);
            Double second = depth.second();
            if (second != null) {
                out.number(RecordNames.SECOND, second);
            }
            out.endObject();
        }
        Keypoints keypoints = region.keypoints();
        if (keypoints != null) {
            out.name(RecordNames.KEYPOINTS);
            out.startArray();
            for (double value : keypoints.values()) {
                out.number(value);
            }
            out.endArray();
        }
        FacingEstimate facing = region.facing();
        if (facing != null) {
            out.name(RecordNames.FACING);
            out.startObject();
            out.string(RecordNames.VIEW, facing.view().id());
            out.number(RecordNames.DEGREES, facing.degrees());
            out.number(RecordNames.UNCERTAINTY, facing.uncertainty());
            out.number(RecordNames.CONFIDENCE, facing.confidence());
            out.string(RecordNames.SOURCE, facing.source());
            out.endObject();
        }
        Mask mask = region.mask();
        if (mask != null) {
            out.name(RecordNames.MASK);
            out.startObject();
            out.integer(RecordNames.WIDTH, mask.width());
            out.integer(RecordNames.HEIGHT, mask.height());
            out.integers(RecordNames.RUNS, mask.runs());
            out.endObject();
        }
        if (!region.attributes().isEmpty()) {
            out.name(RecordNames.ATTRIBUTES);
            out.startObject();
            out.strings(RecordNames.PRESENT, region.attributes().present());
            out.strings(RecordNames.ABSENT, region.attributes().absent());
            out.endObject();
        }
        if (!region.expressions().isEmpty()) {
            out.strings(RecordNames.EXPRESSIONS, region.expressions());
        }
        out.endObject();
    }

    private static void extent(SerializedString name, DepthExtent extent, LineOutput out) {
        out.name(name);
        out.startObject();
        out.number(RecordNames.NEAR, extent.near());
        out.number(RecordNames.CENTRE, extent.centre());
        out.number(RecordNames.FAR, extent.far());
        out.integer(RecordNames.PIXELS, extent.pixels());
        out.endObject();
    }

    /** Reads a region whose object the reader has stepped into. */
    static Region read(RecordReader in) {
        @Nullable String id = null;
        @Nullable String label = null;
        @Nullable Shape shape = null;
        @Nullable Flags flags = null;
        @Nullable Double confidence = null;
        @Nullable String origin = null;
        @Nullable RegionDepth depth = null;
        @Nullable Keypoints keypoints = null;
        @Nullable FacingEstimate facing = null;
        @Nullable Mask mask = null;
        Attributes attributes = Attributes.NONE;
        List<String> expressions = List.of();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = in.string();
                case "label" -> label = in.string();
                case "box" -> shape = first(in.box(), shape, in);
                case "point" -> shape = first(in.point(), shape, in);
                case "flags" -> flags = flags(in);
                case "confidence" -> confidence = in.number();
                case "origin" -> origin = in.string();
                case "depth" -> depth = depth(in);
                case "keypoints" -> keypoints = new Keypoints(in.numbers(3 * Keypoints.COUNT));
                case "facing" -> facing = facing(in);
                case "mask" -> mask = mask(in);
                case "attributes" -> attributes = attributes(in);
                case "expressions" -> expressions = in.strings();
                default -> throw in.unknown(field);
            }
        }
        return new Region(
                in.required(id, "id"),
                in.required(label, "label"),
                in.required(shape, "box"),
                in.required(flags, "flags"),
                in.required(confidence, "confidence"),
                in.required(origin, "origin"),
                depth,
                keypoints,
                facing,
                mask,
                attributes,
                expressions);
    }

    private static Mask mask(RecordReader in) {
        in.openObject();
        @Nullable Integer width = null;
        @Nullable Integer height = null;
        int @Nullable [] runs = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "width" -> width = in.integer();
                case "height" -> height = in.integer();
                case "runs" -> runs = in.integers();
                default -> throw in.unknown(field);
            }
        }
        int columns = in.required(width, "width");
        int rows = in.required(height, "height");
        int[] lengths = in.required(runs, "runs");
        return in.valid(() -> new Mask(columns, rows, lengths));
    }

    private static Attributes attributes(RecordReader in) {
        in.openObject();
        List<String> present = List.of();
        List<String> absent = List.of();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "present" -> present = in.strings();
                case "absent" -> absent = in.strings();
                default -> throw in.unknown(field);
            }
        }
        List<String> has = present;
        List<String> lacks = absent;
        return in.valid(() -> Attributes.of(has, lacks));
    }

    /** The shape just read, which must be the region's only one. */
    static Shape first(Shape shape, @Nullable Shape before, RecordReader in) {
        if (before != null) {
            throw new RecordException(in.path(), "one box or one point", "a second shape");
        }
        return shape;
    }

    private static Flags flags(RecordReader in) {
        in.openArray();
        Flags flags = Flags.NONE;
        while (in.nextString()) {
            flags = flags.with(in.parsed(RegionFlag::ofId, in.text()));
        }
        return flags;
    }

    private static RegionDepth depth(RecordReader in) {
        in.openObject();
        @Nullable DepthExtent stated = null;
        @Nullable DepthExtent check = null;
        @Nullable Double second = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "stated" -> stated = extent(in);
                case "check" -> check = extent(in);
                case "second" -> second = in.number();
                default -> throw in.unknown(field);
            }
        }
        return new RegionDepth(in.required(stated, "stated"), in.required(check, "check"), second);
    }

    private static DepthExtent extent(RecordReader in) {
        in.openObject();
        @Nullable Double near = null;
        @Nullable Double centre = null;
        @Nullable Double far = null;
        @Nullable Integer pixels = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "near" -> near = in.number();
                case "centre" -> centre = in.number();
                case "far" -> far = in.number();
                case "pixels" -> pixels = in.integer();
                default -> throw in.unknown(field);
            }
        }
        return new DepthExtent(
                in.required(near, "near"),
                in.required(centre, "centre"),
                in.required(far, "far"),
                in.required(pixels, "pixels"));
    }

    private static FacingEstimate facing(RecordReader in) {
        in.openObject();
        @Nullable View view = null;
        @Nullable Double degrees = null;
        @Nullable Double uncertainty = null;
        @Nullable Double confidence = null;
        @Nullable String source = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "view" -> view = in.named(View::ofId);
                case "degrees" -> degrees = in.number();
                case "uncertainty" -> uncertainty = in.number();
                case "confidence" -> confidence = in.number();
                case "source" -> source = in.string();
                default -> throw in.unknown(field);
            }
        }
        return new FacingEstimate(
                in.required(view, "view"),
                in.required(degrees, "degrees"),
                in.required(uncertainty, "uncertainty"),
                in.required(confidence, "confidence"),
                in.required(source, "source"));
    }
}
