package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.vision.store.VanishedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Runs whose inputs vanish or whose files are damaged say so, and give the same lines once that is over. */
class DamagedRunTests {

    @TempDir
    static Path shared;

    private static DrawnCorpus.Written corpus;
    private static Path whole;
    private static Map<String, List<String>> expected;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Path run;

    @BeforeAll
    static void aRunThatNothingHappenedTo() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(8, 3).withWorkers(2));
        whole = shared.resolve("whole");
        Run.forge(config(), whole, Run.Options.ofDefaults().withWorkers(2));
        expected = RunLines.of(whole);
    }

    @BeforeEach
    void aCopyOfIt() throws IOException {
        run = folder.resolve("run");
        try (Stream<Path> files = Files.walk(whole)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, run.resolve(whole.relativize(file).toString()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ingest, work/ingested", "look, perception", "forge, work/candidates"})
    void linesThatChangedInPlaceAreNoticedByWhatReadsThemAndMadeAgain(String stage, String in) throws Exception {
        Path file = run.resolve(in).resolve("00001-of-00002.jsonl.zst");
        flip(file);
        takeBackAllAfter(stage);

        RunSummary summary = forge(null);

        assertThat(said).singleElement().asString().startsWith(stage + ": shard 00001-of-00002 is done again: " + file);
        assertThat(redone(summary, stage)).isEqualTo(1);
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @Test
    void aDecisionThatIsDamagedIsTakenAgain() throws Exception {
        Path decision;
        try (Stream<Path> files = Files.list(run.resolve("work/decisions"))) {
            decision = files.sorted().findFirst().orElseThrow();
        }
        flip(decision);
        takeBackAllAfter("forge");

        forge(null);

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("work/decisions/" + decision.getFileName() + " is made again: " + decision);
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @Test
    void linesThatNoStageReadsAgainAreNoticedWhereContentIsChecked() throws Exception {
        flip(run.resolve("qa/00000-of-00002.jsonl.zst"));

        forge(null);
        assertThat(said).isEmpty();
        Run.forge(config(), run, new Run.Options(2, listener(null), false, true));

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("select: 1 of 2 shards is done again: ")
                .contains("qa/00000-of-00002.jsonl.zst: can't be decompressed");
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "deleted"})
    void linesThatAreCutOrGoneAreMadeAgain(String how) throws Exception {
        Path file = run.resolve("scenes/00000-of-00002.jsonl.zst");
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        if (how.equals("cut")) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }

        RunSummary summary = forge(null);

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("perceive: 1 of 2 shards is done again: scenes/00000-of-00002.jsonl.zst ");
        assertThat(summary.stages())
                .extracting(StageSummary::redone)
                .containsOnlyOnce(1)
                .doesNotContain(2);
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @Test
    void aMarkerThatIsDamagedIsNoMarker() throws Exception {
        flip(run.resolve("stats/forge/00001.json"));

        RunSummary summary = forge(null);

        assertThat(said).containsExactly("forge: 1 of 2 shards is done again: stats/forge/00001.json can't be read");
        assertThat(summary.stages())
                .extracting(StageSummary::redone)
                .containsOnlyOnce(1)
                .doesNotContain(2);
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work/copies.jsonl", "work/inputs.json", "run.json"})
    void whatIsOnlyRememberedIsFoundOutAgain(String file) throws Exception {
        Files.writeString(run.resolve(file), "{\"half");

        RunSummary summary = forge(null);

        assertThat(summary.stages()).extracting(StageSummary::redone).containsOnly(0);
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanned", "curate", "look"})
    void photographsThatVanishStopTheRunAndAreNotLeftOut(String when) throws Exception {
        takeBackAllAfter(when.equals("scanned") ? "" : "ingest");

        assertThat(vanishing(config(), corpus.images(), when))
                .hasMessageContaining(corpus.images().toString());

        forge(null);
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @Test
    void onePhotographThatVanishesStopsTheRunToo() throws Exception {
        takeBackAllAfter("ingest");

        assertThat(vanishing(config(), corpus.images().resolve("00001.jpg"), "curate"))
                .hasCauseInstanceOf(VanishedException.class)
                .hasMessageContaining("the photograph of coco/")
                .hasMessageContaining("put it back");

        forge(null);
        assertThat(RunLines.of(run)).isEqualTo(expected);
    }

    @Test
    void depthMapsThatVanishStopTheRun() throws Exception {
        ObjectNode tree = tree();
        tree.putObject("perceive").put("models", "none");
        ((ObjectNode) tree.get("sources").get(0))
                .putObject("depth")
                .put("folder", corpus.depth().toString());
        RunConfig withDepth = RunConfig.of("test", tree, Path.of(""));
        Run.forge(withDepth, folder.resolve("with-depth"), Run.Options.ofDefaults());

        assertThat(vanishing(withDepth, corpus.depth(), "perceive"))
                .hasMessageContaining(corpus.depth().toString());

        Run.forge(withDepth, run, Run.Options.ofDefaults());
        assertThat(RunLines.of(run)).isEqualTo(RunLines.of(folder.resolve("with-depth")));
    }

    @Test
    void annotationsThatAreGoneAreNamedAndTheRunStaysAsItIs() throws Exception {
        Path hidden = shared.resolve("hidden.json");
        Files.move(corpus.annotations(), hidden);
        try {
            assertThatThrownBy(() -> forge(null))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage(
                            "source 'coco': annotations: there is no " + corpus.annotations() + "; correct its path");
        } finally {
            Files.move(hidden, corpus.annotations());
        }

        RunSummary summary = forge(null);
        assertThat(summary.stages()).extracting(StageSummary::redone).containsOnly(0);
    }

    /** Goes through a run from which something is taken away meanwhile, brings that back, and tells why the run failed. */
    private @Nullable Throwable vanishing(RunConfig config, Path what, String when) throws Exception {
        Path hidden = shared.resolve("hidden");
        ProgressListener listener = listener(begun -> {
            if (begun.equals(when) && Files.exists(what)) {
                Files.move(what, hidden);
            }
        });
        try {
            return catchThrowable(() -> Run.forge(
                    config, run, Run.Options.ofDefaults().withWorkers(2).withProgress(listener)));
        } finally {
            Files.move(hidden, what);
        }
    }

    /** Something that happens when a stage begins. */
    @FunctionalInterface
    private interface Mishap {
        void when(String begun) throws IOException;
    }

    private RunSummary forge(@Nullable Mishap mishap) throws IOException, InterruptedException {
        return Run.forge(config(), run, Run.Options.ofDefaults().withWorkers(2).withProgress(listener(mishap)));
    }

    private ProgressListener listener(@Nullable Mishap mishap) {
        return new ProgressListener() {
            @Override
            public void progressed(String stage, int done, int total) {}

            @Override
            public void begins(String stage, Shards shards, List<Marker> reused) {
                happen(stage);
            }

            @Override
            public void worked(String step, String unit, long done, long total) {
                if (done == total) {
                    happen("scanned");
                }
            }

            private void happen(String what) {
                if (mishap != null) {
                    try {
                        mishap.when(what);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }

            @Override
            public void note(String text) {
                said.add(text);
            }
        };
    }

    private void takeBackAllAfter(String stage) throws IOException {
        boolean later = stage.isEmpty();
        for (String each : List.of("ingest", "curate", "look", "perceive", "forge", "preselect", "select")) {
            if (later) {
                for (int shard = 0; shard < 2; shard++) {
                    new Markers(new RunFolder(run)).discard(each, shard);
                }
            }
            later |= each.equals(stage);
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
    }

    private static int redone(RunSummary summary, String stage) {
        return summary.stages().stream()
                .filter(each -> each.stage().equals(stage))
                .mapToInt(StageSummary::redone)
                .sum();
    }

    private static RunConfig config() throws IOException {
        return RunConfig.of("test", tree(), Path.of(""));
    }

    private static ObjectNode tree() throws IOException {
        ObjectNode tree = RunConfig.empty();
        tree.put("seed", 1).put("shards", 2);
        tree.putObject("perceive").put("catalogue", catalogue().toString()).put("models", "brightness");
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("annotations", corpus.annotations().toString())
                .put("images", corpus.images().toString())
                .put("exhaustive", "yes");
        return tree;
    }

    private static Path catalogue() throws IOException {
        try {
            return Path.of(Objects.requireNonNull(DamagedRunTests.class.getResource("seeing/models.yaml"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
