package io.spatialforge.core.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransformTests {

    /** Where the stored image's top left corner (of 40 by 30 pixels) comes to lie in the upright one. */
    @ParameterizedTest(name = "orientation {0} moves the top left corner to {1},{2}")
    @CsvSource({"1,0,0", "2,40,0", "3,40,30", "4,0,30", "5,0,0", "6,30,0", "7,30,40", "8,0,40"})
    void theCornerGoesWhereExifSays(int orientation, double x, double y) {
        assertThat(Transform.ofExif(orientation).apply(new Point(0, 0), 40, 30)).isEqualTo(new Point(x, y));
    }

    @ParameterizedTest
    @EnumSource
    void boxesKeepTheirAreaAndStayInside(Transform transform) {
        Box box = transform.apply(new Box(5, 7, 15, 10), 40, 30);
        double width = transform.swapsAxes() ? 30 : 40;
        double height = transform.swapsAxes() ? 40 : 30;
        assertThat(box.area()).isEqualTo(30);
        assertThat(box.x1()).isBetween(0.0, width);
        assertThat(box.x2()).isBetween(0.0, width);
        assertThat(box.y1()).isBetween(0.0, height);
        assertThat(box.y2()).isBetween(0.0, height);
        assertThat(Transform.ofId(transform.id())).isEqualTo(transform);
    }
}
