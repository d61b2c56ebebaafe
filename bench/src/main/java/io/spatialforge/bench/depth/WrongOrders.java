package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.DepthVoters.Voter;
import io.spatialforge.bench.depth.MeasuredScene.Pair;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The orders that came out wrong, those of the largest ratio first, with what was measured and what was seen. */
final class WrongOrders {

    private WrongOrders() {}

    private record Wrong(MeasuredScene scene, Pair pair, int vote) {}

    static List<String> of(List<MeasuredScene> scenes, Function<MeasuredScene, Scene> seenAs, Voter voter, int most) {
        List<Wrong> wrong = new ArrayList<>();
        for (MeasuredScene scene : scenes) {
            for (Pair pair : scene.pairs()) {
                int vote = pair.usable() ? voter.vote(scene, pair) : 0;
                if (vote != 0 && vote != pair.order()) {
                    wrong.add(new Wrong(scene, pair, vote));
                }
            }
        }
        wrong.sort(Comparator.comparingDouble((Wrong w) -> -w.pair().ratio()));
        List<String> lines = new ArrayList<>();
        lines.add("| photograph | called nearer | called farther | measured | nearness seen |");
        lines.add("|---|---|---|---|---|");
        for (Wrong w : wrong.subList(0, Math.min(most, wrong.size()))) {
            int near = w.vote() > 0 ? w.pair().first() : w.pair().second();
            int far = w.vote() > 0 ? w.pair().second() : w.pair().first();
            Scene seen = seenAs.apply(w.scene());
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s/%s | %s | %s | %s, %s | %s, %s |",
                    w.scene().photo().set(),
                    w.scene().photo().name().replace("images/", ""),
                    shown(w.scene(), near),
                    shown(w.scene(), far),
                    measured(w.scene(), near),
                    measured(w.scene(), far),
                    nearness(seen, near),
                    nearness(seen, far)));
        }
        return lines;
    }

    private static String shown(MeasuredScene scene, int place) {
        MeasuredThing thing = scene.things().get(place);
        return String.format(
                Locale.ROOT,
                "%s at %.0f, %.0f",
                thing.label(),
                thing.box().centreX(),
                thing.box().centreY());
    }

    private static String measured(MeasuredScene scene, int place) {
        double distance = scene.things().get(place).distance();
        return Double.isNaN(distance) ? "by people" : String.format(Locale.ROOT, "%.2f m", distance);
    }

    private static String nearness(Scene seen, int place) {
        Region region = seen.regions().get(place);
        RegionDepth depth = region.depth();
        @Nullable DepthSource source = seen.depth();
        return depth == null || source == null
                ? "–"
                : String.format(
                        Locale.ROOT, "%.2f", (depth.stated().centre() - source.low()) / (source.high() - source.low()));
    }
}
