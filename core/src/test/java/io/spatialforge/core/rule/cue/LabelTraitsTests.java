package io.spatialforge.core.rule.cue;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.label.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTraitsTests {

    private static final List<String> SOME =
            List.of("man", "person", "dog", "cat", "car", "red car", "red cars", "gizmos");

    @Test
    void labelsAreRelatedByTheirTraitsAsByTheirNames() {
        for (String one : SOME) {
            for (String other : Labels.standard().known()) {
                boolean related = Labels.standard().related(one, other);
                assertThat(LabelTraits.of(one).isRelated(LabelTraits.of(other))).isEqualTo(related);
                assertThat(LabelTraits.of(other).isRelated(LabelTraits.of(one))).isEqualTo(related);
            }
        }
        assertThat(LabelTraits.of("man").isRelated(LabelTraits.of("person"))).isTrue();
        assertThat(LabelTraits.of("man").isRelated(LabelTraits.of("dog"))).isFalse();
        assertThat(LabelTraits.of("red car").isRelated(LabelTraits.of("car"))).isTrue();
    }

    @Test
    void traitsAreOfOneLabelWhereTheirNamesAreEqual() {
        for (String one : SOME) {
            for (String other : SOME) {
                assertThat(LabelTraits.of(one).isOf(LabelTraits.of(other))).isEqualTo(one.equals(other));
            }
        }
    }

    @Test
    void singleThingsOfUnknownPluralsCanNotBeNamed() {
        assertThat(LabelTraits.of("gizmos").isNameable()).isFalse();
        assertThat(LabelTraits.of("gizmo").isNameable()).isTrue();
        assertThat(LabelTraits.of("gizmo").isKnown()).isFalse();
        assertThat(LabelTraits.of("scissors").isKnown()).isTrue();
    }
}
