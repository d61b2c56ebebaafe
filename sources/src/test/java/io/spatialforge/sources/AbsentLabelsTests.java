package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.label.Labels;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AbsentLabelsTests {

    private static final Set<String> COCO = Set.of(
            "person",
            "airplane",
            "toilet",
            "donut",
            "fork",
            "knife",
            "spoon",
            "bowl",
            "dining table",
            "sports ball",
            "tennis racket",
            "baseball bat",
            "frisbee",
            "skateboard",
            "backpack",
            "bench",
            "train",
            "elephant");

    private final AbsentLabels absent = new AbsentLabels(COCO, 3, 1);

    @Test
    void whatIsAbsentAtATableIsWhatCouldLieThere() {
        Set<String> drawn = drawn(List.of("person", "dining table", "fork"));
        assertThat(drawn).contains("knife", "spoon", "bowl", "donut").doesNotContain("airplane", "toilet", "elephant");
    }

    @Test
    void nobodyLooksForADonutInAStadium() {
        Set<String> drawn = drawn(List.of("person", "tennis racket", "sports ball"));
        assertThat(drawn).contains("baseball bat").doesNotContain("donut", "toilet", "spoon");
    }

    @Test
    void whereTooFewThingsAreAtHomeOthersAreDrawnToo() {
        assertThat(absent.draw("coco/1", List.of("train"))).hasSize(3);
    }

    @Test
    void wherePeopleAloneAreSeenAnythingMayBeAskedFor() {
        assertThat(drawn(List.of("person"))).contains("donut", "elephant", "train");
    }

    @Test
    void nothingIsDrawnThatSomethingPresentMayBe() {
        for (int i = 0; i < 50; i++) {
            assertThat(absent.draw("coco/" + i, List.of("sports ball")))
                    .noneMatch(label -> Labels.standard().related("sports ball", label));
        }
    }

    @Test
    void theSameImageHasTheSameAndTheOrderOfWhatIsSeenDoesNotMatter() {
        assertThat(absent.draw("coco/1", List.of("fork", "person", "dining table")))
                .isEqualTo(absent.draw("coco/1", List.of("dining table", "fork", "person")));
    }

    private Set<String> drawn(List<String> seen) {
        Set<String> drawn = new TreeSet<>();
        for (int i = 0; i < 50; i++) {
            drawn.addAll(absent.draw("coco/" + i, seen));
        }
        return drawn;
    }
}
