package io.spatialforge.pipeline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spatialforge.audit.Truth;
import io.spatialforge.audit.blind.Blind;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.NothingKeptException;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class KeptChecksTests {

    private static final int IMAGES = 24;

    /** Of a thing that can be asked about, and of one that can't. */
    private static final int WIDE = 80;

    private static final int SPECK = 2;

    @TempDir
    Path folder;

    private FinishedRun run;

    @BeforeEach
    void forgeARun() throws Exception {
        annotate(WIDE);
        run = forged(1, 2);
    }

    private void annotate(int width) throws IOException {
        StringJoiner images = new StringJoiner(",");
        StringJoiner annotations = new StringJoiner(",");
        StringJoiner truth = new StringJoiner("\n");
        for (int i = 1; i <= IMAGES; i++) {
            int x = i % 2 == 0 ? 10 : 290;
            images.add("{\"id\":%d,\"file_name\":\"%d.jpg\",\"width\":400,\"height\":300}".formatted(i, i));
            annotations
                    .add("{\"id\":%d,\"image_id\":%d,\"category_id\":1,\"bbox\":[%d,100,%d,120]}"
                            .formatted(2 * i, i, x, width))
                    .add("{\"id\":%d,\"image_id\":%d,\"category_id\":2,\"bbox\":[150,100,%d,120]}"
                            .formatted(2 * i + 1, i, width));
            truth.add("""
                    {"image": "%d.jpg", "width": 400, "height": 300, "exhaustive": true, "objects": [{"label": "dog", "bbox": [%d, 100, %d, 220]}, {"label": "cat", "bbox": [150, 100, 230, 220]}]}""".formatted(i, x, x + 80));
        }
        Files.writeString(
                folder.resolve("annotations.json"),
                "{\"images\":[%s],\"annotations\":[%s],\"categories\":[{\"id\":1,\"name\":\"dog\"},{\"id\":2,\"name\":\"cat\"}]}"
                        .formatted(images, annotations));
        Files.writeString(folder.resolve("truth.jsonl"), truth.toString());
    }

    private FinishedRun forged(long seed, int workers) throws Exception {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 3).put("seed", seed);
        tree.putObject("curate").put("pixels", "off");
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("name", "test")
                .put("annotations", folder.resolve("annotations.json").toString())
                .put("photos", "optional")
                .put("exhaustive", "yes");
        Path out = folder.resolve("run");
        Run.forge(
                RunConfig.of("test", tree, folder),
                out,
                Run.Options.ofDefaults().withWorkers(workers));
        return FinishedRun.open(out);
    }

    private Path file(String name) {
        return folder.resolve("run").resolve(name);
    }

    private BlindGlance guessed() throws IOException {
        return BlindGlance.of(run, ProgressListener.NONE);
    }

    @Test
    void aRunKeepsHowFarItsAnswersCanBeGuessed() throws Exception {
        BlindGlance kept = BlindGlance.kept(run).orElseThrow();
        assertThat(kept.report().rows()).isNotEmpty();
        Files.delete(file(BlindGlance.FILE));
        assertThat(BlindGlance.kept(run)).isEmpty();
        assertThat(guessed()).as("a run of an earlier version").isEqualTo(kept);
        assertThat(file(BlindGlance.FILE)).as("whoever reads writes nothing").doesNotExist();
    }

    @Test
    void whatARunKeepsIsWhatTheCommandWouldGuessOfAllPairs() throws Exception {
        BlindOptions options = BlindOptions.ofDefaults();
        assertThat(guessed().as(options)).contains(Blind.run(run.pairs(), options, run.groups()::leader));
        assertThat(guessed().as(options.withSeed(2))).isEmpty();
        assertThat(guessed().as(options.withLeast(10))).isEmpty();
        assertThat(guessed().as(options.withSample(10))).isEmpty();
    }

    @Test
    void aRunThatWasKilledBeforeItsGuessesGoesOnWithThem() throws Exception {
        byte[] whole = Files.readAllBytes(file(BlindGlance.FILE));
        Files.delete(file(BlindGlance.FILE));
        run = forged(1, 1);
        assertThat(file(BlindGlance.FILE)).hasBinaryContent(whole);
        Files.write(file(BlindGlance.FILE), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(BlindGlance.kept(run)).isEmpty();
        run = forged(1, 2);
        assertThat(file(BlindGlance.FILE)).hasBinaryContent(whole);
        assertThat(run.summary().stages()).extracting(StageSummary::redone).containsOnly(0);
    }

    @Test
    void guessesOfOtherPairsAreNotTakenForThoseOfTheRun() throws Exception {
        byte[] before = Files.readAllBytes(file(BlindGlance.FILE));
        run = forged(2, 2);
        BlindGlance kept = BlindGlance.kept(run).orElseThrow();
        Files.write(file(BlindGlance.FILE), before);
        assertThat(BlindGlance.kept(run)).isEmpty();
        assertThat(guessed()).isEqualTo(kept);
    }

    @Test
    void ofARunThatKeptNothingNothingIsKept() throws Exception {
        annotate(SPECK);
        assertThatThrownBy(() -> forged(1, 2)).isInstanceOf(NothingKeptException.class);
        assertThat(file(BlindGlance.FILE)).doesNotExist();
    }

    @Test
    void theLastAuditIsKeptUntilThePairsAreOthers() throws Exception {
        assertThat(KeptAudit.of(run)).isEmpty();
        List<Path> files = List.of(folder.resolve("truth.jsonl"));
        KeptAudit audit = KeptAudit.of(RunAudit.of(run, Truth.read(files)), files);
        assertThat(audit.report().all().judged()).isPositive();
        audit.keep(run);
        assertThat(KeptAudit.of(run)).contains(audit);
        assertThat(KeptAudit.isOfOthers(run)).isFalse();
        run = forged(2, 2);
        assertThat(KeptAudit.of(run)).isEmpty();
        assertThat(KeptAudit.isOfOthers(run)).isTrue();
    }

    @Test
    void whatIsKeptFollowsItsSchema() throws Exception {
        List<Path> files = List.of(folder.resolve("truth.jsonl"));
        KeptAudit.of(RunAudit.of(run, Truth.read(files)), files).keep(run);
        assertThat(schema("blind-1").validate(Files.readString(file(BlindGlance.FILE)), InputFormat.JSON))
                .isEmpty();
        assertThat(schema("audit-1").validate(Files.readString(file(KeptAudit.FILE)), InputFormat.JSON))
                .isEmpty();
        assertThat(schema("blind-1").validate("{\"schema\":1}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("audit-1").validate("{\"schema\":1}", InputFormat.JSON))
                .isNotEmpty();
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(KeptAudit.class.getResourceAsStream(name + ".schema.json"), name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
