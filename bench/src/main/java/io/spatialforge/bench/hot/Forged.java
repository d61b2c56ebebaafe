package io.spatialforge.bench.hot;

import io.spatialforge.bench.InMemoryScenes;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import java.util.ArrayList;
import java.util.List;

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
        List<QaPair> kept = new ArrayList<>();
        PairForge.Outcome pairs = PairForge.Outcome.ofKept(kept::add);
        for (Scene scene : scenes) {
            forge.forge(scene, pairs);
        }
        return kept;
    }
}
