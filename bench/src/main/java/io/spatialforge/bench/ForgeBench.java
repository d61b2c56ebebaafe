package io.spatialforge.bench;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rules, phrasing, reading back and verification in memory, on one thread: pairs a second and core. */
@Command(
        name = "forge",
        mixinStandardHelpOptions = true,
        description = "Forges verified pairs of scenes in memory on one thread.")
final class ForgeBench implements Callable<Integer> {

    @Option(names = "--images", description = "Scenes (default: ${DEFAULT-VALUE}).")
    private int images = 2000;

    @Option(names = "--objects", description = "Objects in each (default: ${DEFAULT-VALUE}).")
    private int objects = 8;

    @Option(names = "--rounds", description = "Rounds; the first ones warm up (default: ${DEFAULT-VALUE}).")
    private int rounds = 8;

    @Option(names = "--per-form", description = "Claims of one kind kept of a scene (default: ${DEFAULT-VALUE}).")
    private int perForm = 1000;

    @Override
    public Integer call() {
        List<Scene> scenes = InMemoryScenes.of(images, objects, 1);
        PairForge forge = ForgeSettings.ofDefaults(1).withPerForm(perForm).forge();
        for (int round = 1; round <= rounds; round++) {
            Counts counts = new Counts();
            long began = System.nanoTime();
            for (Scene scene : scenes) {
                forge.forge(scene, counts);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "round %d: %,.0f images/s, %,.0f verified pairs/s on one core (%,d kept, %,d rejected, %,d abstained, %,d capped)%n",
                    round,
                    images / seconds,
                    counts.kept / seconds,
                    counts.kept,
                    counts.rejected,
                    counts.abstained,
                    counts.capped);
        }
        return 0;
    }

    private static final class Counts implements PairForge.Outcome {
        private long kept;
        private long rejected;
        private long abstained;
        private long capped;

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {
            abstained++;
        }

        @Override
        public void capped(Claim claim) {
            capped++;
        }

        @Override
        public void kept(QaPair pair) {
            kept++;
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
            rejected++;
        }
    }
}
