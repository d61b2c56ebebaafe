package io.spatialforge.export.webdataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.Importer;
import io.spatialforge.export.Importer.Imported;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.licence.Licence;
import io.spatialforge.export.licence.Licence.Copies;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Photographs.Photograph;
import io.spatialforge.export.target.Photographs.Withheld;
import io.spatialforge.export.target.SmallExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebDatasetTests {

    private static final Licence LICENCE = new Licence("CC-BY-2.0", Copies.ALTERED, Set.of(Licence.Duty.CREDIT));

    @TempDir
    Path folder;

    @Test
    void anImageIsASampleWithAllItsQuestions() throws IOException {
        SmallExport export = SmallExport.of(target(Photographs.NONE), folder, List.of(Streets.pairs(0, 3)));

        Map<String, byte[]> members = members("train-000000.tar");
        assertThat(export.written()).hasSize(6);
        assertThat(members.keySet()).hasSize(3).allMatch(name -> name.matches("street_[012]-[0-9a-f]{12}\\.json"));
        JsonNode sample = sample(members, "street_1-");
        assertThat(sample.path("image_id").asString()).isEqualTo("street/1");
        assertThat(sample.path("url").asString()).isEqualTo("https://example.org/1");
        assertThat(sample.path("sha256").isString()).isTrue();
        assertThat(sample.path("licence").asString()).isEqualTo("CC BY 2.0");
        assertThat(sample.path("width").asInt()).isEqualTo(40);
        assertThat(sample.path("height").asInt()).isEqualTo(20);
        assertThat(sample.path("dialect").asString()).isEqualTo("qwen3-vl");
        assertThat(sample.path("qa_ids").toString()).isEqualTo("[\"a1\",\"b1\"]");
        assertThat(sample.path("records")
                        .path(1)
                        .path("conversations")
                        .path(1)
                        .path("value")
                        .asString())
                .isEqualTo("[{\"bbox_2d\": [500, 100, 775, 600], \"label\": \"cat\"}]");
        assertThat(target(Photographs.NONE).validate(folder).faults()).isEmpty();
    }

    @Test
    void photographsComeAlongBesideTheirQuestions() throws IOException {
        byte[] jpeg = Streets.jpeg(40, 20);
        Photographs photographs = (image, use) -> new Photograph("jpg", jpeg, true, LICENCE);

        SmallExport.of(target(photographs), folder, List.of(Streets.pairs(0, 2)));

        Map<String, byte[]> members = members("train-000000.tar");
        List<String> names = List.copyOf(members.keySet());
        assertThat(names).hasSize(4);
        assertThat(names.get(0)).endsWith(".jpg");
        assertThat(names.get(1)).isEqualTo(names.get(0).replace(".jpg", ".json"));
        assertThat(members.get(names.get(0))).isEqualTo(jpeg);
        JsonNode sample = JsonMapper.shared().readTree(members.get(names.get(1)));
        assertThat(sample.path("records").path(0).path("image").asString()).isEqualTo(names.get(0));
        assertThat(sample.path("sha256").asString()).hasSize(64);
        assertThat(target(photographs).validate(folder).faults()).isEmpty();
        assertThat(Files.readString(folder.resolve("image-credits.csv")))
                .startsWith("file,image,source,url,licence,")
                .contains(names.get(0) + ",street/")
                .contains(",https://example.org/1,CC-BY-2.0,CC BY 2.0,credit,none,");
    }

    @Test
    void questionsAboutAPhotographThatIsWithheldAreLeftOut() throws IOException {
        byte[] jpeg = Streets.jpeg(40, 20);
        Photographs photographs = (image, use) -> image.id().equals("street/0")
                ? new Withheld(new Refusal(Reason.LICENCE_FORBIDS, "no"))
                : new Photograph("jpg", jpeg, true, LICENCE);

        SmallExport export = SmallExport.of(target(photographs), folder, List.of(Streets.pairs(0, 2)));

        assertThat(export.refused()).containsOnlyKeys("a0", "b0");
        assertThat(export.written()).containsExactly("a1", "b1");
        assertThat(members("train-000000.tar")).hasSize(2);
    }

    @Test
    void aPhotographThatChangesMeanwhileIsNotWritten() throws IOException {
        byte[] before = Streets.jpeg(40, 20);
        byte[] after = Streets.jpeg(40, 21);
        AtomicInteger asked = new AtomicInteger();
        Photographs photographs =
                (image, use) -> new Photograph("jpg", asked.getAndIncrement() == 0 ? before : after, true, LICENCE);

        assertThatThrownBy(() -> SmallExport.of(target(photographs), folder, List.of(Streets.pairs(0, 1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the photograph of street/0 is not what it was");
    }

    @Test
    void tarsAreOfBoundedSizeAndHoldEverySampleOnce() throws IOException {
        ShardLimits limits = new ShardLimits(15_000, 5);
        WebDatasetTarget target = new WebDatasetTarget(Dialects.named("qwen3-vl"), 1, Photographs.NONE, limits);

        SmallExport.of(
                target, folder, List.of(Streets.pairs(0, 7), Streets.pairs(7, 8), List.of(), Streets.pairs(8, 20)));

        Set<String> keys = new HashSet<>();
        int tars = 0;
        for (; Files.exists(folder.resolve("train-%06d.tar".formatted(tars))); tars++) {
            String tar = "train-%06d.tar".formatted(tars);
            Map<String, byte[]> members = members(tar);
            assertThat(Files.size(folder.resolve(tar))).isLessThanOrEqualTo(15_000);
            assertThat(members).hasSizeBetween(1, 5);
            members.keySet().forEach(name -> assertThat(keys.add(name)).isTrue());
        }
        assertThat(keys).hasSize(20);
        assertThat(tars).isBetween(4, 8);
        assertThat(target.validate(folder).records()).isEqualTo(20);
        assertThat(target.validate(folder).faults()).isEmpty();
    }

    @Test
    void aSampleThatIsTooLargeByItselfGetsATarOfItsOwn() throws IOException {
        ShardLimits limits = new ShardLimits(10_241, 100);
        WebDatasetTarget target = new WebDatasetTarget(Dialects.named("qwen3-vl"), 1, Photographs.NONE, limits);

        SmallExport.of(target, folder, List.of(Streets.pairs(0, 3)));

        assertThat(members("train-000002.tar")).hasSize(1);
    }

    @Test
    void theSamePairsGiveTheSameBytes() throws IOException {
        Path again = Files.createDirectory(folder.resolve("again"));
        Path once = Files.createDirectory(folder.resolve("once"));

        SmallExport.of(target(Photographs.NONE), once, List.of(Streets.pairs(0, 9)));
        SmallExport.of(target(Photographs.NONE), again, List.of(Streets.pairs(0, 9)));

        assertThat(again.resolve("train-000000.tar")).hasSameBinaryContentAs(once.resolve("train-000000.tar"));
        assertThat(again.resolve("wids.json")).hasSameBinaryContentAs(once.resolve("wids.json"));
    }

    @Test
    void membersTellNothingOfWhoWroteThem() throws IOException {
        SmallExport.of(target(Photographs.NONE), folder, List.of(Streets.pairs(0, 1)));

        try (TarArchiveInputStream in =
                new TarArchiveInputStream(Files.newInputStream(folder.resolve("train-000000.tar")))) {
            TarArchiveEntry entry = in.getNextEntry();
            assertThat(entry.getLastModifiedTime().toMillis()).isZero();
            assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
            assertThat(entry.getLongUserId() + entry.getLongGroupId()).isZero();
            assertThat(entry.getMode()).isEqualTo(0100644);
        }
    }

    @Test
    void theIndexCountsTheSamplesOfEachTar() throws IOException {
        ShardLimits limits = new ShardLimits(1 << 20, 2);
        SmallExport.of(
                new WebDatasetTarget(Dialects.named("qwen3-vl"), 1, Photographs.NONE, limits),
                folder,
                List.of(Streets.pairs(0, 3)));

        JsonNode index = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("wids.json")));

        assertThat(index.path("__kind__").asString()).isEqualTo("wids-shard-index-v1");
        assertThat(index.path("wids_version").asInt()).isEqualTo(1);
        assertThat(index.path("shardlist").path(0).path("url").asString()).isEqualTo("train-000000.tar");
        assertThat(index.path("shardlist").path(0).path("nsamples").asInt()).isEqualTo(2);
        assertThat(index.path("shardlist").path(1).path("nsamples").asInt()).isEqualTo(1);
        assertThat(index.path("shardlist").path(1).path("filesize").asLong())
                .isEqualTo(Files.size(folder.resolve("train-000001.tar")));
    }

    @Test
    void keysHaveNothingThatLoadersCutOrPassOver() {
        List<String> ids = List.of(
                "a/b",
                "a_b",
                "a.b",
                "A/b",
                "a/b.c.d",
                "__x__",
                "__x__/1",
                "狗",
                "..",
                "a//b",
                "x".repeat(500),
                "a\nb",
                " ");
        Set<String> keys = new HashSet<>();
        for (String id : ids) {
            String key = SampleKey.of(Streets.image(id));
            assertThat(key).matches("[a-z0-9][a-z0-9_-]*").hasSizeLessThan(80);
            assertThat(keys.add(key)).as(key).isTrue();
            assertThat(SampleKey.in(key + ".json")).isEqualTo(key);
        }
    }

    @Test
    void whatIsWrittenReadsBackAsWhatWasMeant() throws IOException {
        Random random = new Random(7);
        String[] odd = {
            "dog",
            "\"quoted\"",
            "back\\slash",
            "line\nfeed",
            "\u0000x",
            "狗",
            "🐕‍🦺",
            "a\u2028b",
            "{\"a\": 1}",
            "]}",
            "</s>",
            "long ".repeat(400)
        };
        Map<String, QaPair> pairs = new HashMap<>();
        List<QaPair> list = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double x = random.nextInt(30);
            double y = random.nextInt(15);
            Box box = new Box(x, y, x + 1 + random.nextInt(9), y + 1 + random.nextInt(4));
            QaPair pair =
                    Streets.where(Streets.image("street/" + i / 5), "id" + i, odd[random.nextInt(odd.length)], box);
            pairs.put(pair.id(), pair);
            list.add(pair);
        }

        SmallExport export = SmallExport.of(target(Photographs.NONE), folder, List.of(list));
        assertThat(export.refused()).isEmpty();

        assertThat(target(Photographs.NONE).validate(folder).faults()).isEmpty();
        Importer importer = new Importer(Dialects.named("qwen3-vl"));
        int read = 0;
        for (byte[] member : members("train-000000.tar").values()) {
            JsonNode sample = JsonMapper.shared().readTree(member);
            Frame frame = new Frame(
                    sample.path("width").asInt(), sample.path("height").asInt());
            for (int i = 0; i < sample.path("records").size(); i++) {
                Imported imported = importer.read(sample.path("records").path(i).toString(), frame);
                QaPair pair = Objects.requireNonNull(pairs.get(String.valueOf(imported.id())));
                assertThat(sample.path("qa_ids").path(i).asString()).isEqualTo(pair.id());
                assertThat(sample.path("image_id").asString())
                        .isEqualTo(pair.image().id());
                assertThat(imported.turns().getFirst().question())
                        .isEqualTo(pair.phrased().question());
                Box meant = (Box) pair.regions().getFirst().shape();
                Box got = (Box) imported.turns().getFirst().regions().getFirst().shape();
                assertThat(got.x1()).isEqualTo(meant.x1(), within(0.5 * 40 / 1000 + 1e-9));
                assertThat(got.y2()).isEqualTo(meant.y2(), within(0.5 * 20 / 1000 + 1e-9));
                assertThat(imported.turns().getFirst().regions().getFirst().label())
                        .isEqualTo(pair.regions().getFirst().label());
                read++;
            }
        }
        assertThat(read).isEqualTo(500);
    }

    private static WebDatasetTarget target(Photographs photographs) {
        return new WebDatasetTarget(Dialects.named("qwen3-vl"), 1, photographs, ShardLimits.DEFAULTS);
    }

    private Map<String, byte[]> members(String tar) throws IOException {
        return Tars.read(folder.resolve(tar));
    }

    private static JsonNode sample(Map<String, byte[]> members, String prefix) {
        String name = members.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .findFirst()
                .orElseThrow();
        return JsonMapper.shared()
                .readTree(new String(Objects.requireNonNull(members.get(name)), StandardCharsets.UTF_8));
    }
}
