package io.spatialforge.pipeline.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The brown dog on the sofa. | the brown dog on the sofa",
                "\"a man in a white shirt who holds an umbrella\" | a man in a white shirt who holds an umbrella",
                "the  bus 12 at the stop | the bus 12 at the stop",
                "the child's bicycle, half hidden by a car | the child's bicycle, half hidden by a car",
                "the man on the left | the man on the left"
            })
    void aPlainDescriptionIsTidied(String raw, String text) {
        assertThat(Description.of(raw)).isEqualTo(new Description.Fit(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the dog in the magenta box",
                "the dog left of the rectangle",
                "the outlined dog",
                "the dog marked in pink",
                "the dog with the letter A",
                "the highlighted region",
                "the dog inside the frame",
                "the dog at 120, 340",
                "the dog at x 12 y 34",
                "the dog at (0.4, 0.5)",
                "dog",
                "the quick and happy one over there",
                "THE BROWN DOG",
                "the dog that sits beside the man who stands behind the woman who holds the cup that is on the table near the"
                        + " door",
                "the dog: brown",
                ""
            })
    void whatIsNoDescriptionOfTheThingIsUnfit(String raw) {
        assertThat(Description.of(raw)).isInstanceOf(Description.Unfit.class);
    }

    @Test
    void aThingThatIsCalledLikeAMarkIsNotDescribed() {
        assertThat(Description.canBeOf("dog")).isTrue();
        assertThat(Description.canBeOf("picture frame")).isFalse();
        assertThat(Description.canBeOf("grass")).isFalse();
    }
}
