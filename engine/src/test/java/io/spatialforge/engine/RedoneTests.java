package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person is told when shards that were finished are done again. */
class RedoneTests {

    private static final Shards SHARDS = new Shards(4);
    private static final Fingerprint BEFORE = Fingerprint.of("the program", "1")
            .with("margins", "0.1")
            .with("seed", "1")
            .with("tasks", "all");

    @TempDir
    Path temp;

    private RunFolder folder = new RunFolder(Path.of("run"));

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void aFinishedStage() throws Exception {
        folder = RunFolder.create(temp.resolve("run"));
        run(SHARDS, shard -> BEFORE);
        assertThat(said).isEmpty();
    }

    static Stream<Arguments> changes() {
        Fingerprint program = Fingerprint.of("the program", "1");
        return Stream.of(
                Arguments.of(program.with("margins", "0.2").with("seed", "1").with("tasks", "all"), "margins changed"),
                Arguments.of(
                        program.with("margins", "0.2").with("seed", "2").with("tasks", "all"),
                        "margins and seed changed"),
                Arguments.of(
                        program.with("margins", "0.1")
                                .with("seed", "1")
                                .with("tasks", "all")
                                .with("caps", "3"),
                        "caps added"),
                Arguments.of(program.with("margins", "0.1").with("tasks", "all"), "seed removed"),
                Arguments.of(
                        Fingerprint.of("the program", "2")
                                .with("margins", "0.3")
                                .with("seed", "5"),
                        "margins, seed and the program changed; tasks removed"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatChangedIsNamed(Fingerprint now, String why) throws Exception {
        run(SHARDS, shard -> now);

        assertThat(said).containsExactly("forge: 4 of 4 shards are done again: " + why);
    }

    @Test
    void manyChangesAreToldInShort() throws Exception {
        Fingerprint many = BEFORE;
        Fingerprint others = BEFORE;
        for (int i = 0; i < 9; i++) {
            many = many.with("part " + i, "a");
            others = others.with("part " + i, "b");
        }
        Fingerprint before = many;
        Fingerprint after = others;
        run(SHARDS, shard -> before);
        said.clear();

        run(SHARDS, shard -> after);

        assertThat(said)
                .containsExactly(
                        "forge: 4 of 4 shards are done again: part 0, part 1, part 2, part 3 and 5 more changed");
    }

    @Test
    void ofOneShardThatChangedTheOthersAreNotToldOf() throws Exception {
        run(SHARDS, shard -> shard == 2 ? BEFORE.with("margins", "0.2") : BEFORE);

        assertThat(said).containsExactly("forge: 1 of 4 shards is done again: margins changed");
    }

    @Test
    void aNumberOfShardsIsToldAndNotWhatFollowsFromIt() throws Exception {
        run(new Shards(3), shard -> BEFORE.with("margins", "" + shard));

        assertThat(said).containsExactly("forge: 3 of 3 shards are done again: number of shards changed");
    }

    @Test
    void damageIsToldByItsFile() throws Exception {
        Files.delete(folder.lines("qa", SHARDS, 0));
        Files.writeString(folder.lines("qa", SHARDS, 1), "short");
        Files.writeString(folder.root().resolve("stats/forge/00003.json"), "{}");

        run(SHARDS, shard -> BEFORE);

        assertThat(said)
                .containsExactly("forge: 3 of 4 shards are done again: qa/00000-of-00004.jsonl.zst is missing;"
                        + " qa/00001-of-00004.jsonl.zst has 5 bytes, not 16; stats/forge/00003.json can't be read");
    }

    @Test
    void aMarkerInWhichADigitChangedIsNone() throws Exception {
        Path marker = folder.root().resolve("stats/forge/00001.json");
        Files.writeString(marker, Files.readString(marker).replace("\"lines\":1", "\"lines\":7"));

        run(SHARDS, shard -> BEFORE);

        assertThat(said).containsExactly("forge: 1 of 4 shards is done again: stats/forge/00001.json can't be read");
    }

    @Test
    void aRunThatGoesOnSaysNothing() throws Exception {
        new Markers(folder).discard("forge", 2);

        assertThat(run(SHARDS, shard -> BEFORE).redone()).isEqualTo(1);

        assertThat(said).isEmpty();
    }

    private StageSummary run(Shards shards, StagePlan.ShardFingerprint fingerprint)
            throws IOException, InterruptedException {
        ProgressListener listener = new ProgressListener() {
            @Override
            public void progressed(String stage, int done, int total) {}

            @Override
            public void note(String text) {
                said.add(text);
            }
        };
        return new StageRunner(folder, new LocalEngine(2), listener, Markers.Check.SIZES, 3)
                .run(new StagePlan("forge", shards, fingerprint, (shard, context) -> {
                    context.lines("qa").write("{}".getBytes(UTF_8));
                    return ShardResult.of(new Books());
                }));
    }
}
