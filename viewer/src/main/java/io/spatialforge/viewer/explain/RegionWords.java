package io.spatialforge.viewer.explain;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.see.Perception;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a region is, where it came from and what is known of it. */
final class RegionWords {

    /** A detection that overlaps a region more than this is taken for it. */
    private static final double SAME = 0.5;

    private RegionWords() {}

    /** All that is known of a region. */
    static String of(Region region, String colour, Scene scene, @Nullable Perception perception) {
        List<String> said = new ArrayList<>();
        said.add(place(region.shape(), scene.image()));
        said.add(origin(region, perception));
        if (!region.flags().toList().isEmpty()) {
            said.add("flagged as "
                    + Names.and(region.flags().toList().stream()
                            .map(RegionWords::flag)
                            .toList()));
        }
        said.add(exhaustive(region.label(), scene));
        DepthSource depth = scene.depth();
        if (region.depth() != null && depth != null) {
            said.add((depth.kind() == DepthSource.Kind.INVERSE ? "" : "distance ")
                    + DepthWords.of(region.depth(), depth.kind()));
        } else if (depth != null) {
            said.add("no depth could be told: too few pixels are surely its own");
        }
        FacingEstimate facing = region.facing();
        if (facing != null) {
            said.add(facing(facing));
        }
        if (!region.attributes().isEmpty()) {
            said.add(attributes(region));
        }
        if (!region.expressions().isEmpty()) {
            said.add("people called it \"" + String.join("\", \"", region.expressions()) + "\"");
        }
        return "- %s %s%s: %s.".formatted(region.id(), region.label(), shown(colour), String.join("; ", said));
    }

    /** What a pair alone tells of a region. */
    static String of(QaPair.QaRegion region, String colour, Image image) {
        return "- %s %s%s: %s.".formatted(region.id(), region.label(), shown(colour), place(region.shape(), image));
    }

    private static String shown(String colour) {
        return colour.isEmpty() ? "" : " (" + colour + ")";
    }

    static String place(Shape shape, Image image) {
        return switch (shape) {
            case Box box ->
                String.format(
                        Locale.ROOT,
                        "box from %s, %s to %s, %s, that is %s by %s pixels and %s of the image",
                        pixel(box.x1()),
                        pixel(box.y1()),
                        pixel(box.x2()),
                        pixel(box.y2()),
                        pixel(box.width()),
                        pixel(box.height()),
                        Amount.SHARE.say(box.area() / image.width() / image.height()));
            case Point point -> "point at %s, %s".formatted(pixel(point.x()), pixel(point.y()));
        };
    }

    static String pixel(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String origin(Region region, @Nullable Perception perception) {
        if (region.origin().equals("human")) {
            return "annotated by people";
        }
        String by = "seen by %s with a score of %s"
                .formatted(region.origin(), String.format(Locale.ROOT, "%.2f", region.confidence()));
        if (perception == null) {
            return by;
        }
        List<String> each = new ArrayList<>();
        for (Perception.Seen seen : perception.seen()) {
            Detection best = null;
            for (Detection detection : seen.detections()) {
                boolean same = detection.label().equals(region.label())
                        && detection.box().iou(region.box()) > SAME;
                best = same && (best == null || detection.score() > best.score()) ? detection : best;
            }
            each.add(
                    best == null
                            ? seen.detector().id() + " not at all"
                            : "%s %.2f".formatted(seen.detector().id(), best.score()));
        }
        return by + (each.isEmpty() ? "" : " (" + String.join(", ", each) + ")");
    }

    private static String exhaustive(String label, Scene scene) {
        String things = Names.plural(label);
        return scene.exhaustive().contains(label)
                ? "all " + things + " of the image are known to be annotated"
                : "there may be " + things + " in the image that nobody annotated";
    }

    static String flag(RegionFlag flag) {
        return switch (flag) {
            case CROWD -> "a crowd";
            case GROUP -> "a group";
            case DEPICTION -> "a depiction";
            case INSIDE -> "seen from its inside";
            case REFLECTED -> "a reflection";
            case TRUNCATED -> "cut by the border";
            case OCCLUDED -> "partly hidden";
        };
    }

    /** Which way a person faces and who says so. */
    static String facing(FacingEstimate facing) {
        return String.format(
                Locale.ROOT,
                "faces %s: turned %.0f degrees%s from facing the camera, give or take %.0f, with %s confidence, told by %s",
                ClaimWords.view(facing.view()),
                Math.abs(facing.degrees()),
                turn(facing.degrees()),
                facing.uncertainty(),
                Amount.SHARE.say(facing.confidence()),
                facing.source());
    }

    private static String turn(double degrees) {
        boolean straight = Math.abs(degrees) < 0.5 || Math.abs(degrees) > 179.5;
        return straight ? "" : degrees > 0 ? " to the image's right" : " to the image's left";
    }

    private static String attributes(Region region) {
        List<String> said = new ArrayList<>();
        if (!region.attributes().present().isEmpty()) {
            said.add("known to be " + String.join(", ", region.attributes().present()));
        }
        if (!region.attributes().absent().isEmpty()) {
            said.add("known not to be " + String.join(", ", region.attributes().absent()));
        }
        return String.join(" and ", said);
    }
}
