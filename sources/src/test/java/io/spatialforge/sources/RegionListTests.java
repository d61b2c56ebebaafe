package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Transform;
import org.junit.jupiter.api.Test;

final class RegionListTests {

    @Test
    void placesAreKeptToAThousandthOfAPixelAlsoOfAnImageThatIsTurned() {
        RegionList upright = new RegionList(640, 480, Transform.IDENTITY);
        RegionList turned = new RegionList(640, 480, Transform.ROTATE_180);
        for (RegionList list : new RegionList[] {upright, turned}) {
            assertThat(list.add("1", "dog", 473.07, 10.25, 473.07 + 38.65, 20.0004, Flags.NONE, null))
                    .isNull();
        }
        assertThat(upright.numbered().regions())
                .extracting(Region::shape)
                .containsExactly(new Box(473.07, 10.25, 511.72, 20));
        assertThat(turned.numbered().regions())
                .extracting(Region::shape)
                .containsExactly(new Box(128.28, 460, 166.93, 469.75));
    }

    @Test
    void aBoxThinnerThanThatIsNone() {
        RegionList list = new RegionList(640, 480, Transform.IDENTITY);
        assertThat(list.add("1", "dog", 10, 10, 10.0004, 20, Flags.NONE, null)).isEqualTo(Reason.BOX_INVALID);
        assertThat(list.numbered().regions()).isEmpty();
    }
}
