package io.spatialforge.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTests {

    private final Places places = Places.standard();

    @Test
    void everyLabelThatIsMetSomewhereIsDescribed() {
        assertThat(places.known())
                .allSatisfy(label ->
                        assertThat(Labels.standard().isKnown(label)).as(label).isTrue());
    }

    @Test
    void peopleTellNothingOfThePlace() {
        assertThat(places.of("person").isEmpty()).isTrue();
        assertThat(likeliest("person", "man").isEmpty()).isTrue();
    }

    @Test
    void whatMostThingsAreMetInIsThePlace() {
        BitSet stadium = likeliest("person", "tennis racket", "sports ball", "chair");
        assertThat(stadium.intersects(places.of("baseball bat"))).isTrue();
        assertThat(stadium.intersects(places.of("donut"))).isFalse();
        assertThat(stadium.intersects(places.of("toilet"))).isFalse();
    }

    @Test
    void aLabelIsMetWhereItsKindsAreUnlessItIsNamedItself() {
        assertThat(places.of("pizza").isEmpty()).isFalse();
        assertThat(places.of("pizza")).isEqualTo(places.of("food"));
        assertThat(places.of("cat")).isNotEqualTo(places.of("animal"));
    }

    @Test
    void wordsBeforeTheNounDoNotChangeThePlace() {
        assertThat(places.of("red cars")).isEqualTo(places.of("car"));
    }

    private BitSet likeliest(String... labels) {
        List<BitSet> seen = new ArrayList<>();
        for (String label : labels) {
            seen.add(places.of(label));
        }
        return places.likeliest(seen);
    }
}
