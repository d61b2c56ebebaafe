package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Problem;
import io.spatialforge.export.syntax.SmartResize;
import org.junit.jupiter.api.Test;

class SmartResizeTests {

    private static final SmartResize PUBLISHED = SmartResize.qwen25(16384 * 28 * 28);

    @Test
    void sidesBecomeTheNearestMultiplesOfTwentyEightAndHalvesTheEvenOne() {
        assertThat(PUBLISHED.resized(new Frame(1000, 500))).isEqualTo(new Frame(1008, 504));
        assertThat(PUBLISHED.resized(new Frame(640, 427))).isEqualTo(new Frame(644, 420));
        assertThat(PUBLISHED.resized(new Frame(70, 98))).isEqualTo(new Frame(56, 112));
    }

    @Test
    void aLargeImageIsScaledDownToTheMostPixelsAndASmallOneUp() {
        assertThat(PUBLISHED.resized(new Frame(8000, 6000))).isEqualTo(new Frame(4116, 3080));
        assertThat(SmartResize.qwen25(256 * 28 * 28).resized(new Frame(1000, 500)))
                .isEqualTo(new Frame(616, 308));
        assertThat(PUBLISHED.resized(new Frame(30, 40))).isEqualTo(new Frame(56, 84));
    }

    @Test
    void stripsAndSliversHaveAProblemAndNoSize() {
        assertThat(expected(PUBLISHED, 28, 5600)).isEmpty();
        assertThat(expected(PUBLISHED, 28, 5601)).contains("200 times");
        assertThat(expected(PUBLISHED, 27, 640)).contains("28 pixels or more");
        assertThat(expected(SmartResize.qwen25(128 * 28 * 28), 5600, 28)).contains("when scaled");
        assertThatThrownBy(() -> PUBLISHED.resized(new Frame(27, 640))).hasMessageContaining("27x640");
        assertThat(SmartResize.inRatio(new Frame(3, 600))).isNull();
        assertThat(SmartResize.inRatio(new Frame(601, 3))).isNotNull();
    }

    @Test
    void theMostPixelsAreNotFewerThanTheLeast() {
        assertThatThrownBy(() -> SmartResize.qwen25(3135)).hasMessageContaining("at least 3136");
    }

    private static String expected(SmartResize resize, int width, int height) {
        Problem problem = resize.problem(new Frame(width, height));
        return problem == null ? "" : problem.expected();
    }
}
