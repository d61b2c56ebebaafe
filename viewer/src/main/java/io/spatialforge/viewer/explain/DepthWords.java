package io.spatialforge.viewer.explain;

import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.pipeline.explain.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What depth is, and what it says of a region. */
final class DepthWords {

    /** So many digits of a hash are shown. */
    private static final int HASH = 12;

    private DepthWords() {}

    /** Where depth comes from and what its numbers mean. */
    static String source(DepthSource source, RunRecord run) {
        String kind = switch (source.kind()) {
            case METRIC -> "distances in metres";
            case RELATIVE -> "distances up to an unknown factor, so that only ratios count";
            case INVERSE ->
                "inverse depth, up to an unknown factor and offset: larger is nearer, and ratios say little";
        };
        String geometry = switch (source.geometry()) {
            case Z -> "measured along the camera's axis";
            case RAY -> "measured along the ray to each point";
        };
        String origin = switch (source.origin()) {
            case MEASURED -> "by a sensor or a renderer, so that noise and gaps are all that is wrong with it";
            case ESTIMATED ->
                "estimated by a network from the picture, which can be wrong without a sign, so that more is asked of it";
        };
        String range = "Nine tenths of the image lie between %s and %s."
                .formatted(number(source.low()), number(source.high()));
        return "%s: %s, %s, %s. %s%s".formatted(source.id(), kind, geometry, origin, range, model(source.id(), run));
    }

    private static String model(String id, RunRecord run) {
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, RunRecord.Model> model : run.models().entrySet()) {
            if (model.getValue().role().equals("depth") && id.contains(model.getKey())) {
                said.add(" The model is %s (sha256 %s)."
                        .formatted(model.getKey(), beginning(model.getValue().sha256())));
            }
        }
        return String.join("", said);
    }

    /** As much of a hash as tells files apart; {@code run.json} and {@code --json} have all of it. */
    static String beginning(String hash) {
        return hash.length() <= HASH ? hash : hash.substring(0, HASH) + "…";
    }

    /** "6.2 m, from 5.9 to 6.5 m by 1,204 pixels". */
    static String of(RegionDepth depth, DepthSource.Kind kind) {
        String second = depth.second() == null
                ? ""
                : "; a second look puts it at %s of the way from the far end to the near one"
                        .formatted(Amount.SHARE.say(depth.second()));
        return extent(depth.stated(), kind) + second;
    }

    /** One statistic. */
    static String extent(DepthExtent extent, DepthSource.Kind kind) {
        String unit = kind == DepthSource.Kind.METRIC ? " m" : "";
        String what = kind == DepthSource.Kind.INVERSE
                ? "inverse depth "
                : kind == DepthSource.Kind.RELATIVE ? "distance " : "";
        return String.format(
                Locale.ROOT,
                "%s%s%s, its extent from %s to %s%s, told by %,d pixels",
                what,
                number(extent.centre()),
                unit,
                number(extent.near()),
                number(extent.far()),
                unit,
                extent.pixels());
    }

    /** Three digits or so. */
    static String number(double value) {
        double size = Math.abs(value);
        int places = size >= 100 || value == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
