package io.spatialforge.bench.adversarial;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.drawn.Annotation;
import io.spatialforge.drawn.DepthCamera.Sensed;
import io.spatialforge.drawn.Trap;
import io.spatialforge.drawn.TrapArtist;
import io.spatialforge.drawn.TrapScene;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.perceive.Perceiver;
import io.spatialforge.sources.RegionList;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.depth.SceneDepth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From one hard scene to its pairs, by the stages and rules of a run, in memory. */
public final class TrapRun {

    /**
     * What came of one scene.
     *
     * @param image its file's name
     * @param truth its line of a truth file
     * @param pairs kept, all of them
     * @param looked how many claims were stated or abstained from, by task
     */
    public record Forged(String image, String truth, List<QaPair> pairs, Map<Task, Integer> looked) {}

    private final long seed;
    private final PairForge forge;

    public TrapRun(long seed, Margins margins) {
        this.seed = seed;
        forge = ForgeSettings.ofDefaults(seed).withMargins(margins).withoutCap().forge();
    }

    /** The name of a scene's picture. */
    public static String name(Trap trap, int index) {
        return trap.id() + "-%05d.jpg".formatted(index);
    }

    public Forged run(Trap trap, int index) {
        TrapScene drawn = TrapArtist.compose(trap, seed, index);
        String name = name(trap, index);
        List<QaPair> pairs = new ArrayList<>();
        Map<Task, Integer> looked = new EnumMap<>(Task.class);
        forge.forge(scene(drawn, name), new PairForge.Outcome() {
            @Override
            public void abstained(Task task, Reason reason, String about, @Nullable String other) {
                looked.merge(task, 1, Integer::sum);
            }

            @Override
            public void capped(Claim claim) {
                looked.merge(claim.task(), 1, Integer::sum);
            }

            @Override
            public void kept(QaPair pair) {
                looked.merge(pair.claim().task(), 1, Integer::sum);
                pairs.add(pair);
            }

            @Override
            public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
                looked.merge(claim.task(), 1, Integer::sum);
            }
        });
        return new Forged(name, drawn.truth(name).toString(), pairs, looked);
    }

    /** The scene as ingest and perception would leave it. */
    static Scene scene(TrapScene drawn, String name) {
        int width = drawn.width();
        int height = drawn.height();
        RegionList list = new RegionList(width, height, Transform.IDENTITY);
        List<Annotation> annotations = drawn.annotations();
        for (int i = 0; i < annotations.size(); i++) {
            Annotation a = annotations.get(i);
            double[] box = a.bbox();
            double[] points = a.keypoints();
            int[] runs = a.runs();
            list.add(
                    "a" + i,
                    a.label(),
                    box[0],
                    box[1],
                    box[2],
                    box[3],
                    flags(a),
                    points == null ? null : new Keypoints(points),
                    runs == null ? null : new Mask(width, height, runs));
        }
        RegionList.Numbered numbered = list.numbered();
        Set<String> exhaustive = new TreeSet<>(drawn.complete());
        exhaustive.removeAll(numbered.crowds());
        Image image = new Image("traps/" + name, "traps", name, null, null, width, height, Transform.IDENTITY, null);
        Scene scene = Perceiver.withFacing(new Scene(image, numbered.regions(), exhaustive, drawn.absent(), null));
        Sensed sensed = drawn.sensed();
        if (sensed == null) {
            return scene;
        }
        DepthMap map = new DepthMap(sensed.width(), sensed.height(), sensed.values());
        SceneDepth.Outcome outcome = switch (sensed.reading()) {
            case METRES -> SceneDepth.apply(scene, map, DepthMeaning.metres(1, "drawn"));
            case RAY -> SceneDepth.apply(scene, map, meaning(DepthSource.Kind.METRIC, DepthSource.Geometry.RAY));
            case RELATIVE -> SceneDepth.apply(scene, map, meaning(DepthSource.Kind.RELATIVE, DepthSource.Geometry.Z));
            case INVERSE -> SceneDepth.applyModel(scene, map, DepthMeaning.inverse("drawn-network"));
        };
        return switch (outcome) {
            case SceneDepth.Outcome.Given given -> given.scene();
            case SceneDepth.Outcome.Refused refused -> scene;
        };
    }

    private static DepthMeaning meaning(DepthSource.Kind kind, DepthSource.Geometry geometry) {
        return new DepthMeaning(kind, geometry, 1, null, "drawn-" + kind.id() + "-" + geometry.id());
    }

    private static Flags flags(Annotation a) {
        Flags flags = Flags.NONE;
        flags = a.crowd() ? flags.with(RegionFlag.CROWD) : flags;
        flags = a.fake() ? flags.with(RegionFlag.DEPICTION) : flags;
        return a.reflected() ? flags.with(RegionFlag.REFLECTED) : flags;
    }
}
