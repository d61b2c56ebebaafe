package io.spatialforge.sources.coco;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CocoSourceTests {

    @TempDir
    Path folder;

    @Test
    void aPhotographAndItsBoxesBecomeAScene() throws IOException {
        Path file = CocoFile.ofThree()
                .licence("{\"id\": 4, \"name\": \"Attribution\", \"url\": \"http://licence/4\"}")
                .image("""
                        {"id": 7, "width": 640, "height": 480, "file_name": "a/7.jpg", "license": 4,
                         "flickr_url": "http://flickr/7", "coco_url": "http://coco/7", "date_captured": null}""")
                .annotation("""
                        {"id": 3, "image_id": 7, "category_id": 18, "bbox": [100.5, 50, 200, 100.25], "area": 1,
                         "segmentation": [[1, 2, 3, 4, 5, 6]], "iscrowd": 0}""")
                .annotation("""
                        {"id": 2, "image_id": 7, "category_id": 1, "bbox": [0, 0, 50, 60], "iscrowd": 1,
                         "segmentation": {"size": [2, 2], "counts": [1, 2, 1]}}""")
                .write(folder.resolve("a.json"));

        Scene scene = read(exhaustive("coco", file)).scene("coco/7");

        assertThat(scene.image().source()).isEqualTo("coco");
        assertThat(scene.image().file()).isEqualTo("a/7.jpg");
        assertThat(scene.image().url()).isEqualTo("http://coco/7");
        assertThat(scene.image().licence()).isEqualTo("http://licence/4");
        assertThat(scene.regions())
                .containsExactly(
                        Region.annotated(0, "dog", new Box(100.5, 50, 300.5, 150.25), Flags.NONE),
                        Region.annotated(
                                1, "person", new Box(0, 0, 50, 60), Flags.of(RegionFlag.CROWD, RegionFlag.TRUNCATED)));
        assertThat(scene.exhaustive()).as("a crowd can't be counted").containsExactly("dog");
        assertThat(scene.absent()).containsExactly("cup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"liac", "cial", "acil", "lcai", "aicl", "iacl"})
    void theArraysMayComeInAnyOrder(String order) throws IOException {
        CocoFile coco = CocoFile.ofThree()
                .licence("{\"id\": 1, \"name\": \"CC0\"}")
                .image("{\"id\": 1, \"width\": 100, \"height\": 80, \"file_name\": \"1.jpg\", \"license\": 1}")
                .image(2, 50, 50)
                .annotation(1, 2, 18, "[10, 10, 20, 20]")
                .annotation(2, 1, 1, "[20, 20, 20, 20]")
                .annotation(3, 1, 77, "[20, 20, 20, 20]")
                .annotation(4, 1, 47, "[500, 20, 20, 20]");

        Gathered expected = read(exhaustive("c", coco.write(folder.resolve("x.json"))));
        Gathered gathered = read(exhaustive("c", coco.write(folder.resolve("x.json"), order)));

        assertThat(gathered.joined()).isEqualTo(expected.joined());
        assertThat(gathered.read()).containsValue(Files.size(folder.resolve("x.json")));
        assertThat(gathered.scenes()).hasSize(2);
        assertThat(gathered.reasons()).containsExactly(Reason.CATEGORY_UNKNOWN, Reason.BOX_OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfRowsChangesNothing(long seed) throws IOException {
        CocoFile coco = CocoFile.ofThree().image(1, 200, 200);
        for (int i = 0; i < 12; i++) {
            coco.annotation(i, 1, i % 2 == 0 ? 18 : 1, "[%d, 10, 20, 20]".formatted(10 + i / 3));
        }
        coco.annotation(3, 1, 1, "[90, 90, 5, 5]").annotation(40, 1, 1, "[90, 90, -5, 5]");
        CocoConfig config = exhaustive("c", coco.write(folder.resolve("x.json")));

        assertThat(Gathered.from(new CocoSource(config), seed).joined())
                .isEqualTo(read(config).joined());
    }

    @Test
    void theOrderOfRecordsInTheFileChangesNoRegion() throws IOException {
        List<String> records = new ArrayList<>();
        for (String box : List.of("[1, 1, 5, 5]", "[1, 1, 5, 9]", "[30, 1, 5, 5]", "[2, 8, 50, 50]")) {
            int id = records.size();
            records.add("{\"id\": %d, \"image_id\": 1, \"category_id\": %d, \"bbox\": %s}"
                    .formatted(id, id % 2 == 0 ? 18 : 1, box));
        }
        Set<List<Region>> found = new HashSet<>();
        for (int turn = 0; turn < records.size(); turn++) {
            CocoFile coco = CocoFile.ofThree().image(1, 100, 100);
            records.forEach(coco::annotation);
            CocoConfig config = exhaustive("c", coco.write(folder.resolve("x.json")));
            found.add(read(config).scene("c/1").regions());
            Collections.rotate(records, 1);
        }
        assertThat(found).hasSize(1);
    }

    @Test
    void objects365FlagsAreKept() throws IOException {
        Path file = new CocoFile()
                .category("{\"id\": 9, \"name\": \" Potted  Plant \"}")
                .image("{\"id\": 5, \"width\": 100, \"height\": 100, \"url\": \"\", \"license\": 5,"
                        + " \"file_name\": \"images/v1/patch8/x.jpg\"}")
                .annotation("{\"id\": 1, \"image_id\": 5, \"category_id\": 9, \"bbox\": [10, 10, 30, 30],"
                        + " \"isfake\": 1, \"isreflected\": 1, \"iscrowd\": 0}")
                .write(folder.resolve("o.json"));

        Scene scene = read(CocoConfig.of("o", file).withLicence("CC BY 4.0")).scene("o/5");

        assertThat(scene.regions().getFirst().flags()).isEqualTo(Flags.of(RegionFlag.DEPICTION, RegionFlag.REFLECTED));
        assertThat(scene.regions().getFirst().label()).isEqualTo("potted plant");
        assertThat(scene.image().file()).isEqualTo("images/v1/patch8/x.jpg");
        assertThat(scene.image().url()).isNull();
        assertThat(scene.image().licence()).isEqualTo("CC BY 4.0");
        assertThat(scene.exhaustive()).as("not COCO's vocabulary").isEmpty();
        assertThat(scene.absent()).isEmpty();
    }

    @Test
    void keypointsOfASecondFileAreGivenToTheSameAnnotation() throws IOException {
        String points = "[" + "10, 20, 2, ".repeat(16) + "0, 0, 0]";
        Path instances = CocoFile.ofThree()
                .image(1, 100, 100)
                .image(2, 100, 100)
                .annotation(11, 1, 1, "[5, 5, 40, 40]")
                .annotation(12, 1, 18, "[50, 50, 40, 40]")
                .write(folder.resolve("instances.json"));
        Path persons = new CocoFile()
                .category(CocoFile.PERSON)
                .image(1, 100, 100)
                .annotation("{\"id\": 11, \"image_id\": 1, \"category_id\": 1, \"bbox\": [5, 5, 40, 40],"
                        + " \"num_keypoints\": 16, \"keypoints\": " + points + "}")
                .write(folder.resolve("person_keypoints.json"));

        for (CocoConfig config : List.of(exhaustive("c", instances, persons), exhaustive("c", persons, instances))) {
            Gathered gathered = read(config);

            Scene scene = gathered.scene("c/1");
            assertThat(scene.regions()).hasSize(2);
            assertThat(scene.region("r0").label()).isEqualTo("dog");
            Keypoints keypoints = requireNonNull(scene.region("r1").keypoints());
            assertThat(keypoints.x(Keypoints.NOSE)).isEqualTo(10);
            assertThat(scene.exhaustive()).containsExactly("dog", "person");
            assertThat(gathered.imagesRead()).isEqualTo(2);
            assertThat(gathered.regionsRead()).isEqualTo(2);
            assertThat(gathered.drops()).isEmpty();
        }
    }

    @Test
    void anImageThatOnlyThePersonFileListsIsExhaustiveForPeopleOnly() throws IOException {
        Path instances = CocoFile.ofThree().image(1, 100, 100).write(folder.resolve("instances.json"));
        Path persons = new CocoFile()
                .category(CocoFile.PERSON)
                .image(2, 100, 100)
                .annotation(11, 2, 1, "[5, 5, 40, 40]")
                .write(folder.resolve("person_keypoints.json"));

        Scene scene = read(exhaustive("c", instances, persons)).scene("c/2");

        assertThat(scene.exhaustive()).containsExactly("person");
        assertThat(scene.absent()).as("nobody looked for dogs").isEmpty();
    }

    @Test
    void theSameIdOfAnotherThingInAnotherFileIsAnotherAnnotation() throws IOException {
        Path one = CocoFile.ofThree()
                .image(1, 100, 100)
                .annotation(1, 1, 1, "[5, 5, 40, 40]")
                .write(folder.resolve("one.json"));
        Path other = CocoFile.ofThree()
                .image(1, 100, 100)
                .annotation(1, 1, 18, "[50, 50, 20, 20]")
                .write(folder.resolve("other.json"));

        assertThat(read(exhaustive("c", one, other)).scene("c/1").regions()).hasSize(2);
    }

    @Test
    void keypointsThatMarkNothingAreNone() throws IOException {
        Path file = new CocoFile()
                .category(CocoFile.PERSON)
                .image(1, 100, 100)
                .annotation("{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [5, 5, 40, 40],"
                        + " \"keypoints\": [" + "0, 0, 0, ".repeat(16) + "0, 0, 0]}")
                .annotation("{\"id\": 2, \"image_id\": 1, \"category_id\": 1, \"bbox\": [6, 5, 40, 40],"
                        + " \"keypoints\": [1, 2, 2]}")
                .write(folder.resolve("x.json"));

        for (Region region : read(exhaustive("c", file)).scene("c/1").regions()) {
            assertThat(region.keypoints()).isNull();
        }
    }

    @Test
    void boxesAreClippedToTheImageAndFlaggedAtItsBorder() throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 100, 80)
                .annotation(1, 1, 18, "[-10, 10, 30, 30]")
                .annotation(2, 1, 18, "[30, 30, 30, 49.5]")
                .annotation(3, 1, 18, "[40, 30, 30, 20]")
                .write(folder.resolve("x.json"));

        Scene scene = read(exhaustive("c", file)).scene("c/1");

        assertThat(scene.region("r0").shape()).isEqualTo(new Box(0, 10, 20, 40));
        assertThat(scene.region("r0").has(RegionFlag.TRUNCATED)).isTrue();
        assertThat(scene.region("r1").has(RegionFlag.TRUNCATED)).isTrue();
        assertThat(scene.region("r2").has(RegionFlag.TRUNCATED)).isFalse();
        assertThat(scene.exhaustive()).containsExactly("dog");
    }

    @Test
    void brokenBoxesAreDroppedAndTheirLabelIsNoLongerCounted() throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 100, 100)
                .annotation(1, 1, 18, "[10, 10, 20, 20]")
                .annotation(2, 1, 18, "[10, 10, 0, 20]")
                .annotation(3, 1, 1, "[10, 10, NaN, 20]")
                .annotation(4, 1, 1, "\"10, 10, 20, 20\"")
                .annotation(5, 1, 1, "[10, 10, 20]")
                .annotation(6, 1, 1, "[10, \"ten\", 20, 20]")
                .annotation(7, 1, 1, "[100, 10, 20, 20]")
                .annotation(8, 1, 1, "[10, 10, 1e999, 20]")
                .annotation("{\"id\": 9, \"image_id\": 1, \"category_id\": 1}")
                .annotation(10, 1, 1, "null")
                .write(folder.resolve("x.json"));

        Gathered gathered = read(exhaustive("c", file));

        Scene scene = gathered.scene("c/1");
        assertThat(scene.regions()).hasSize(1);
        assertThat(scene.exhaustive()).isEmpty();
        assertThat(scene.absent()).as("there may be a person").doesNotContain("person", "dog");
        assertThat(gathered.regionsRead()).isEqualTo(10);
        assertThat(gathered.drops())
                .hasSize(9)
                .allSatisfy(d -> assertThat(d.image()).isEqualTo("c/1"));
        assertThat(drop(gathered, "7").reason()).isEqualTo(Reason.BOX_OUTSIDE);
        assertThat(drop(gathered, "4"))
                .extracting(Drop::reason, Drop::detail)
                .containsExactly(Reason.BOX_INVALID, "bbox is a text");
        assertThat(drop(gathered, "5").detail()).isEqualTo("bbox has 3 numbers");
        assertThat(drop(gathered, "6").detail()).isEqualTo("bbox[1] is a text");
        assertThat(drop(gathered, "9").detail()).isEqualTo("bbox is missing");
    }

    @Test
    void theSameLabelAndBoxAgainIsADuplicateAndSpoilsNoCount() throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 100, 100)
                .annotation(1, 1, 18, "[10, 10, 20, 20]")
                .annotation(2, 1, 18, "[10, 10, 20, 20]")
                .annotation(3, 1, 1, "[10, 10, 20, 20]")
                .write(folder.resolve("x.json"));

        Gathered gathered = read(exhaustive("c", file));

        assertThat(gathered.scene("c/1").regions()).hasSize(2);
        assertThat(gathered.scene("c/1").exhaustive()).containsExactly("dog", "person");
        assertThat(drop(gathered, "2").reason()).isEqualTo(Reason.REGION_DUPLICATE);
    }

    @Test
    void theSameIdAgainInOneFileIsADuplicateThatSpoilsTheCount() throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 100, 100)
                .annotation(1, 1, 18, "[10, 10, 20, 20]")
                .annotation(1, 1, 18, "[60, 10, 20, 20]")
                .write(folder.resolve("x.json"));

        Gathered gathered = read(exhaustive("c", file));

        assertThat(gathered.reasons()).containsExactly(Reason.REGION_DUPLICATE);
        assertThat(gathered.scene("c/1").regions()).hasSize(1);
        assertThat(gathered.scene("c/1").exhaustive()).isEmpty();
    }

    @Test
    void annotationsOfNoImageOrNoCategoryAreDropped() throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 100, 100)
                .annotation(1, 1, 18, "[10, 10, 20, 20]")
                .annotation(2, 99, 18, "[10, 10, 20, 20]")
                .annotation(3, 1, 1000, "[10, 10, 20, 20]")
                .annotation("{\"id\": 4, \"category_id\": 1, \"bbox\": [1, 1, 5, 5]}")
                .annotation("\"five\"")
                .write(folder.resolve("x.json"));

        Gathered gathered = read(exhaustive("c", file));

        assertThat(drop(gathered, "2").reason()).isEqualTo(Reason.REGION_ORPHAN);
        assertThat(drop(gathered, "3"))
                .extracting(Drop::reason, Drop::detail)
                .containsExactly(Reason.CATEGORY_UNKNOWN, "category_id 1000");
        assertThat(drop(gathered, "annotations[3]").detail()).contains("x.json", "image_id");
        assertThat(drop(gathered, "annotations[4]").detail()).contains("expected an object, got a text");
        Scene scene = gathered.scene("c/1");
        assertThat(scene.exhaustive())
                .as("the unknown category may be anything")
                .isEmpty();
        assertThat(scene.absent()).isEmpty();
    }

    @Test
    void anImageListedTwiceIsKeptOnceIfBothRecordsAgree() throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 100, 100)
                .image(1, 100, 100)
                .image(2, 100, 100)
                .image(2, 100, 101)
                .annotation(1, 1, 18, "[10, 10, 20, 20]")
                .annotation(2, 2, 18, "[10, 10, 20, 20]")
                .write(folder.resolve("x.json"));

        Gathered gathered = read(exhaustive("c", file));

        assertThat(gathered.scenes()).hasSize(1);
        assertThat(gathered.imagesRead()).isEqualTo(4);
        assertThat(gathered.reasons())
                .containsExactly(
                        Reason.IMAGE_DUPLICATE, Reason.IMAGE_DUPLICATE, Reason.IMAGE_DUPLICATE, Reason.IMAGE_DROPPED);
        assertThat(gathered.drops().get(1).detail()).contains("x.json", "images[2]", "images[3]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 1, \"height\": 5}",
                "{\"id\": 1, \"width\": 0, \"height\": 5}",
                "{\"id\": 1, \"width\": -3, \"height\": 5}",
                "{\"id\": 1, \"width\": \"640\", \"height\": 5}",
                "{\"id\": 1, \"width\": 640.5, \"height\": 5}"
            })
    void anImageWithoutASizeIsDroppedWithItsRegions(String image) throws IOException {
        Path file = CocoFile.ofThree()
                .image(image)
                .annotation(1, 1, 18, "[10, 10, 20, 20]")
                .write(folder.resolve("x.json"));

        Gathered gathered = read(exhaustive("c", file));

        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_SIZE_INVALID, Reason.IMAGE_DROPPED);
        assertThat(gathered.drops().getFirst().detail()).contains("x.json", "images[0]", "width");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../secret.jpg", "a/../../b.jpg", "C:/b.jpg", "a\\\\..\\\\b.jpg", " "})
    void aFileNameThatLeavesTheFolderIsUnsafe(String name) throws IOException {
        Path file = CocoFile.ofThree()
                .image("{\"id\": 1, \"width\": 9, \"height\": 9, \"file_name\": \"" + name + "\"}")
                .write(folder.resolve("x.json"));

        assertThat(read(exhaustive("c", file)).reasons()).containsExactly(Reason.IMAGE_PATH_UNSAFE);
    }

    @Test
    void absentLabelsAreDrawnTheSameEachTimeAndNeverResembleWhatIsThere() throws IOException {
        CocoFile coco = new CocoFile();
        int id = 1;
        for (String label : Vocabulary.coco80().labels()) {
            coco.category("{\"id\": %d, \"name\": \"%s\"}".formatted(id++, label));
        }
        for (int image = 1; image <= 300; image++) {
            coco.image(image, 100, 100).annotation(image, image, 1 + image % 80, "[10, 10, 20, 20]");
        }
        CocoConfig config = exhaustive("c", coco.write(folder.resolve("x.json")));

        Gathered gathered = read(config);

        Labels labels = Labels.standard();
        Set<String> drawn = new TreeSet<>();
        for (Scene scene : gathered.scenes()) {
            String present = scene.regions().getFirst().label();
            assertThat(scene.absent()).hasSize(6);
            for (String absent : scene.absent()) {
                assertThat(labels.related(absent, present)).isFalse();
                assertThat(labels.isThing(absent)).isTrue();
            }
            drawn.addAll(scene.absent());
        }
        assertThat(drawn).hasSizeGreaterThan(60);
        assertThat(read(config).joined()).isEqualTo(gathered.joined());
        assertThat(read(config.withSeed(1)).joined()).isNotEqualTo(gathered.joined());
        assertThat(read(config.withAbsentSample(2)).scenes())
                .allSatisfy(s -> assertThat(s.absent()).hasSize(2));
        assertThat(read(config.withExhaustive(Exhaustive.NO)).scenes())
                .allSatisfy(s -> assertThat(s.absent()).isEmpty());
    }

    @Test
    void anImageWithoutRegionsIsKeptOnlyIfAbsenceCanBeAskedAbout() throws IOException {
        Path file = CocoFile.ofThree().image(1, 100, 100).write(folder.resolve("x.json"));

        assertThat(read(exhaustive("c", file)).scene("c/1").absent()).isEqualTo(Set.of("cup", "dog", "person"));
        assertThat(read(exhaustive("c", file).withExhaustive(Exhaustive.NO)).reasons())
                .containsExactly(Reason.NO_ANNOTATIONS);
    }

    @Test
    void onlyAFileThatListsCocosEightyClassesIsBelievedToBeExhaustiveUnasked() throws IOException {
        CocoFile some = CocoFile.ofThree().image(1, 100, 100).annotation(1, 1, 18, "[10, 10, 20, 20]");
        CocoFile whole = new CocoFile().image(1, 100, 100).annotation(1, 1, 1, "[10, 10, 20, 20]");
        int id = 1;
        for (String label : Vocabulary.coco80().labels()) {
            whole.category("{\"id\": %d, \"name\": \"%s\"}".formatted(id++, label));
        }
        assertThat(read(CocoConfig.of("c", some.write(folder.resolve("some.json"))))
                        .scene("c/1")
                        .exhaustive())
                .isEmpty();
        assertThat(read(CocoConfig.of("c", whole.write(folder.resolve("whole.json"))))
                        .scene("c/1")
                        .exhaustive())
                .hasSize(1);
    }

    @Test
    void aSampleIsCountedAndALargerOneHoldsASmallerOne() throws IOException {
        CocoFile coco = CocoFile.ofThree();
        for (int image = 1; image <= 200; image++) {
            coco.image(image, 100, 100).annotation(image, image, 18, "[10, 10, 20, 20]");
        }
        CocoConfig config = exhaustive("c", coco.write(folder.resolve("x.json")));

        Gathered tenth = read(config.withSampling(new Sampling(0.1, 5)));
        Gathered half = read(config.withSampling(new Sampling(0.5, 5)));

        assertThat(tenth.scenes().size()).isBetween(8, 35);
        assertThat(half.joined().keySet()).containsAll(tenth.joined().keySet());
        long leftOut = 200 - half.scenes().size();
        assertThat(half.leftOut())
                .containsEntry(Unit.IMAGES.id() + " not-sampled", leftOut)
                .containsEntry(Unit.REGIONS.id() + " not-sampled", leftOut);
    }

    @Test
    void anImageLeftOutOfTwoFilesIsLeftOutOnce() throws IOException {
        CocoFile coco = CocoFile.ofThree();
        for (int image = 1; image <= 50; image++) {
            coco.image(image, 100, 100).annotation(image, image, 18, "[10, 10, 20, 20]");
        }
        CocoConfig config = exhaustive("c", coco.write(folder.resolve("x.json")), coco.write(folder.resolve("y.json")));

        Gathered half = read(config.withSampling(new Sampling(0.5, 5)));

        assertThat(half.leftOut())
                .containsEntry(
                        Unit.IMAGES.id() + " not-sampled", 50L - half.scenes().size());
    }

    @Test
    void idsMayBeTextsAndWholeNumbersWrittenWithAPoint() throws IOException {
        Path file = CocoFile.ofThree()
                .image("{\"id\": \"street-ä\", \"width\": 99, \"height\": 99, \"file_name\": \"s.jpg\"}")
                .annotation("{\"id\": \"x\", \"image_id\": \"street-ä\", \"category_id\": 18.0,"
                        + " \"bbox\": [1, 2, 3, 4]}")
                .write(folder.resolve("x.json"));

        assertThat(read(exhaustive("c", file)).scene("c/street-ä").regions()).hasSize(1);
    }

    private static Drop drop(Gathered gathered, String subject) {
        return gathered.drops().stream()
                .filter(d -> subject.equals(d.subject()))
                .findFirst()
                .orElseThrow();
    }

    /** A corpus of which the user says that every instance is boxed. */
    private static CocoConfig exhaustive(String name, Path... files) {
        return CocoConfig.of(name, files).withExhaustive(Exhaustive.YES);
    }

    private static Gathered read(CocoConfig config) throws IOException {
        return Gathered.from(new CocoSource(config));
    }
}
