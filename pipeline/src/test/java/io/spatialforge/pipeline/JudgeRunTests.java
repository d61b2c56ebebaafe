package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.judge.HashModel;
import io.spatialforge.vision.vlm.StandInEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whole runs with a judge that sees nothing and answers by hash. */
class JudgeRunTests {

    @TempDir
    static Path shared;

    private static DrawnCorpus.Written corpus;
    private static StandInEndpoint endpoint;
    private static Path judged;
    private static RunSummary summary;
    private static int asked;

    @TempDir
    Path folder;

    @BeforeAll
    static void judgeAFewScenesOnce() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(11, 5).withWorkers(2));
        endpoint = StandInEndpoint.saying(new HashModel());
        judged = shared.resolve("judged");
        summary = run(tree(endpoint), judged, 1);
        asked = endpoint.requests();
    }

    @AfterAll
    static void closeTheEndpoint() {
        endpoint.close();
    }

    @Test
    void fourWorkersAndOneRequestAtATimeGiveTheSameLines() throws Exception {
        int before = endpoint.requests();
        ObjectNode tree = tree(endpoint);
        judge(tree).put("concurrency", 1);
        run(tree, folder.resolve("run"), 4);
        assertThat(endpoint.requests() - before).isEqualTo(asked);
        assertThat(RunLines.of(folder.resolve("run"))).isEqualTo(RunLines.of(judged));
    }

    @Test
    void aReplaySendsNothingAndGivesTheSameLines() throws Exception {
        try (StandInEndpoint silent = StandInEndpoint.behaving(StandInEndpoint.fails(500, "nobody may ask"))) {
            ObjectNode tree = tree(silent);
            judge(tree)
                    .put("replay", true)
                    .put("cache", judged.resolve("work/answers").toString());
            run(tree, folder.resolve("run"), 2);
            assertThat(silent.requests()).isZero();
            assertThat(RunLines.of(folder.resolve("run"))).isEqualTo(RunLines.of(judged));
        }
    }

    @Test
    void aFinishedRunAsksNothingAgain() throws Exception {
        int before = endpoint.requests();
        RunSummary again = run(tree(endpoint), judged, 2);
        assertThat(endpoint.requests()).isEqualTo(before);
        assertThat(again.stages())
                .allSatisfy(stage -> assertThat(stage.redone()).isZero());
    }

    @Test
    void noQuestionIsSentTwice() {
        Set<String> bodies = new HashSet<>();
        endpoint.asked()
                .subList(0, asked)
                .forEach(request -> bodies.add(request.body().toString()));
        assertThat(bodies).hasSize(asked);
    }

    @Test
    void aBudgetStopsTheRunAndALargerOneGoesOnWithoutAskingAgain() throws Exception {
        int before = endpoint.requests();
        ObjectNode tree = tree(endpoint);
        judge(tree).putObject("budget").put("requests", 40);
        Path out = folder.resolve("run");
        assertThatThrownBy(() -> run(tree, out, 2))
                .isInstanceOf(JudgeStoppedException.class)
                .hasMessageContaining("the budget of 40 requests is used up")
                .hasMessageContaining("are not asked for again");
        assertThat(endpoint.requests() - before).isEqualTo(40);
        assertThat(out.resolve("qa")).doesNotExist();
        judge(tree).putObject("budget").put("requests", 100_000);
        run(tree, out, 2);
        assertThat(endpoint.requests() - before).isEqualTo(asked);
        assertThat(RunLines.of(out)).isEqualTo(RunLines.of(judged));
    }

    @Test
    void aRunMayGoOnWithoutAJudgeThatDoesNotAnswer() throws Exception {
        try (StandInEndpoint broken = StandInEndpoint.behaving(StandInEndpoint.fails(400, "no"))) {
            ObjectNode tree = tree(broken);
            judge(tree).put("unasked", "keep").put("tries", 1);
            RunSummary kept = run(tree, folder.resolve("kept"), 2);
            Books.Page page = kept.books(Stage.JUDGE).page(Books.WHOLE);
            assertThat(page.kept(Unit.PAIRS)).isEqualTo(page.read(Unit.PAIRS)).isPositive();
            assertThat(kept.judged().orElseThrow().unjudged()).isEqualTo(page.kept(Unit.PAIRS));
            assertThat(page.dropped(Unit.PROPOSALS, Reason.NOT_JUDGED)).isEqualTo(page.read(Unit.PROPOSALS));
            judge(tree).put("unasked", "drop");
            assertThatThrownBy(() -> run(tree, folder.resolve("dropped"), 2))
                    .isInstanceOf(NothingKeptException.class)
                    .hasMessageContaining(Reason.NOT_JUDGED.id());
            judge(tree).put("unasked", "stop");
            assertThatThrownBy(() -> run(tree, folder.resolve("stopped"), 2)).isInstanceOf(JudgeStoppedException.class);
        }
    }

    @Test
    void pairsWhosePhotographIsNotAtHandAreDroppedAndCounted() throws Exception {
        Path some = Files.createDirectory(folder.resolve("photos"));
        try (var files = Files.list(corpus.images())) {
            for (Path file : files.sorted().skip(2).toList()) {
                Files.copy(file, some.resolve(file.getFileName()));
            }
        }
        ObjectNode tree = tree(endpoint);
        ((ObjectNode) tree.get("sources").get(0)).put("images", some.toString()).put("photos", "optional");
        RunSummary run = run(tree, folder.resolve("run"), 2);
        Books.Page page = run.books(Stage.JUDGE).page(Books.WHOLE);
        assertThat(page.dropped(Unit.PAIRS, Reason.NOT_JUDGED)).isBetween(1L, page.read(Unit.PAIRS) - 1);
        assertThat(page.dropped(Unit.PROPOSALS, Reason.NOT_JUDGED)).isEqualTo(2);
        assertThat(run.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS)).isPositive();
    }

    @Test
    void pairsThatAreNotToBeJudgedPassThrough() throws Exception {
        ObjectNode tree = tree(endpoint);
        ObjectNode pairs = judge(tree).putObject("pairs");
        pairs.put("sample", 0.5).putArray("tasks").add("near-far");
        judge(tree).remove("describe");
        RunSummary run = run(tree, folder.resolve("run"), 2);
        for (Task task : Task.values()) {
            Books.Page page = run.books(Stage.JUDGE).page(task.id());
            long before = run.books(Stage.PRESELECT).page(task.id()).kept(Unit.PAIRS);
            assertThat(page.read(Unit.PAIRS)).isEqualTo(before);
            if (task != Task.NEAR_FAR) {
                assertThat(page.kept(Unit.PAIRS)).isEqualTo(before);
            }
        }
        RunSummary.Judged counts = run.judged().orElseThrow();
        long nearFar = run.books(Stage.PRESELECT).page(Task.NEAR_FAR.id()).kept(Unit.PAIRS);
        assertThat(counts.put()).isBetween(nearFar / 4, 3 * nearFar / 4);
        assertThat(counts.put() + counts.passed())
                .isEqualTo(run.books(Stage.JUDGE).page(Books.WHOLE).read(Unit.PAIRS));
    }

    @Test
    void pairsThatAreKeptCarryWhatTheJudgeSaid() throws Exception {
        int described = 0;
        for (QaPair pair : pairs(judged)) {
            Judgement judgement = Objects.requireNonNull(pair.evidence().judgement());
            boolean words = pair.evidence().rule().equals("described@1");
            assertThat(judgement.agreed()).isEqualTo(words ? 1 : 2);
            assertThat(judgement.asked()).isBetween(judgement.agreed(), 3);
            assertThat(judgement.model()).isEqualTo("stand-in");
            assertThat(judgement.proposer()).isEqualTo(words ? "writer" : null);
            if (words) {
                described++;
                assertThat(expression(pair)).isInstanceOf(Expression.Stated.class);
                assertThat(pair.phrased().question() + pair.phrased().answer()).contains(" chair");
            }
        }
        assertThat(described).isPositive().isEqualTo((int)
                summary.judged().orElseThrow().described());
    }

    @Test
    void booksBalanceByTaskAndChain() {
        Books books = summary.books(Stage.JUDGE);
        books.requireBalanced("judge");
        Books.Page whole = books.page(Books.WHOLE);
        assertThat(whole.read(Unit.PAIRS))
                .isEqualTo(summary.books(Stage.PRESELECT).page(Books.WHOLE).kept(Unit.PAIRS)
                        + summary.judged().orElseThrow().described());
        assertThat(summary.books(Stage.SELECT).page(Books.WHOLE).read(Unit.PAIRS))
                .isEqualTo(whole.kept(Unit.PAIRS));
        assertThat(whole.read(Unit.PROPOSALS)).isEqualTo(5);
        assertThat(whole.dropped(Unit.PAIRS, Reason.JUDGE_DISAGREED)).isPositive();
        assertThat(whole.dropped(Unit.PAIRS, Reason.JUDGE_UNSURE)).isPositive();
        long byTask = 0;
        for (Task task : Task.values()) {
            byTask += books.page(task.id()).read(Unit.PAIRS);
        }
        assertThat(byTask).isEqualTo(whole.read(Unit.PAIRS));
    }

    @Test
    void theAnswerThatAPairHasIsNotInItsRequests() throws Exception {
        for (StandInEndpoint.Asked request : endpoint.asked().subList(0, asked)) {
            if (request.schemaName().equals("judge-answer")) {
                assertThat(request.text()).doesNotContain("{r");
            }
            assertThat(request.system()).doesNotContain("expected", "correct answer");
        }
    }

    @Test
    void runJsonSaysWhoJudgedAndWhatWasSent() throws Exception {
        Path out = folder.resolve("run");
        ObjectNode tree = tree(endpoint);
        run(tree, out, 1);
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(out.resolve("run.json")));
        assertThat(json.at("/judge/model").asString()).isEqualTo("stand-in");
        assertThat(json.at("/judge/describer").asString()).isEqualTo("writer");
        assertThat(json.at("/judge/usage/requests").asInt()).isEqualTo(asked);
        assertThat(json.at("/judge/usage/prompt_tokens").asInt()).isEqualTo(100 * asked);
        assertThat(json.at("/config/judge/pairs/k").asInt()).isEqualTo(2);
        ObjectNode none = tree(endpoint);
        none.remove("judge");
        run(none, out, 1);
        assertThat(JsonMapper.shared()
                        .readTree(Files.readAllBytes(out.resolve("run.json")))
                        .get("judge")
                        .asString())
                .isEqualTo("none");
    }

    private static Expression expression(QaPair pair) {
        return switch (pair.claim()) {
            case Claim.Grounding claim -> claim.expression();
            case Claim.Referring claim -> claim.expression();
            default -> throw new AssertionError(pair.claim());
        };
    }

    private static List<QaPair> pairs(Path run) throws IOException {
        List<QaPair> pairs = new ArrayList<>();
        FinishedRun.open(run).pairs().forEachRemaining(pairs::add);
        return pairs;
    }

    private static RunSummary run(ObjectNode tree, Path out, int workers) throws Exception {
        return Run.forge(
                RunConfig.of("test", tree, Path.of("")),
                out,
                Run.Options.ofDefaults().withWorkers(workers));
    }

    private static ObjectNode judge(ObjectNode tree) {
        return (ObjectNode) tree.get("judge");
    }

    private static ObjectNode tree(StandInEndpoint endpoint) {
        return RunLines.config(corpus, endpoint.url());
    }
}
