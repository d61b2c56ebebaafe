package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.scene.Mask;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CocoRleTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Mask read(String json) {
        return CocoRle.read(JSON.readTree(json));
    }

    @Test
    void runsGoDownTheColumnsAndBeginOutside() {
        Mask mask = read("{\"size\": [3, 2], \"counts\": [1, 2, 3]}");

        assertThat(mask.width()).isEqualTo(2);
        assertThat(mask.height()).isEqualTo(3);
        assertThat(mask.cells()).isEqualTo(BitSet.valueOf(new long[] {0b000110}));
    }

    @Test
    void aTextWrittenByTheMakersCodeIsRead() {
        // 6, 1, 40, 4, 5, 4, 5, 4, 21 as in the example of the makers' documentation, 9 rows by 10 columns
        Mask mask = read("{\"size\": [9, 10], \"counts\": \"61X13mN000`0\"}");

        assertThat(mask.runs()).containsExactly(6, 1, 40, 4, 5, 4, 5, 4, 21);
    }

    @Test
    void anyMaskReadsTheSameFromBothSpellings() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(40);
            BitSet cells = new BitSet();
            double share = random.nextDouble();
            for (int i = 0; i < width * height; i++) {
                cells.set(i, random.nextDouble() < share);
            }
            Mask mask = Mask.of(width, height, cells);

            assertThat(CocoRle.decode(height, width, mask.runs()).cells()).isEqualTo(cells);
            assertThat(CocoRle.decode(height, width, compressed(mask.runs())).runs())
                    .isEqualTo(mask.runs());
        }
    }

    @Test
    void runsOfNoLengthMakeNoDifference() {
        Mask plain = CocoRle.decode(2, 5, new int[] {2, 5, 3});

        assertThat(CocoRle.decode(2, 5, new int[] {1, 0, 1, 2, 0, 3, 0, 0, 3}).runs())
                .isEqualTo(plain.runs());
        assertThat(CocoRle.decode(2, 5, new int[] {2, 5, 3, 0}).runs()).isEqualTo(plain.runs());
        assertThat(CocoRle.decode(2, 2, new int[] {0, 4}).runs()).containsExactly(0, 4);
        assertThat(CocoRle.decode(2, 2, new int[] {0, 0, 4}).runs()).containsExactly(4);
    }

    @Test
    void brokenMasksAreRefusedAndSaySo() {
        assertThatThrownBy(() -> read("{\"size\": [3, 2], \"counts\": [1, 2]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add up to 3");
        assertThatThrownBy(() -> read("{\"size\": [3, 2], \"counts\": [7, -1]}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{\"size\": [3], \"counts\": [3]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size [height, width]");
        assertThatThrownBy(() -> read("{\"counts\": [3]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got nothing");
        assertThatThrownBy(() -> read("{\"size\": [3, 2], \"counts\": [1.5, 4.5]}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{\"size\": [3, 2], \"counts\": null}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{\"size\": [9, 10], \"counts\": \"61X13mN000`\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("end within number 8");
        assertThatThrownBy(() -> read("{\"size\": [9, 10], \"counts\": \"6 1\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letter 1");
        assertThatThrownBy(() -> read("{\"size\": [9, 10], \"counts\": \"oooooooooooooooo\"}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{\"size\": [100000, 100000], \"counts\": [2000000000]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger than");
    }

    /** As the makers' {@code rleToString} writes. */
    private static String compressed(int[] runs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < runs.length; i++) {
            long value = i > 2 ? runs[i] - runs[i - 2] : runs[i];
            boolean more = true;
            while (more) {
                int group = (int) (value & 0x1f);
                value >>= 5;
                more = (group & 0x10) != 0 ? value != -1 : value != 0;
                text.append((char) ((more ? group | 0x20 : group) + 48));
            }
        }
        return text.toString();
    }
}
