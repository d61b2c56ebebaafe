package io.spatialforge.vision.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.graph.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTests {

    /** A tensor of 100 × 100 whose pixels are those of the image, but for the last 20 rows, which are grey. */
    private static final Placement PLACEMENT = new Placement(100, 100, 0, 0, 100, 80, 0, 0, 1, 1, 100, 80);

    private static Candidates candidates(double score, double overlap, int most) {
        return new Candidates(
                new Candidates.Limits(score, overlap, most), List.of("cat", "dog", LabelList.NONE), PLACEMENT);
    }

    @Test
    void ofBoxesOfALabelThatOverlapTheBestIsKept() {
        Candidates candidates = candidates(0.1, 0.5, 100);
        candidates.propose(0, 0.6, 10, 10, 30, 30);
        candidates.propose(0, 0.9, 11, 10, 31, 30);
        candidates.propose(1, 0.5, 10, 10, 30, 30);
        candidates.propose(0, 0.3, 25, 10, 45, 30);
        assertThat(candidates.best())
                .containsExactly(
                        new Detection("cat", new Box(11, 10, 31, 30), 0.9),
                        new Detection("dog", new Box(10, 10, 30, 30), 0.5),
                        new Detection("cat", new Box(25, 10, 45, 30), 0.3));
    }

    @Test
    void aBoxThatOnlyOverlapsOneThatIsNotKeptIsKept() {
        Candidates candidates = candidates(0.1, 0.3, 100);
        candidates.propose(0, 0.9, 0, 0, 20, 20);
        candidates.propose(0, 0.8, 8, 0, 28, 20);
        candidates.propose(0, 0.7, 16, 0, 36, 20);
        assertThat(candidates.best()).extracting(Detection::score).containsExactly(0.9, 0.7);
    }

    @Test
    void boxesAreCutAtTheImageAndThoseInTheGreyAreNothing() {
        Candidates candidates = candidates(0.1, 0.5, 100);
        candidates.propose(0, 0.9, -10, 60, 20, 95);
        candidates.propose(0, 0.8, 10, 85, 20, 95);
        candidates.propose(0, 0.8, 30, 30, 20, 40);
        candidates.propose(0, 0.8, Double.NaN, 30, 20, 40);
        assertThat(candidates.best()).containsExactly(new Detection("cat", new Box(0, 60, 20, 80), 0.9));
    }

    @Test
    void weakOnesThoseOfNoLabelAndThoseBeyondTheMostAreLeftOut() {
        Candidates candidates = candidates(0.4, 0.5, 2);
        candidates.propose(0, 0.39, 0, 0, 10, 10);
        candidates.propose(2, 0.9, 20, 0, 30, 10);
        candidates.propose(0, 0.5, 40, 0, 50, 10);
        candidates.propose(1, 0.5, 60, 0, 70, 10);
        candidates.propose(1, 0.5, 80, 0, 90, 10);
        assertThat(candidates.best())
                .extracting(d -> d.box().x1())
                .as("of equal scores those proposed first")
                .containsExactly(40.0, 60.0);
    }
}
