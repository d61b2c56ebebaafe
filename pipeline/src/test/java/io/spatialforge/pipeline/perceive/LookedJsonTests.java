package io.spatialforge.pipeline.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.people.TwoLooks;
import io.spatialforge.vision.see.DepthLevels;
import io.spatialforge.vision.see.Looked;
import io.spatialforge.vision.see.Perception;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LookedJsonTests {

    private static final ModelIdentity MODEL = new ModelIdentity("some-model", "ab".repeat(32), "{\"floor\": 0.1}");

    private static Looked.Seen seen() {
        Random random = new Random(3);
        float[] values = new float[320 * 192];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.sin(i / 700.0) + 0.01 * random.nextGaussian());
        }
        values[17] = Float.NaN;
        double[] pose = new double[51];
        for (int i = 0; i < pose.length; i++) {
            pose[i] = random.nextDouble() * 100;
        }
        DepthMap map = new DepthMap(320, 192, values);
        return new Looked.Seen(
                "cd".repeat(32),
                "ONNX Runtime 1 on cpu, 1 thread, batch 1",
                new Perception(
                        640,
                        480,
                        List.of(new Perception.Seen(
                                MODEL, List.of(new Detection("dining table", new Box(1.25, 2, 1 / 3.0 + 3, 40), 0.7)))),
                        List.of(
                                new PosedPerson(MODEL, new Box(0, 0, 640, 480), new TwoLooks(new Pose(pose), null)),
                                new PosedPerson(
                                        MODEL,
                                        new Box(9, 9, 64, 48),
                                        new TwoLooks(new Pose(pose), new Pose(pose).mirrored(640)))),
                        List.of(new Perception.Depth(
                                MODEL,
                                DepthMeaning.inverse("some-model@abababab"),
                                DepthLevels.of(map, DepthSource.Kind.INVERSE)))));
    }

    @Test
    void whatWasSeenIsReadBackExactly() {
        LookedJson line = new LookedJson("coco/1", seen());

        assertThat(LookedJson.read(line.toLine())).isEqualTo(line);
    }

    @Test
    void aFlawIsReadBackExactly() {
        LookedJson line =
                new LookedJson("coco/1", new Looked.Flawed("ef".repeat(32), Reason.IMAGE_TRUNCATED, "ends \"early\""));

        assertThat(LookedJson.read(line.toLine())).isEqualTo(line);
    }

    @Test
    void aLineIsOneLine() {
        assertThat(new String(new LookedJson("coco/1", seen()).toLine(), StandardCharsets.UTF_8))
                .doesNotContain("\n");
    }

    @Test
    void anotherVersionIsRefused() {
        String line = new String(new LookedJson("coco/1", seen()).toLine(), StandardCharsets.UTF_8)
                .replace("\"schema\":1", "\"schema\":2");

        assertThatThrownBy(() -> LookedJson.read(line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 1");
    }

    @Test
    void aDamagedDepthMapIsRefused() {
        String line = new String(new LookedJson("coco/1", seen()).toLine(), StandardCharsets.UTF_8);
        int steps = line.indexOf("\"steps\":\"") + 200;
        String damaged = line.substring(0, steps) + "AAAAAAAA" + line.substring(steps + 8);

        assertThatThrownBy(() -> LookedJson.read(damaged.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
