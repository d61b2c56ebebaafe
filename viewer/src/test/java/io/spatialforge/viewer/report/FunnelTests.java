package io.spatialforge.viewer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelTests {

    private static Flow.Step step(String stage, long read, long... left) {
        List<Flow.Left> reasons = new ArrayList<>();
        long kept = read;
        for (long count : left) {
            reasons.add(new Flow.Left("reason-" + reasons.size(), "meaning", count));
            kept -= count;
        }
        return new Flow.Step(stage, read, kept, reasons);
    }

    private static Funnel.Part part(Flow flow) {
        return Funnel.of(List.of(flow)).parts().getFirst();
    }

    @Test
    void stepsAreAsWideAsWhatIsLeftOfAllThatWasRead() {
        Funnel.Part part = part(new Flow("images", List.of(step("ingest", 1000, 250), step("curate", 750, 500))));
        assertThat(part.read()).isEqualTo(1000);
        assertThat(part.kept()).isEqualTo(250);
        assertThat(part.share()).isEqualTo("25%");
        assertThat(part.steps()).extracting(Funnel.Step::from).containsExactly(100.0, 75.0);
        assertThat(part.steps()).extracting(Funnel.Step::to).containsExactly(75.0, 25.0);
        assertThat(part.steps().getLast().stays()).isEqualTo("M0 0H75C75 20 25 20 25 40H0Z");
    }

    @Test
    void stagesThatLeftNoneOutAreNamedAndNotDrawn() {
        Funnel.Part part =
                part(new Flow("images", List.of(step("ingest", 10), step("curate", 10, 4), step("perceive", 6))));
        assertThat(part.steps()).extracting(Funnel.Step::stage).containsExactly("curate");
        assertThat(part.through()).isEqualTo("None left out by ingest and perceive.");
    }

    @Test
    void whatIsThereAtAllIsSeenAndWhatIsNotIsNot() {
        Funnel.Part hardly = part(new Flow("claims", List.of(step("forge", 1_000_000, 999_999))));
        assertThat(hardly.steps().getFirst().to()).isPositive();
        Funnel.Part none = part(new Flow("claims", List.of(step("forge", 1_000_000, 1_000_000))));
        assertThat(none.steps().getFirst().to()).isZero();
    }

    @Test
    void besideAStepStandAFewReasonsAndTheSumOfTheOthers() {
        Funnel.Step step = part(new Flow("pairs", List.of(step("preselect", 100, 20, 15, 12, 10, 5, 3, 1))))
                .steps()
                .getFirst();
        assertThat(step.reasons()).extracting(Flow.Left::count).containsExactly(20L, 15L, 12L, 10L, 5L);
        assertThat(step.others()).isEqualTo(2);
        assertThat(step.rest()).isEqualTo(4);
    }
}
