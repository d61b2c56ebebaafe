package io.spatialforge.bench.hot;

import io.spatialforge.bench.InMemoryScenes;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenes with depth and people in memory, and their pairs. */
final class Forged {

    static final long SEED = 1;
    static final int OBJECTS = 8;

    private Forged() {}

    static List<Scene> scenes(int count) {
        return InMemoryScenes.of(count, OBJECTS, SEED);
    }

    /** As many as a run takes of an image. */
    static List<QaPair> pairs(List<Scene> scenes) {
        PairForge forge = ForgeSettings.ofDefaults(SEED).forge();
        Pairs pairs = new Pairs(new ArrayList<>());
        for (Scene scene : scenes) {
            forge.forge(scene, pairs);
        }
        return pairs.kept;
    }

    private record Pairs(List<QaPair> kept) implements PairForge.Outcome {

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {}

        @Override
        public void capped(Claim claim) {}

        @Override
        public void kept(QaPair pair) {
            kept.add(pair);
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {}
    }
}
