package io.spatialforge.sources.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Caption;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.TinyJpeg;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import io.spatialforge.sources.table.ParquetFiles;
import io.spatialforge.vision.depth.DepthMeaning;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTests {

    @TempDir
    Path folder = Path.of("");

    private Path coco = Path.of("");

    /** A dog and a person in image 7, annotated to the last one; no cat. */
    @BeforeEach
    void writeCorpus() throws IOException {
        coco = Files.writeString(folder.resolve("instances.json"), """
                {"images": [{"id": 7, "width": 200, "height": 100, "file_name": "photos/000007.jpg"}],
                 "annotations": [
                  {"id": 1, "image_id": 7, "category_id": 1, "bbox": [10, 10, 40, 50], "iscrowd": 0},
                  {"id": 2, "image_id": 7, "category_id": 2, "bbox": [100, 5, 40, 90], "iscrowd": 0}],
                 "categories": [{"id": 1, "name": "dog"}, {"id": 2, "name": "person"}, {"id": 3, "name": "cat"}]}
                """);
    }

    private Gathered with(CocoConfig config, ImportFile... imports) throws IOException {
        return Gathered.from(new SourceWithImports(new CocoSource(config), List.of(imports), config.sampling()), 3);
    }

    private Gathered with(ImportFile... imports) throws IOException {
        return with(CocoConfig.of("coco", coco).withExhaustive(Exhaustive.YES), imports);
    }

    private ImportFile file(ImportKind kind, String... records) throws IOException {
        Path path = Files.writeString(folder.resolve(kind.id() + ".jsonl"), String.join("\n", records) + "\n");
        return ImportFile.of(path, kind, "a-model");
    }

    private static String box(String label, double x1, double y1, double x2, double y2, double score) {
        return "{\"image\": 7, \"label\": \"%s\", \"box\": [%s, %s, %s, %s], \"score\": %s}"
                .formatted(label, x1, y1, x2, y2, score);
    }

    private static Region region(Scene scene, String label) {
        return scene.regions().stream()
                .filter(r -> r.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void boxesBecomeRegionsWithTheirOriginAndScore() throws IOException {
        Gathered gathered = with(file(ImportKind.BOXES, box("Ball", 60, 60, 80, 99.5, 0.75)));

        Scene scene = gathered.onlyScene();
        assertThat(scene.regions()).extracting(Region::id).containsExactly("r0", "r1", "r2");
        assertThat(scene.regions()).extracting(Region::label).containsExactly("ball", "dog", "person");
        Region ball = scene.regions().getFirst();
        assertThat(ball.box()).isEqualTo(new Box(60, 60, 80, 99.5));
        assertThat(ball.origin()).isEqualTo("a-model");
        assertThat(ball.confidence()).isEqualTo(0.75);
        assertThat(ball.has(RegionFlag.TRUNCATED)).isTrue();
        assertThat(scene.exhaustive()).containsExactly("dog", "person");
        assertThat(gathered.drops()).isEmpty();
    }

    @Test
    void aBoxOverAnAnnotatedThingIsThatThingAgain() throws IOException {
        Gathered gathered =
                with(file(ImportKind.BOXES, box("dog", 11, 11, 50, 60, 0.9), box("man", 100, 5, 140, 95, 0.8)));

        assertThat(gathered.onlyScene().regions()).hasSize(2);
        assertThat(gathered.onlyScene().exhaustive()).containsExactly("dog", "person");
        assertThat(gathered.reasons()).containsExactly(Reason.REGION_DUPLICATE, Reason.REGION_DUPLICATE);
        assertThat(gathered.only().regionsRead()).isEqualTo(4);
    }

    @Test
    void aDetectionThatContradictsTheAnnotationLeavesTheLabelUnknown() throws IOException {
        assertThat(with().onlyScene().absent()).contains("cat");

        Gathered gathered =
                with(file(ImportKind.BOXES, box("dog", 150, 50, 190, 90, 0.9), box("cat", 60, 60, 80, 80, 0.4)));

        assertThat(gathered.onlyScene().regions()).hasSize(4);
        assertThat(gathered.onlyScene().exhaustive()).containsExactly("person");
        assertThat(gathered.onlyScene().absent()).doesNotContain("cat");
    }

    @Test
    void lowScoresAreCountedAndLeftOut() throws IOException {
        Gathered gathered =
                with(file(ImportKind.BOXES, box("ball", 60, 60, 80, 90, 0.2), box("ball", 0, 60, 9, 90, 0.5))
                        .withMinConfidence(0.35));

        assertThat(gathered.onlyScene().regions()).hasSize(3);
        assertThat(gathered.leftOut()).containsEntry("regions low-confidence", 1L);
    }

    @Test
    void declaredLabelsAreCompleteUnlessSomethingOfThemWasLeftOut() throws IOException {
        ImportFile every = file(
                        ImportKind.BOXES,
                        box("ball", 60, 60, 80, 90, 0.9),
                        box("cup", 60, 20, 80, 40, 0.9),
                        box("cup", 20, 80, 30, 90, 0.1),
                        box("hat", 30, 20, 10, 40, 0.9))
                .withMinConfidence(0.35)
                .withCompleteness(ImportFile.Completeness.EVERY);

        Gathered gathered = with(CocoConfig.of("coco", coco), every);

        assertThat(gathered.onlyScene().exhaustive()).containsExactly("ball");
        assertThat(gathered.reasons()).containsExactlyInAnyOrder(Reason.LOW_CONFIDENCE, Reason.BOX_INVALID);
    }

    @Test
    void whatIsDeclaredCompleteDoesNotOverruleTheAnnotation() throws IOException {
        ImportFile missed = file(ImportKind.BOXES, box("dog", 150, 50, 190, 90, 0.9))
                .withCompleteness(ImportFile.Completeness.EVERY);

        assertThat(with(missed).onlyScene().exhaustive()).containsExactly("person");
        assertThat(with(CocoConfig.of("coco", coco), missed).onlyScene().exhaustive())
                .isEmpty();
    }

    @Test
    void imagesAreNamedByIdOrFile() throws IOException {
        for (String name : List.of("7", "\"7\"", "\"coco/7\"", "\"photos/000007.jpg\"", "\"000007.jpg\"")) {
            Gathered gathered = with(file(ImportKind.CAPTIONS, "{\"image\": " + name + ", \"caption\": \"A dog.\"}"));

            assertThat(gathered.onlyScene().captions()).as(name).containsExactly(new Caption("A dog.", "a-model"));
        }
    }

    @Test
    void aFileNameOfTwoImagesNamesNeither() throws IOException {
        Files.writeString(coco, """
                {"images": [{"id": 7, "width": 200, "height": 100, "file_name": "a/1.jpg"},
                            {"id": 8, "width": 200, "height": 100, "file_name": "b/1.jpg"}],
                 "annotations": [{"id": 1, "image_id": 7, "category_id": 1, "bbox": [10, 10, 40, 50], "iscrowd": 0}],
                 "categories": [{"id": 1, "name": "dog"}]}
                """);

        Gathered gathered = with(file(
                ImportKind.CAPTIONS,
                "{\"image\": \"1.jpg\", \"caption\": \"x\"}",
                "{\"image\": \"a/1.jpg\", \"caption\": \"y\"}"));

        assertThat(gathered.reasons()).contains(Reason.IMPORT_AMBIGUOUS);
        assertThat(gathered.scene("coco/7").captions()).hasSize(1);
    }

    @Test
    void recordsOfOtherImagesAreCounted() throws IOException {
        Gathered gathered = with(
                file(ImportKind.CAPTIONS, "{\"image\": 99, \"caption\": \"x\"}"),
                file(ImportKind.BOXES, box("ball", 60, 60, 80, 90, 0.9).replace("7,", "98,")));

        assertThat(gathered.scenes()).hasSize(1);
        assertThat(gathered.reasons()).containsExactly(Reason.REGION_ORPHAN, Reason.REGION_ORPHAN);
        assertThat(Objects.requireNonNull(gathered.joined().get("coco/99")).accounts())
                .containsExactly(new Joined.Account(Unit.ROWS, 1, 0));
        assertThat(gathered.imagesRead()).isEqualTo(1);
    }

    @Test
    void recordsOfAnImageOutsideTheSampleAreCounted() throws IOException {
        CocoConfig none = CocoConfig.of("coco", coco).withSampling(new Sampling(0, 1));

        Gathered gathered = with(none, file(ImportKind.BOXES, box("ball", 60, 60, 80, 90, 0.9)));

        assertThat(gathered.joined()).isEmpty();
        assertThat(gathered.leftOut()).containsEntry("regions not-sampled", 3L);
    }

    @Test
    void masksComeToTheRegionTheyLieOn() throws IOException {
        // 200 by 100: columns 10 to 49, rows 10 to 59 are the dog's box
        StringBuilder counts = new StringBuilder("1010");
        for (int column = 0; column < 40; column++) {
            counts.append(", 50, ").append(column < 39 ? 50 : 50 + 150 * 100 - 10 + 0);
        }
        String runs = counts.substring(0, counts.lastIndexOf(",")) + ", " + (200 * 100 - 1010 - 40 * 50 - 39 * 50);
        String mask = "{\"size\": [100, 200], \"counts\": [" + runs + "]}";
        Gathered gathered = with(file(
                ImportKind.MASKS,
                "{\"image\": 7, \"label\": \"dog\", \"box\": [10, 10, 50, 60], \"mask\": " + mask + ", \"score\": 0.9}",
                "{\"image\": 7, \"label\": \"person\", \"mask\": " + mask + "}",
                "{\"image\": 7, \"region\": \"r0\", \"mask\": " + mask + ", \"score\": 0.5}",
                "{\"image\": 7, \"mask\": {\"size\": [100, 100], \"counts\": [0, 10000]}}",
                "{\"image\": 7, \"mask\": {\"size\": [100, 200], \"counts\": [20000]}}"));

        Scene scene = gathered.onlyScene();
        assertThat(region(scene, "dog").mask())
                .isNotNull()
                .satisfies(m -> assertThat(m.share()).isEqualTo(0.1));
        assertThat(region(scene, "person").mask()).isNull();
        assertThat(gathered.reasons())
                .containsExactly(
                        Reason.IMPORT_UNMATCHED, Reason.MASK_INVALID, Reason.MASK_INVALID, Reason.ROW_DUPLICATE);
        assertThat(gathered.only().accounts()).containsExactly(new Joined.Account(Unit.ROWS, 5, 1));
    }

    @Test
    void aMaskMayBeAPngAndComeWithItsBox() throws IOException {
        BufferedImage png = new BufferedImage(100, 50, BufferedImage.TYPE_BYTE_GRAY); // half as fine as the image
        for (int x = 30; x < 40; x++) {
            for (int y = 30; y < 45; y++) {
                png.getRaster().setSample(x, y, 0, 255);
            }
        }
        Files.createDirectories(folder.resolve("masks"));
        ImageIO.write(png, "png", folder.resolve("masks/ball.png").toFile());

        Gathered gathered = with(file(
                ImportKind.BOXES,
                box("ball", 60, 60, 80, 90, 0.9).replace("}", ", \"mask\": \"masks/ball.png\"}"),
                box("cup", 0, 0, 9, 9, 0.9).replace("}", ", \"mask\": \"masks/none.png\"}")));

        assertThat(region(gathered.onlyScene(), "ball").mask())
                .isNotNull()
                .satisfies(mask -> assertThat(mask.share()).isEqualTo(0.03));
        assertThat(region(gathered.onlyScene(), "cup").mask()).isNull();
        assertThat(gathered.reasons()).containsExactly(Reason.MASK_INVALID);
    }

    private static String pose(double x, double y, double width, double height, String third) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < Keypoints.COUNT; i++) {
            points.append(i == 0 ? "" : ", ")
                    .append("[%s, %s, %s]".formatted(x + width * (i % 4) / 3, y + height * (i / 4) / 4, third));
        }
        return "[" + points + "]";
    }

    @Test
    void keypointsComeToThePersonTheyLieOn() throws IOException {
        Gathered gathered = with(file(
                ImportKind.KEYPOINTS,
                "{\"image\": 7, \"keypoints\": " + pose(102, 8, 36, 80, "2") + ", \"score\": 0.6}",
                "{\"image\": 7, \"keypoints\": " + pose(104, 8, 34, 80, "2") + ", \"score\": 0.9}",
                "{\"image\": 7, \"keypoints\": " + pose(11, 11, 38, 48, "2") + "}"));

        Keypoints keypoints = region(gathered.onlyScene(), "person").keypoints();
        assertThat(keypoints).isNotNull().satisfies(k -> assertThat(k.x(0)).isEqualTo(104));
        assertThat(region(gathered.onlyScene(), "dog").keypoints()).isNull();
        assertThat(gathered.reasons()).containsExactly(Reason.IMPORT_UNMATCHED, Reason.ROW_DUPLICATE);
    }

    @Test
    void aScoreBesideAKeypointBecomesItsVisibility() throws IOException {
        ImportFile scored = file(
                        ImportKind.KEYPOINTS,
                        "{\"image\": 7, \"box\": [100, 5, 140, 95], \"keypoints\": " + pose(102, 8, 36, 80, "0.7")
                                + "}")
                .withThird(ImportFile.Third.SCORE);

        assertThat(region(with(scored).onlyScene(), "person").keypoints())
                .isNotNull()
                .satisfies(k -> assertThat(k.visible(0)).isTrue());
    }

    @Test
    void coordinatesOfStoredPixelsAreTurnedWithThem() throws IOException {
        TinyJpeg.write(folder.resolve("images/photos/000007.jpg"), 100, 200, 6); // upright 200x100
        CocoConfig config = CocoConfig.of("coco", coco).withPhotos(folder.resolve("images"));

        // stored x1, y1, x2, y2 of a box near the lower left of the stored pixels
        Gathered gathered = with(
                config,
                file(ImportKind.BOXES, box("ball", 10, 150, 30, 190, 0.9)).withFrame(ImportFile.Frame.STORED));

        assertThat(region(gathered.onlyScene(), "ball").box()).isEqualTo(new Box(10, 10, 50, 30));
    }

    @Test
    void aDepthMapComesWithWhatItMeans() throws IOException {
        DepthMeaning declared = DepthMeaning.metres(1000, "a-model");
        Gathered gathered = with(file(
                ImportKind.DEPTH,
                "{\"image\": 7, \"file\": \"maps/7.png\", \"kind\": \"inverse\", \"scale\": 256}",
                "{\"image\": 7, \"file\": \"maps/8.png\"}"));

        DepthSidecar map = gathered.only().depthMap();
        assertThat(map).isNotNull().satisfies(m -> {
            assertThat(m.file()).isEqualTo(folder.toAbsolutePath().resolve("maps/7.png"));
            assertThat(m.meaning())
                    .isEqualTo(new DepthMeaning(
                            DepthSource.Kind.INVERSE, declared.geometry(), 256, declared.invalid(), "a-model"));
        });
        assertThat(gathered.reasons()).containsExactly(Reason.ROW_DUPLICATE);
    }

    @Test
    void parquetSaysTheSameAsLines() throws IOException {
        Path parquet = ParquetFiles.write(
                folder.resolve("boxes.parquet"),
                "SELECT 7::BIGINT AS image, 'ball' AS label, [60.0, 60.0, 80.0, 90.0]::DOUBLE[] AS box, 0.75::FLOAT AS score");

        Scene scene = with(ImportFile.of(parquet, ImportKind.BOXES, "a-model")).onlyScene();

        assertThat(scene)
                .isEqualTo(with(file(ImportKind.BOXES, box("ball", 60, 60, 80, 90, 0.75)))
                        .onlyScene());
    }

    @Test
    void theOrderOfRecordsChangesNothing() throws IOException {
        List<String> records = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            double x = random.nextInt(150);
            double y = random.nextInt(60);
            records.add(box(i % 3 == 0 ? "ball" : "cup", x, y, x + 40, y + 30, random.nextInt(4) / 4.0));
        }
        Scene first =
                with(file(ImportKind.BOXES, records.toArray(new String[0]))).onlyScene();
        Collections.shuffle(records, new Random(9));

        assertThat(with(file(ImportKind.BOXES, records.toArray(new String[0]))).onlyScene())
                .isEqualTo(first);
        assertThat(first.regions().size()).isBetween(10, 61);
    }
}
