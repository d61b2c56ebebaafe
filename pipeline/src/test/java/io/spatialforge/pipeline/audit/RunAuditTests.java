package io.spatialforge.pipeline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Reach;
import io.spatialforge.audit.Truth;
import io.spatialforge.audit.Yield;
import io.spatialforge.core.claim.Task;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.audit.SweepReport.Point;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RunAuditTests {

    @TempDir
    static Path folder;

    private static FinishedRun run;
    private static Truth truth;

    @BeforeAll
    static void forgeDrawnScenes() throws Exception {
        DrawnCorpus.Written drawn = DrawnCorpus.write(
                folder.resolve("corpus"), DrawnCorpus.Options.of(5, 12).withWorkers(2));
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 3);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco")
                .put("name", "drawn")
                .put("annotations", drawn.annotations().toString())
                .put("exhaustive", "yes");
        source.putObject("depth").put("folder", drawn.depth().toString());
        Path out = folder.resolve("run");
        Run.forge(
                RunConfig.of("test", tree, Path.of("")),
                out,
                Run.Options.ofDefaults().withWorkers(2));
        run = FinishedRun.open(out);
        truth = Truth.read(drawn.truth());
    }

    @Test
    void whatCameOfEachTaskBalancesWithWhatWasLeftOut() throws Exception {
        AuditReport report = RunAudit.of(run, truth);
        assertThat(report.yields()).extracting(Yield::task).containsExactly(Task.values());
        for (Yield task : report.yields()) {
            assertThat(task.lookedAt() - left(task, "claims")).isEqualTo(task.stated());
            assertThat(task.stated() - left(task, "pairs")).isEqualTo(task.kept());
            assertThat(task.kept())
                    .isEqualTo(report.tasks().stream()
                            .filter(row -> row.task() == task.task())
                            .mapToLong(row -> row.score().total())
                            .sum());
        }
        assertThat(report.toText()).contains("looked at", "over-cap", "decidable");
        JsonNode json = JsonMapper.shared().readTree(report.toJson());
        assertThat(json.path("yields")
                        .path(0)
                        .path("left_out")
                        .path(0)
                        .path("stage")
                        .asString())
                .isEqualTo("forge");
    }

    private static long left(Yield task, String unit) {
        return task.leftOut().stream()
                .filter(left -> left.unit().equals(unit))
                .mapToLong(Yield.LeftOut::count)
                .sum();
    }

    @Test
    void ofWhatTruthCanDecideNoMoreIsAskedThanThereIs() throws Exception {
        List<Reach> reach = RunAudit.of(run, truth).reach();
        assertThat(reach).extracting(Reach::kind).contains(Reach.Kind.DEPTH, Reach.Kind.COUNT, Reach.Kind.SIDES);
        assertThat(reach).allSatisfy(r -> assertThat(r.asked()).isBetween(0L, r.decidable()));
        assertThat(reach)
                .filteredOn(r -> r.kind() == Reach.Kind.DEPTH)
                .allSatisfy(r -> assertThat(r.asked()).isPositive());
    }

    @Test
    void atItsOwnValueASweepMakesWhatTheRunVerified() throws Exception {
        Sweep sweep = new Sweep(run, "depth_ratio", Set.of(), Sweep.AS_THE_RUN);
        SweepReport report = sweep.run(run, truth, List.of(sweep.own()));
        for (Yield task : RunAudit.yields(run)) {
            AuditReport.Score score = report.points().getFirst().score(task.task());
            assertThat(score == null ? 0 : score.total()).isEqualTo(task.verified());
        }
        assertThat(report.tasks()).containsExactly(Task.values());
    }

    @Test
    void aStricterMarginAsksAboutLess() throws Exception {
        Sweep sweep = new Sweep(run, "side_gap", Set.of(Task.LEFT_RIGHT), 1000);
        SweepReport report = sweep.run(run, truth, List.of(0.4, 0.05, 0.1));
        assertThat(report.tasks()).containsExactly(Task.LEFT_RIGHT);
        assertThat(report.points()).extracting(Point::value).containsExactly(0.05, 0.1, 0.4);
        assertThat(report.points())
                .extracting(point -> point.coverage(Task.LEFT_RIGHT))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(report.toText(0.5)).contains("* 0.1", "margins: {side_gap: 0.05}");
        JsonNode json = JsonMapper.shared().readTree(report.toJson(0.5));
        assertThat(json.path("by_lower_end").path("configuration").asString()).isEqualTo("margins: {side_gap: 0.05}");
    }

    @Test
    void itIsSaidWhenNoValueIsSureEnough() throws Exception {
        Sweep sweep = new Sweep(run, "side_gap", Set.of(Task.LEFT_RIGHT), Sweep.AS_THE_RUN);
        SweepReport report = sweep.run(run, truth, List.of(0.1, 0.3));
        assertThat(report.sure(0.99)).isNull();
        assertThat(report.toText(0.99))
                .contains("No value has a lower end of the interval of 99.00%; that takes 381 places");
    }

    @Test
    void aMarginThatBearsOnNothingSaysSo() throws Exception {
        Sweep sweep = new Sweep(run, "point_gap", Set.of(), Sweep.AS_THE_RUN);
        assertThat(sweep.run(run, truth, sweep.values()).toText(0.99)).contains("point_gap changes nothing");
    }

    @Test
    void valuesSurroundTheRunsOwn() throws Exception {
        assertThat(new Sweep(run, "depth_ratio", Set.of(), 0).values())
                .startsWith(1.0)
                .contains(1.15, 1.6);
        assertThat(new Sweep(run, "max_order", Set.of(), 0).values())
                .startsWith(3.0)
                .contains(5.0, 20.0);
        assertThat(new Sweep(run, "facing_confidence", Set.of(), 0).values())
                .contains(0.0, 0.7)
                .allSatisfy(value -> assertThat(value).isLessThanOrEqualTo(1));
    }

    @Test
    void anUnknownMarginIsRefusedByName() {
        assertThatThrownBy(() -> new Sweep(run, "depth", Set.of(), 0))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("there is no margin 'depth'; did you mean 'depth_ratio'?");
        assertThatThrownBy(() -> new Sweep(run, "depth_ratio", Set.of(), 0).run(run, truth, List.of(-1.0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("margin depth_ratio is a number from 0, got -1.0");
    }
}
