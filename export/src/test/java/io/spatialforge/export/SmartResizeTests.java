package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.export.syntax.Frame;
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
        assertThat(PUBLISHED.problem(new Frame(28, 5600))).isNull();
        assertThat(PUBLISHED.problem(new Frame(28, 5601)).expected()).contains("200 times");
        assertThat(PUBLISHED.problem(new Frame(27, 640)).expected()).contains("28 pixels or more");
        assertThat(SmartResize.qwen25(128 * 28 * 28)
                        .problem(new Frame(5600, 28))
                        .expected())
                .contains("when scaled");
        assertThatThrownBy(() -> PUBLISHED.resized(new Frame(27, 640))).hasMessageContaining("27x640");
        assertThat(SmartResize.inRatio(new Frame(3, 600))).isNull();
        assertThat(SmartResize.inRatio(new Frame(601, 3))).isNotNull();
    }

    @Test
    void theMostPixelsAreNotFewerThanTheLeast() {
        assertThatThrownBy(() -> SmartResize.qwen25(3135)).hasMessageContaining("at least 3136");
    }
}
