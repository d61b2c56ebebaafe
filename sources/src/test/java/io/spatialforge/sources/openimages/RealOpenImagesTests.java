package io.spatialforge.sources.openimages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads the publisher's own rows, where the variable SPATIALFORGE_TESTDATA names a folder that has them in
 * {@code samples/}. Their photographs are not there, so a table of sizes stands in.
 */
class RealOpenImagesTests {

    private static Path data = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private final Map<OpenImagesRole, List<Path>> files = new EnumMap<>(OpenImagesRole.class);

    @BeforeAll
    static void findMaterial() {
        String folder = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(folder != null, "SPATIALFORGE_TESTDATA is not set: OpenImages' own rows are not read");
        data = Path.of(String.valueOf(folder)).resolve("samples");
    }

    private RealOpenImagesTests with(OpenImagesRole role, String... names) {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            paths.add(data.resolve(name));
        }
        files.put(role, paths);
        return this;
    }

    /** Reads, as if every photograph were of 1024 x 683 pixels. */
    private Gathered read() throws IOException {
        files.remove(OpenImagesRole.SIZES);
        TreeSet<String> ids = new TreeSet<>();
        for (List<Path> paths : files.values()) {
            for (Path path : paths) {
                if (path.toString().endsWith(".csv")) {
                    for (String line : Files.readAllLines(path)) {
                        String[] cells = line.split(",", 3);
                        for (String cell : cells) {
                            if (cell.matches("[0-9a-f]{16}")) {
                                ids.add(cell);
                            }
                        }
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>(List.of("ImageID,Width,Height"));
        ids.forEach(id -> lines.add(id + ",1024,683"));
        files.put(OpenImagesRole.SIZES, List.of(Files.write(folder.resolve("sizes.csv"), lines)));
        return Gathered.from(new OpenImagesSource(new OpenImagesConfig(
                "openimages",
                new OpenImagesFiles(files),
                List.of(),
                Exhaustive.AUTO,
                3,
                null,
                Photos.OPTIONAL,
                Sampling.ALL,
                0)));
    }

    private static int regions(Gathered gathered) {
        return gathered.scenes().stream().mapToInt(s -> s.regions().size()).sum();
    }

    @Test
    void everyBoxOfTheBodyPartsIsReadAndKept() throws IOException {
        Gathered train = with(OpenImagesRole.BOXES, "openimages/train-annotations-bbox.bodyparts.csv")
                .read();
        Gathered test = with(OpenImagesRole.BOXES, "openimages/test-annotations-bbox.bodyparts.csv")
                .read();

        assertThat(train.regionsRead()).isEqualTo(13_134);
        assertThat(train.imagesRead()).isEqualTo(10_079);
        assertThat(test.regionsRead()).isEqualTo(2_784);
        assertThat(test.imagesRead()).isEqualTo(2_281);
        for (Gathered gathered : List.of(train, test)) {
            assertThat(regions(gathered) + gathered.drops().size()).isEqualTo(gathered.regionsRead());
            assertThat(gathered.reasons()).allMatch(r -> r == Reason.REGION_DUPLICATE);
            Map<String, Integer> labels = new HashMap<>();
            for (Scene scene : gathered.scenes()) {
                assertThat(scene.exhaustive()).isEmpty(); // no labels and no hierarchy were given
                scene.regions().forEach(r -> labels.merge(r.label(), 1, Integer::sum));
            }
            System.out.printf(
                    "OpenImages: %s, %d drops%n", labels, gathered.drops().size());
            assertThat(labels).hasSize(6);
        }
    }

    @Test
    void bothListsOfClassesDescribeTheSame601() throws IOException {
        Map<String, String> v5 = Classes.names(data.resolve("openimages/class-descriptions-boxable.csv"));
        Map<String, String> v7 = Classes.names(data.resolve("openimages/oidv7-class-descriptions-boxable.csv"));
        Map<String, String> v6 = Classes.names(data.resolve("openimages/oidv6-class-descriptions-boxable.head.csv"));

        assertThat(v5).hasSize(601);
        assertThat(v7.keySet()).isEqualTo(v5.keySet());
        assertThat(v5).containsAllEntriesOf(v6);
        assertThat(Classes.names(data.resolve("openimages/dict_v3_image_level_class_names.csv")))
                .hasSize(7_881);
    }

    @Test
    void theHierarchyPlacesEveryClass() throws IOException {
        Hierarchy hierarchy = Hierarchy.read(List.of(data.resolve("openimages/bbox_labels_600_hierarchy.json")));

        assertThat(hierarchy.classes()).hasSize(602);
        assertThat(hierarchy.below("/m/0bl9f")).hasSizeGreaterThan(500);
        assertThat(hierarchy.below("/m/01g317")).contains("/m/04yx4", "/m/03bt1vf"); // people: man, woman
        assertThat(hierarchy.below("/m/04yx4")).isEmpty();
        assertThat(hierarchy.classes())
                .containsAll(Classes.names(data.resolve("openimages/class-descriptions-boxable.csv"))
                        .keySet());
    }

    @Test
    void theRowsTheAuthorsQuoteOfV4GiveScenesWithAbsentLabels() throws IOException {
        Gathered gathered = with(OpenImagesRole.BOXES, "openimages/v4-validation-annotations-bbox.head.csv")
                .with(OpenImagesRole.LABELS, "openimages/v4-validation-annotations-human-imagelabels.head.csv")
                .with(OpenImagesRole.CLASSES, "openimages/class-descriptions-boxable.csv")
                .with(OpenImagesRole.HIERARCHY, "openimages/bbox_labels_600_hierarchy.json")
                .read();

        assertThat(gathered.regionsRead()).isEqualTo(9);
        assertThat(regions(gathered)).isEqualTo(9);
        Scene trees = gathered.scene("openimages/000026e7ee790996");
        assertThat(trees.regions()).hasSize(3).allMatch(r -> r.has(RegionFlag.GROUP));
        assertThat(trees.exhaustive()).isEmpty(); // groups of trees
        System.out.printf("V4 head: %s, left out %s%n", trees.absent(), gathered.leftOut());
    }

    @Test
    void v6sRowsWithClicksAndV3sWithoutFlagsAreRead() throws IOException {
        Gathered v6 = with(OpenImagesRole.BOXES, "openimages/oidv6-train-annotations-bbox.head.csv")
                .with(OpenImagesRole.LABELS, "openimages/train-annotations-human-imagelabels-boxable.head.csv")
                .with(OpenImagesRole.HIERARCHY, "openimages/bbox_labels_600_hierarchy.json")
                .read();
        files.clear();
        Gathered v3 = with(OpenImagesRole.BOXES, "openimages/v3-train-annotations-human-bbox.head.csv")
                .with(OpenImagesRole.LABELS, "openimages/v3-train-annotations-machine-imagelabels.head.csv")
                .read();

        Scene people = v6.scene("openimages/000002b66c9c498e");
        assertThat(people.regions()).hasSize(3).allMatch(r -> r.label().equals("person"));
        assertThat(people.absent()).containsExactly("bird"); // no apples and beer, which are not counted
        assertThat(v3.regionsRead()).isEqualTo(9);
        assertThat(regions(v3)).isEqualTo(9);
        assertThat(v3.reasons()).containsExactly(Reason.NO_ANNOTATIONS); // of an image that only a machine saw
        assertThat(v3.leftOut()).containsEntry("labels label-unverified", 9L);
        for (Region region : v3.scenes().getFirst().regions()) {
            assertThat(region.has(RegionFlag.GROUP)).isTrue();
        }
    }

    @Test
    void relationshipsAndMasksOfTheHeadsNameBoxesThatAreNotAmongThem() throws IOException {
        Gathered gathered = with(OpenImagesRole.BOXES, "openimages/oidv6-train-annotations-bbox.head.csv")
                .with(OpenImagesRole.RELATIONSHIPS, "openimages/oidv6-train-annotations-vrd.head.csv")
                .with(OpenImagesRole.ATTRIBUTES, "openimages/oidv6-attributes-description.head.csv")
                .with(OpenImagesRole.SEGMENTATIONS, "openimages/train-annotations-object-segmentation.head.csv")
                .with(OpenImagesRole.MASKS, "openimages")
                .with(OpenImagesRole.IMAGE_TABLE, "openimages/train-images-boxable-with-rotation.head.csv")
                .read();

        assertThat(gathered.reasons().stream().filter(r -> r == Reason.BOX_UNMATCHED))
                .hasSize(6);
        assertThat(gathered.scenes()).hasSize(1);
        assertThat(gathered.imagesRead()).isEqualTo(1 + 2 + 4 + 1);
    }

    @Test
    void photographsAreFoundByTheIdsOfTheirBoxes() throws IOException {
        Path boxes = Files.write(
                folder.resolve("boxes.csv"),
                List.of(
                        "ImageID,LabelName,XMin,XMax,YMin,YMax", // boxes of our own: none are published here
                        "07988525d97edf50,/m/0bt9lr,0.25,0.5,0.25,0.5",
                        "0c7b2e492da6ba02,/m/0bt9lr,0.25,0.5,0.25,0.5"));
        Gathered gathered = Gathered.from(new OpenImagesSource(new OpenImagesConfig(
                "openimages",
                new OpenImagesFiles(Map.of(OpenImagesRole.BOXES, List.of(boxes))),
                List.of(data.resolve("openimages").toString()),
                Exhaustive.AUTO,
                3,
                null,
                Photos.REQUIRED,
                Sampling.ALL,
                0)));

        assertThat(gathered.scenes()).hasSize(2);
        for (Scene scene : gathered.scenes()) {
            assertThat(scene.image().width()).isIn(1638, 1109);
            assertThat(scene.regions().getFirst().box().width())
                    .isEqualTo(scene.image().width() / 4.0);
        }
    }

    @Test
    void theExamplesOfTheFormatGiveARelationshipAnAttributeAndATurn() throws IOException {
        Gathered gathered = with(
                        OpenImagesRole.BOXES,
                        "formats/inputs/oi_bbox_train_v6.csv",
                        "formats/inputs/oi_bbox_val_v5.csv")
                .with(OpenImagesRole.CLASSES, "formats/inputs/oi_class_descriptions_v7.csv")
                .with(OpenImagesRole.HIERARCHY, "formats/inputs/oi_hierarchy.json")
                .with(OpenImagesRole.RELATIONSHIPS, "formats/inputs/oi_vrd.csv")
                .with(OpenImagesRole.IMAGE_TABLE, "formats/inputs/oi_images_with_rotation.csv")
                .read();

        Scene desk = gathered.scene("openimages/00000000000000aa");
        assertThat(desk.relationships()).hasSize(1).allMatch(r -> r.predicate().equals("on"));
        assertThat(desk.image().licence()).isEqualTo("https://creativecommons.org/licenses/by/2.0/");
        assertThat(gathered.scene("openimages/00000000000000bb").image().width())
                .isEqualTo(683);
        assertThat(gathered.reasons()) // "wooden" has no description here; the third image has no boxes
                .containsExactlyInAnyOrder(Reason.CATEGORY_UNKNOWN, Reason.NO_ANNOTATIONS);
    }
}
