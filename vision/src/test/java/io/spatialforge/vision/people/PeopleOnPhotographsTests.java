package io.spatialforge.vision.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real pose model on COCO's photographs, where the variable SPATIALFORGE_TESTDATA names a folder of them. */
class PeopleOnPhotographsTests {

    private static Path folder = Path.of("");

    @TempDir
    private Path temporary;

    @BeforeAll
    static void findMaterial() {
        String testdata = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(testdata != null, "SPATIALFORGE_TESTDATA is not set: no model and no photographs at hand");
        folder = Path.of(testdata);
        assumeTrue(
                Files.isRegularFile(folder.resolve("models/movenet-thunder.onnx")),
                "there is no models/movenet-thunder.onnx in " + folder);
    }

    private PoseModel model(ModelRuntime runtime) throws Exception {
        Path file = folder.resolve("models/movenet-thunder.onnx").toAbsolutePath();
        Path catalogue = temporary.resolve("models.yaml");
        Files.writeString(catalogue, """
                models:
                  movenet:
                    role: pose
                    licence: Apache-2.0
                    source: a file at hand
                    file: {path: '%s'}
                    input: {width: 256, height: 256, fixed: true, layout: nhwc, type: int32, colour: rgb, range: 255, fit: stretch}
                    decoder: movenet
                """.formatted(file));
        return Models.pose(ModelCatalog.of(catalogue).model("movenet"), Map.of(ModelSpec.GRAPH, file), runtime);
    }

    private static Picture photograph(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("truth").resolve(name));
        return PictureDecoder.decode(bytes, Transform.IDENTITY, PictureDecoder.FULL);
    }

    private static List<@Nullable FacingEstimate> told(PoseModel model, Picture picture, List<Box> people) {
        List<@Nullable FacingEstimate> told = new ArrayList<>();
        List<TwoLooks> looks = TwoLooks.at(model, picture, people);
        for (int i = 0; i < people.size(); i++) {
            told.add(FacingFromPose.estimate(
                    looks.get(i).pose(),
                    looks.get(i).again(),
                    people.get(i),
                    model.identity().brief()));
        }
        return told;
    }

    /** People in plain view. */
    private static Map<String, Person> people() {
        Map<String, Person> people = new LinkedHashMap<>();
        people.put("coco_persons/images/000000458223.jpg", new Person(new Box(147.5, 105.9, 221.4, 249.1), View.AWAY));
        people.put("coco_persons/images/000000182441.jpg", new Person(new Box(222.4, 290.8, 256.6, 382.4), View.AWAY));
        people.put("coco_persons/images/000000340451.jpg", new Person(new Box(238.1, 45.7, 395, 381.9), View.TOWARDS));
        people.put("coco_instances/images/000000005586.jpg", new Person(new Box(140.5, 69.9, 177.9, 160.2), View.LEFT));
        return people;
    }

    private record Person(Box box, View view) {}

    @Test
    void peopleInPlainViewAreSeenAsTheyStand() throws Exception {
        try (ModelRuntime runtime = ModelRuntime.open(RuntimeSettings.of("cpu", 1, 1))) {
            PoseModel model = model(runtime);
            for (Map.Entry<String, Person> known : people().entrySet()) {
                try (Picture picture = photograph(known.getKey())) {
                    FacingEstimate facing =
                            told(model, picture, List.of(known.getValue().box)).get(0);
                    assertThat(facing)
                            .as(known.getKey())
                            .isNotNull()
                            .extracting(FacingEstimate::view)
                            .isEqualTo(known.getValue().view);
                }
            }
        }
    }

    @Test
    void theMirroredPhotographNeverTellsTheContrary() throws Exception {
        int both = 0;
        try (ModelRuntime runtime = ModelRuntime.open(RuntimeSettings.of("cpu", 1, 1))) {
            PoseModel model = model(runtime);
            for (Map.Entry<String, Person> known : people().entrySet()) {
                Box box = known.getValue().box;
                try (Picture picture = photograph(known.getKey());
                        Picture mirrored = mirrored(picture)) {
                    FacingEstimate facing = told(model, picture, List.of(box)).get(0);
                    FacingEstimate other = told(model, mirrored, List.of(box.mirrored(picture.width())))
                            .get(0);
                    if (facing != null && other != null) {
                        both++;
                        assertThat(other.view())
                                .as(known.getKey())
                                .isEqualTo(facing.view().mirrored());
                    }
                }
            }
        }
        assertThat(both).isGreaterThanOrEqualTo(3);
    }

    private static Picture mirrored(Picture picture) {
        Mat flipped = new Mat();
        flip(picture.pixels(), flipped, 1);
        return new Picture(flipped, picture.width(), picture.height());
    }
}
