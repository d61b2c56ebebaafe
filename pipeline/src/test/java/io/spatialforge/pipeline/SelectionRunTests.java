package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.config.RunConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SelectionRunTests {

    private static final String[] MIXED = {
        "select.mix={grounding: 3, near-far: 2, counting: 1, perspective: 1}",
        "select.total=150",
        "select.caps={image: 14, label: 30, label_pair: 6}"
    };

    @TempDir
    static Path shared;

    private static DrawnCorpus.Written corpus;
    private static RunSummary mixed;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawScenesAndSelectOfThemOnce() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(12, 10).withWorkers(2));
        mixed = forge(shared.resolve("run"), 4, 1, MIXED);
    }

    @Test
    void theSameIsSelectedForAnyNumberOfWorkersAndShards() throws Exception {
        List<String> selected = ids(shared.resolve("run"));
        forge(folder.resolve("workers"), 4, 6, MIXED);
        assertThat(ids(folder.resolve("workers"))).isEqualTo(selected);
        forge(folder.resolve("shards"), 3, 2, MIXED);
        assertThat(ids(folder.resolve("shards")))
                .containsExactlyInAnyOrderElementsOf(selected)
                .isNotEmpty();
    }

    @Test
    void aMixSaysOfEachTaskWhatItWantsAndWhatThereIs() throws Exception {
        MixOutcome outcome = mixed.mix().orElseThrow();
        assertThat(outcome.limitedBy()).isNull();
        assertThat(outcome.rows()).hasSize(Task.values().length);
        for (MixOutcome.Row row : outcome.rows()) {
            assertThat(row.kept()).isLessThanOrEqualTo(row.available());
            assertThat(row.kept()).isBetween(row.wanted() - row.missing() - 3, row.wanted() + 3);
        }
        long wanted = outcome.rows().stream().mapToLong(MixOutcome.Row::wanted).sum();
        assertThat(wanted).isBetween(148L, 152L);
        assertThat(Files.readString(shared.resolve("run").resolve("run.json"))).contains("\"limited_by\"");
    }

    @Test
    void capsHoldAndWhatTheyLeaveOutIsInTheBooks() throws Exception {
        Map<String, Integer> ofImages = new HashMap<>();
        Map<String, Integer> ofLabels = new HashMap<>();
        FinishedRun.open(shared.resolve("run")).pairs().forEachRemaining(pair -> {
            ofImages.merge(pair.image().id(), 1, Integer::sum);
            pair.regions().stream()
                    .map(QaPair.QaRegion::label)
                    .distinct()
                    .forEach(label -> ofLabels.merge(pair.claim().task() + label, 1, Integer::sum));
        });
        assertThat(ofImages.values())
                .isNotEmpty()
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(14));
        assertThat(ofLabels.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(30));
        Books.Page page = mixed.books(Stage.PRESELECT).page(Books.WHOLE);
        assertThat(page.dropped(Unit.PAIRS, Reason.LABEL_CAPPED)).isPositive();
        assertThat(page.dropped(Unit.PAIRS, Reason.OVER_CAP)).isPositive();
        assertThat(mixed.books(Stage.SELECT).page(Books.WHOLE).dropped(Unit.PAIRS, Reason.MIX_FULL))
                .isPositive();
        mixed.books(Stage.PRESELECT).requireBalanced("preselect");
        mixed.books(Stage.SELECT).requireBalanced("select");
    }

    @Test
    void anotherTotalRedoesSelectionAlone() throws Exception {
        Path run = folder.resolve("run");
        forge(run, 4, 2, MIXED);
        RunSummary again = forge(run, 4, 2, MIXED[0], "select.total=120", MIXED[2]);
        assertThat(again.stage(Stage.FORGE).redone()).isZero();
        assertThat(again.stage(Stage.PRESELECT).redone()).isZero();
        assertThat(again.stage(Stage.SELECT).redone()).isEqualTo(4);
        assertThat(again.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS))
                .isLessThan(mixed.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS));
    }

    private static RunSummary forge(Path run, int shards, int workers, String... settings) throws Exception {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", shards);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("name", "drawn")
                .put("annotations", corpus.annotations().toString())
                .put("images", corpus.images().toString())
                .put("exhaustive", "yes");
        source.putObject("depth").put("folder", corpus.depth().toString());
        for (String setting : settings) {
            RunConfig.set(tree, setting);
        }
        return Run.forge(
                RunConfig.of("test", tree, Path.of("")),
                run,
                Run.Options.ofDefaults().withWorkers(workers));
    }

    private static List<String> ids(Path run) throws Exception {
        List<String> ids = new ArrayList<>();
        FinishedRun.open(run).pairs().forEachRemaining(pair -> ids.add(pair.id()));
        return ids;
    }
}
