package io.spatialforge.bench.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.audit.Audit;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.drawn.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few scenes of each kind that is hard for a task; {@code bench/run adversarial} draws thousands. */
class TrapRunTests {

    private static final int SCENES_OF_A_TRAP = 3;

    private static final Map<Trap, List<TrapRun.Forged>> FORGED = new EnumMap<>(Trap.class);

    @BeforeAll
    static void forge() {
        TrapRun run = new TrapRun(7, Margins.ofDefaults());
        Set<Trap> traps = EnumSet.noneOf(Trap.class);
        for (Task task : Task.values()) {
            traps.addAll(Family.of(task));
        }
        for (Trap trap : traps) {
            List<TrapRun.Forged> scenes = new ArrayList<>();
            for (int index = 0; index < SCENES_OF_A_TRAP; index++) {
                scenes.add(run.run(trap, index));
            }
            FORGED.put(trap, scenes);
        }
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void ofHardScenesNoPairIsWrongAndSomeAreAsked(Task task, @TempDir Path folder) throws IOException {
        List<QaPair> pairs = new ArrayList<>();
        StringBuilder truth = new StringBuilder();
        for (Trap trap : Family.of(task)) {
            for (TrapRun.Forged forged : Objects.requireNonNull(FORGED.get(trap))) {
                forged.pairs().stream().filter(p -> p.claim().task() == task).forEach(pairs::add);
                truth.append(forged.truth()).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("truth.jsonl"), truth);

        AuditReport report = Audit.run(pairs.iterator(), file);

        assertThat(report.wrong()).isEmpty();
        assertThat(report.all().judged()).isEqualTo(pairs.size());
        assertThat(pairs).hasSizeGreaterThan(task == Task.PERSPECTIVE ? 3 : 30);
    }

    @Test
    void theSameSceneGivesTheSamePairs() {
        TrapRun.Forged again = new TrapRun(7, Margins.ofDefaults()).run(Trap.OVERLAPS, 1);
        assertThat(again)
                .isEqualTo(Objects.requireNonNull(FORGED.get(Trap.OVERLAPS)).get(1));
    }
}
