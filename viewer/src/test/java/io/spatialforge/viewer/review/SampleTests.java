package io.spatialforge.viewer.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.index.RunIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which pairs are reviewed, and in which order, by the index that the viewer has. */
class SampleTests {

    private static final int PER_TASK = 4;

    private static RunIndex index;

    @BeforeAll
    static void open() throws Exception {
        index = RunIndex.open(ReviewedRun.run());
        while (index.indexed() < 1) {
            Thread.sleep(5);
        }
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private Sample sample(int perTask, long seed) throws Exception {
        return Sample.of(
                        index, new ReviewOptions("anna", perTask, seed, List.of(Task.values()), Path.of("votes.jsonl")))
                .orElseThrow();
    }

    private static List<String> ids(List<PairRow> rows) {
        return rows.stream().map(PairRow::id).toList();
    }

    @Test
    void theOrderIsOfChanceAndTheSameForTheSameSeedAndReviewer() throws Exception {
        List<String> annas = ids(sample(PER_TASK, 1).order("anna"));
        List<String> bens = ids(sample(PER_TASK, 1).order("ben"));
        assertThat(ids(sample(PER_TASK, 1).order("anna"))).isEqualTo(annas);
        assertThat(bens).isNotEqualTo(annas).containsExactlyInAnyOrderElementsOf(annas);
        assertThat(annas).doesNotHaveDuplicates();
        assertThat(ids(sample(PER_TASK, 2).order("anna"))).isNotEqualTo(annas);
        assertThat(new HashSet<>(ids(sample(PER_TASK + 2, 1).order("anna")))).containsAll(annas);
        List<PairRow> inRunOrder = new ArrayList<>(sample(PER_TASK, 1).order("anna"));
        inRunOrder.sort(Comparator.comparingLong(PairRow::number));
        assertThat(ids(inRunOrder)).isNotEqualTo(annas);
    }

    @Test
    void tasksComeInTurnAndEquallyOften() throws Exception {
        List<PairRow> order = sample(PER_TASK, 1).order("anna");
        Map<Task, Integer> counts = new EnumMap<>(Task.class);
        order.forEach(row -> counts.merge(row.task(), 1, Integer::sum));
        assertThat(counts).hasSizeGreaterThan(4);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(PER_TASK));
        assertThat(counts.values().stream().filter(count -> count == PER_TASK).count())
                .isGreaterThan(3);
        assertThat(order.subList(0, counts.size()).stream().map(PairRow::task).distinct())
                .hasSize(counts.size());
    }
}
