package io.spatialforge.app.library;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.PairForge;

public class BoxesToPairs {
    public static void main(String... args) {
        Scene scene = Scene.of(Image.of("holiday", "park.jpg", 640, 480))
                .region("dog", new Box(60, 250, 180, 430))
                .region("bench", new Box(380, 210, 600, 330))
                .region("bird", new Box(250, 40, 290, 70))
                .region("bird", new Box(430, 60, 475, 90))
                .exhaustive("dog", "bench", "bird") // every instance has its box
                .absent("cat")
                .build();
        for (QaPair pair : PairForge.ofDefaults().pairs(scene)) {
            System.out.println(pair.question(QaRegion::coordinates));
            System.out.println("    " + pair.answer(QaRegion::coordinates));
        }
    }
}
