package io.spatialforge.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.drawn.DrawnLayout;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten kills of the command line; {@code bench/run kills} does hundreds. */
class KilledRunsTests {

    @TempDir
    Path folder;

    @Test
    void aRunThatIsKilledTenTimesGivesTheSameLinesAndDoesNothingTwice() throws Exception {
        SmallCorpora corpora = SmallCorpora.draw(folder.resolve("corpora"), 4, 2, 3, Set.of(DrawnLayout.OBJECTS365));

        KillReport report = KilledRuns.run(corpora, folder, 10, 4, text -> {});

        assertThat(report.faults()).isEmpty();
        assertThat(report.differing()).isZero();
        assertThat(report.lines()).isPositive();
        assertThat(report.kills()).isEqualTo(10);
        assertThat(report.killedIn()).hasSizeGreaterThan(2);
    }
}
