package io.spatialforge.sources.coco;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the real pieces of Objects365, LVIS and RefCOCO, where the variable SPATIALFORGE_TESTDATA names a folder of them
 * with {@code samples/}.
 */
class RealCocoFamilyTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static Path samples = Path.of("");

    @TempDir
    Path folder;

    @BeforeAll
    static void findMaterial() {
        String data = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(data != null, "SPATIALFORGE_TESTDATA is not set: real annotations are not read");
        samples = Path.of(String.valueOf(data), "samples");
    }

    @Test
    void everyCategoryOfObjects365IsOfItsVocabulary() throws IOException {
        Path file = samples.resolve("objects365/zhiyuan_objv2_val.fragment.json");

        Gathered gathered = Gathered.from(new CocoSource(objects365(file)));

        Scene scene = gathered.scene("objects365/420917");
        assertThat(scene.image().file()).isEqualTo("patch8/objects365_v1_00420917.jpg");
        assertThat(scene.image().width()).isEqualTo(769);
        assertThat(scene.regions()).hasSize(1);
        assertThat(scene.exhaustive()).containsExactly(scene.region("r0").label());
        assertThat(scene.absent()).hasSize(6);
        assertThat(gathered.scene("objects365/215264").regions()).isEmpty();
        assertThat(gathered.drops()).isEmpty();
    }

    @Test
    void aWholeImageOfObjects365WithItsReflections() throws IOException {
        Path file = container("image_900001_annotations_restored_xywh.json", "", 900001, 333, 500);

        Scene scene = Gathered.from(new CocoSource(objects365(file))).scene("objects365/900001");

        assertThat(scene.regions()).hasSize(5);
        assertThat(scene.regions().stream().filter(r -> r.has(RegionFlag.REFLECTED)))
                .as("a person and what they hold, in a mirror")
                .hasSize(2);
        assertThat(scene.regions().stream().filter(r -> r.has(RegionFlag.TRUNCATED)))
                .as("boxes that left the image")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(scene.exhaustive()).contains("person").hasSize(3);
    }

    @Test
    void boxesWrittenAsCornersAreReadAsTheyStandAndOftenLeaveTheImage() throws IOException {
        Path file = container("image_900001_annotations_as_found_xyxy.json", "", 900001, 333, 500);

        Gathered gathered = Gathered.from(new CocoSource(objects365(file)));

        assertThat(gathered.regionsRead()).isEqualTo(5);
        assertThat(gathered.scene("objects365/900001").regions())
                .filteredOn(r -> r.box().x2() == 333 || r.box().y2() == 500)
                .as("a corner taken for a size reaches the border")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aCrowdOfObjects365IsNoCount() throws IOException {
        Path file = container("annotation_iscrowd1.json", "", 452184, 640, 480);

        Scene scene = Gathered.from(new CocoSource(objects365(file))).scene("objects365/452184");

        assertThat(scene.region("r0").has(RegionFlag.CROWD)).isTrue();
        assertThat(scene.exhaustive()).isEmpty();
        assertThat(scene.absent()).doesNotContain("person");
    }

    @Test
    void lvisImagesKeepTheirLists() throws IOException {
        Path file = samples.resolve("lvis/lvis_val_100.json");
        CocoConfig config = CocoConfig.of("lvis", file)
                .withCorpus(CocoCorpus.LVIS)
                .withAbsentSample(1000)
                .withMasks(Masks.READ);

        Gathered gathered = Gathered.from(new CocoSource(config));

        JsonNode document = JSON.readTree(file.toFile());
        Map<String, String> names = new HashMap<>();
        document.path("categories")
                .forEach(c -> names.put(
                        c.path("id").asString(),
                        requireNonNull(Vocabulary.lvis()
                                .label(c.path("name")
                                        .stringValue()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')))));
        Map<String, Double> areas = new HashMap<>();
        document.path("annotations")
                .forEach(a -> areas.merge(
                        "lvis/" + a.path("image_id").asString(), a.path("area").doubleValue(), Double::sum));
        int images = 0;
        int absent = 0;
        int complete = 0;
        int labels = 0;
        for (JsonNode image : document.path("images")) {
            String id = "lvis/" + image.path("id").asString();
            if (gathered.joined().get(id) == null || gathered.joined().get(id).scene() == null) {
                continue;
            }
            Scene scene = gathered.scene(id);
            images++;
            absent += scene.absent().size();
            complete += scene.exhaustive().size();
            labels +=
                    (int) scene.regions().stream().map(Region::label).distinct().count();
            List<String> negative = image.path("neg_category_ids")
                    .valueStream()
                    .map(n -> names.get(n.asString()))
                    .toList();
            assertThat(negative).containsAll(scene.absent());
            for (JsonNode open : image.path("not_exhaustive_category_ids")) {
                assertThat(scene.exhaustive()).doesNotContain(requireNonNull(names.get(open.asString())));
            }
            double masked = 0;
            for (Region region : scene.regions()) {
                Mask mask = region.mask();
                masked += mask == null ? 0 : mask.cells().cardinality();
            }
            if (areas.getOrDefault(id, 0.0) > 1000 && gathered.joined().get(id).drops().isEmpty()) {
                assertThat(masked / areas.getOrDefault(id, 0.0)).isBetween(0.95, 1.05);
            }
        }
        System.out.printf(
                "LVIS: %d scenes, %d regions of %d read, %d of %d labels complete, %d verified absent, drops %s%n",
                images,
                gathered.scenes().stream().mapToInt(s -> s.regions().size()).sum(),
                gathered.regionsRead(),
                complete,
                labels,
                absent,
                gathered.drops().stream()
                        .map(d -> d.unit().id() + " " + d.reason().id() + " " + d.detail())
                        .toList());
        assertThat(gathered.regionsRead()).isEqualTo(977);
        assertThat(gathered.reasons().stream().filter(r -> r == Reason.BOX_INVALID))
                .as("boxes that were not turned with their outlines")
                .hasSize(13);
        assertThat(images).isGreaterThan(90);
        assertThat(complete).isBetween(labels / 2, labels);
    }

    @Test
    void lvisPhotographsAreFoundUnderTheirNewNames() throws IOException {
        CocoConfig config = CocoConfig.of("lvis", samples.resolve("lvis/lvis_val_100.json"))
                .withCorpus(CocoCorpus.LVIS)
                .withPhotos(samples.resolve("lvis/images"));

        Gathered gathered = Gathered.from(new CocoSource(config));

        assertThat(config.photos()).isEqualTo(Photos.REQUIRED);
        assertThat(gathered.scenes()).hasSize(9);
        assertThat(gathered.drops()).extracting(Drop::reason).contains(Reason.IMAGE_MISSING);
    }

    @Test
    void aRealRefOfRefcocoGivesItsThreeSentences() throws IOException {
        Path instances = new CocoFile()
                .category(CocoFile.PERSON)
                .image(581857, 640, 480)
                .annotation(1719310, 581857, 1, "[100, 100, 80, 200]")
                .write(folder.resolve("instances.json"));
        CocoConfig config = CocoConfig.of("coco", instances)
                .withExhaustive(Exhaustive.NO)
                .withRefs(samples.resolve("refcoco/refcoco_unc_ref0.json"));

        Scene scene = Gathered.from(new CocoSource(config)).scene("coco/581857");

        assertThat(scene.region("r0").expressions())
                .containsExactly("the lady with the blue shirt", "lady with back to us", "blue shirt");
    }

    @Test
    void masksOfCocoCoverTheAreaThatIsStated() throws IOException {
        Path file = samples.resolve("coco/free_licence/instances_free.json");

        Gathered gathered =
                Gathered.from(new CocoSource(CocoConfig.of("coco", file).withMasks(Masks.READ)));

        int masks = 0;
        for (Scene scene : gathered.scenes()) {
            for (Region region : scene.regions()) {
                masks += region.mask() == null ? 0 : 1;
            }
        }
        System.out.printf("COCO: %d masks, drops %s%n", masks, gathered.drops());
        assertThat(masks).isGreaterThan(1340);
    }

    /** A file of COCO's layout around real annotations. */
    private Path container(String annotations, String fileName, int image, int width, int height) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.putArray("images")
                .addObject()
                .put("id", image)
                .put("width", width)
                .put("height", height)
                .put(
                        "file_name",
                        fileName.isEmpty() ? "images/v1/patch1/objects365_v1_%08d.jpg".formatted(image) : fileName);
        ArrayNode records = document.putArray("annotations");
        JSON.readTree(samples.resolve("objects365").resolve(annotations).toFile())
                .forEach(records::add);
        document.set(
                "categories",
                JSON.readTree(samples.resolve("objects365/zhiyuan_objv2_val.fragment.json")
                                .toFile())
                        .path("categories"));
        return Files.writeString(folder.resolve("o365.json"), document.toString());
    }

    private static CocoConfig objects365(Path file) {
        return CocoConfig.of("objects365", file).withCorpus(CocoCorpus.OBJECTS365);
    }
}
