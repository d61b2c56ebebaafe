package io.spatialforge.vision.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeopleToLookAtTests {

    private static final Box WHOLE = new Box(100, 100, 180, 400);

    private static PeopleToLookAt of(Box... people) {
        return PeopleToLookAt.of(List.of(people), 640, 480);
    }

    private static List<Reason> reasons(PeopleToLookAt people) {
        return people.left().stream().map(PeopleToLookAt.Left::reason).toList();
    }

    @Test
    void aWholePersonIsLookedAtOnce() {
        assertThat(of(WHOLE, WHOLE).chosen()).containsExactly(WHOLE);
    }

    @Test
    void whoeverIsCutByTheBorderIsNot() {
        for (Box cut : List.of(
                new Box(0, 100, 80, 400),
                new Box(300, 0, 380, 300),
                new Box(560, 100, 640, 400),
                new Box(300, 200, 380, 479))) {
            PeopleToLookAt people = of(WHOLE, cut);
            assertThat(people.chosen()).containsExactly(WHOLE);
            assertThat(reasons(people)).containsExactly(Reason.TRUNCATED);
        }
    }

    @Test
    void aPersonOfFewPixelsIsNot() {
        assertThat(reasons(of(new Box(100, 100, 120, 160)))).containsExactly(Reason.TINY);
        assertThat(of(new Box(100, 100, 120, 165)).chosen()).hasSize(1);
    }

    @Test
    void inALargePhotographMorePixelsAreNeeded() {
        List<Box> person = List.of(new Box(1000, 1000, 1050, 1120));
        assertThat(PeopleToLookAt.of(person, 1200, 1300).chosen()).hasSize(1);
        assertThat(PeopleToLookAt.of(person, 6000, 4000).left())
                .containsExactly(new PeopleToLookAt.Left(person.get(0), Reason.TINY));
    }

    @Test
    void peopleInEachOthersBoxesAreNot() {
        PeopleToLookAt people = of(WHOLE, new Box(120, 110, 200, 400));
        assertThat(people.chosen()).isEmpty();
        assertThat(reasons(people)).containsExactly(Reason.OVERLAP, Reason.OVERLAP);
    }

    @Test
    void aPersonWhoIsNotLookedAtMayStillBeInTheWay() {
        Box cut = new Box(0, 110, 150, 400);
        assertThat(reasons(of(new Box(20, 110, 150, 400), cut))).containsExactly(Reason.OVERLAP, Reason.TRUNCATED);
    }

    @Test
    void ofACrowdTheLargestAreLookedAtInWhateverOrderTheyCome() {
        List<Box> crowd = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            crowd.add(new Box(10 + 50 * i, 100, 50 + 50 * i, 300 + 10 * i));
        }
        PeopleToLookAt inOrder = PeopleToLookAt.of(crowd, 640, 480);
        List<Box> shuffled = new ArrayList<>(crowd);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(inOrder.chosen()).hasSize(8).startsWith(crowd.get(11)).endsWith(crowd.get(4));
        assertThat(reasons(inOrder)).containsOnly(Reason.TOO_MANY).hasSize(4);
        assertThat(PeopleToLookAt.of(shuffled, 640, 480).chosen()).isEqualTo(inOrder.chosen());
    }
}
