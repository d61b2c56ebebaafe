package io.spatialforge.bench.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CorporaTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void theSameSeedWritesTheSameBytesAndAnotherSeedOthers() throws IOException {
        List<Corpus> all = Corpus.named("all");
        Corpora corpora =
                new Corpora(all, 40, 0.5, 0.5, Objects365Corpus.Order.IMAGES_FIRST, Objects365Corpus.Release.V2, 7);
        corpora.write(folder.resolve("a"));
        corpora.write(folder.resolve("b"));
        Corpora.of(all, 40, 8).write(folder.resolve("c"));

        Map<String, Integer> first = contents(folder.resolve("a"));
        assertThat(first).hasSizeGreaterThan(13);
        assertThat(contents(folder.resolve("b"))).isEqualTo(first);
        Map<String, Integer> other = contents(folder.resolve("c"));
        for (String file : List.of(
                "objects365/objects365.json", "openimages/oidv6-train-annotations-bbox.csv", "pixmo/points.parquet")) {
            assertThat(other.get(file)).isNotNull().isNotEqualTo(first.get(file));
        }
    }

    private static Map<String, Integer> contents(Path root) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void whatNeedsMoreRoomThanTheDiskHasIsRefusedBeforeAnythingIsWritten() {
        Corpora corpora = Corpora.of(Corpus.named("all"), 1_000_000_000_000L, 7);
        assertThatThrownBy(() -> corpora.write(folder))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("the corpora need [\\d,]+ MB in .*, where [\\d,]+ MB are free.*");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void boxesAreAsManyAsOfTheRealCorpusWithALongTailAndPeopleAtItsHead() throws IOException {
        new Objects365Corpus(2_000, Objects365Corpus.Release.V2, 7)
                .write(folder, Objects365Corpus.Order.IMAGES_FIRST, 0);
        JsonNode file = JSON.readTree(folder.resolve("objects365.json").toFile());

        Map<Integer, Integer> ofImage = new HashMap<>();
        Map<Integer, Integer> ofCategory = new HashMap<>();
        int crowds = 0;
        for (JsonNode annotation : file.get("annotations")) {
            ofImage.merge(annotation.get("image_id").asInt(), 1, Integer::sum);
            ofCategory.merge(annotation.get("category_id").asInt(), 1, Integer::sum);
            crowds += annotation.get("iscrowd").asInt();
        }
        int boxes = file.get("annotations").size();
        List<Integer> counts = ofImage.values().stream().sorted().toList();

        assertThat(file.get("images")).hasSize(2_000);
        assertThat(file.get("categories")).hasSize(365);
        assertThat(boxes / 2_000.0).isBetween(13.6, 15.6);
        assertThat(counts.get(counts.size() / 2)).isBetween(8, 12);
        assertThat(counts.getLast()).isGreaterThan(75);
        int people = ofCategory.getOrDefault(1, 0);
        assertThat(people / (double) boxes).isBetween(0.08, 0.15);
        assertThat(ofCategory.values()).allMatch(n -> n <= people);
        assertThat(ofCategory).hasSizeBetween(180, 320);
        assertThat(crowds / (double) boxes).isBetween(0.003, 0.012);
    }

    @Test
    void aFileIsAsLargeForItsImagesAsTheRealOne() throws IOException {
        for (Objects365Corpus.Order order : Objects365Corpus.Order.values()) {
            new Objects365Corpus(1_000, Objects365Corpus.Release.V1, 7).write(folder, order, 0);
            // The real one has 5 to 6 GB for 1,742,292 images.
            assertThat(Files.size(folder.resolve("objects365.json")) / 1_000)
                    .isBetween(2_700L, Objects365Corpus.bytes(1_000, 0) / 1_000);
        }
    }

    @Test
    void idsAreUniqueAndInNoOrder() throws IOException {
        new Objects365Corpus(500, Objects365Corpus.Release.V2, 7)
                .write(folder, Objects365Corpus.Order.ANNOTATIONS_FIRST, 0);
        JsonNode file = JSON.readTree(folder.resolve("objects365.json").toFile());
        Set<Integer> ids = new HashSet<>();
        int ascending = 0;
        int last = 0;
        for (JsonNode image : file.get("images")) {
            int id = image.get("id").asInt();
            ids.add(id);
            ascending += id > last ? 1 : 0;
            last = id;
        }
        assertThat(ids).hasSize(500);
        assertThat(ascending).isBetween(150, 450);
    }

    @Test
    void allCorporaAreReadByTheirSourcesAndGivePairsOfEveryTask() throws Exception {
        Corpora corpora = new Corpora(
                Corpus.named("all"),
                120,
                0.5,
                0.5,
                Objects365Corpus.Order.ANNOTATIONS_FIRST,
                Objects365Corpus.Release.V1,
                7);
        Path written = corpora.write(folder.resolve("corpora"));
        RunConfig config = RunConfig.of("corpora", RunConfig.load(written), folder.resolve("corpora"));

        RunSummary summary = Run.forge(config, folder.resolve("run"), Run.Options.ofDefaults());

        Books.Page ingested = summary.books(Stage.INGEST).page(Books.WHOLE);
        assertThat(ingested.read(Unit.IMAGES)).isEqualTo(corpora.allImages());
        assertThat(ingested.kept(Unit.IMAGES)).isEqualTo(corpora.allImages());
        assertThat(ingested.dropped(Unit.REGIONS)).isLessThan(ingested.read(Unit.REGIONS) / 1_000);
        assertThat(summary.books(Stage.PERCEIVE).page(Books.WHOLE).kept(Unit.DEPTH_MAPS))
                .isBetween(85L, 155L);
        for (Task task : Task.values()) {
            assertThat(summary.keptByForm().keySet()).anyMatch(form -> form.startsWith(task.id()));
        }
    }

    @Test
    void whatAnotherRunSawIsRefusedWhereItHasOtherShards() throws IOException {
        Corpora corpora = new Corpora(
                Corpus.named("objects365"),
                5,
                0,
                1,
                Objects365Corpus.Order.IMAGES_FIRST,
                Objects365Corpus.Release.V2,
                7);
        ObjectNode tree = RunConfig.load(corpora.write(folder));
        tree.put("shards", 17);
        RunConfig config = RunConfig.of("corpora", tree, folder);

        assertThatThrownBy(() -> Run.forge(config, folder.resolve("run"), Run.Options.ofDefaults()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("perceive: seen: there is no")
                .hasMessageContaining("a finished run of 17 shards");
    }
}
