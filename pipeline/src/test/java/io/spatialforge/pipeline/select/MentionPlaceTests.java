package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionPlaceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Which is closer to the camera, the dog or the bench {r7}? | the dog | 2 | 1
            Which is closer to the camera, the dog or the bench {r7}? | the bench {r7} | 2 | 2
            The dog or the dog house: which is nearer to the camera? | the dog | 2 | 1
            The dog house or the dog: which is nearer to the camera? | the dog | 2 | 2
            Is it the dog {r3} or the leftmost dog in the photo that is nearer? | the leftmost dog in the photo | 2 | 2
            Of the cup, the vase and the tv, which is closest to the camera? | the cup | 3 | 1
            Of the cup, the vase and the tv, which is closest to the camera? | the vase | 3 | 2
            Of the cup, the vase and the tv, which is closest to the camera? | the tv | 3 | 3
            The cup, the vase, the box {r4} or the tv: which of them is farthest from the camera? | the box {r4} | 4 | 3
            """)
    void aMentionIsFoundByWhatJoinsIt(String question, String mention, int of, int place) {
        assertThat(MentionPlace.of(question, mention, of)).isEqualTo(place);
    }

    @Test
    void whatIsNotThereHasNoPlace() {
        assertThat(MentionPlace.of("Which is closer, the dog or the cat?", "the bench", 2))
                .isZero();
    }
}
