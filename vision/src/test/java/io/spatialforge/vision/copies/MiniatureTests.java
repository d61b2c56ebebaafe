package io.spatialforge.vision.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.pixels.EncodedPhotos;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MiniatureTests {

    private static final Waving WAVES = new Waving(3);

    @Test
    void aPhotographHasTheSameMiniatureAtAnySizeAndFormat() throws Exception {
        byte[] large = of(EncodedPhotos.byImageIo(WAVES.image(640, 480), "png"), Transform.IDENTITY)
                .bytes();
        byte[] small = of(EncodedPhotos.byImageIo(WAVES.image(203, 152), "jpg"), Transform.IDENTITY)
                .bytes();
        for (int i = 0; i < large.length; i++) {
            assertThat(small[i] & 0xff).isCloseTo(large[i] & 0xff, within(4));
        }
    }

    @ParameterizedTest
    @EnumSource(Transform.class)
    void aStoredPhotographsMiniatureTurnsAsThePhotographDoes(Transform turn) throws Exception {
        byte[] file = EncodedPhotos.byImageIo(WAVES.image(320, 256), "png");
        Miniature stored = of(file, Transform.IDENTITY);
        assertThat(stored.upright(turn)).isEqualTo(of(file, turn));
    }

    @Test
    void whatWasWrittenReadsBack() {
        Miniature miniature = WAVES.miniature();
        assertThat(Miniature.ofText(miniature.text())).isEqualTo(miniature);
        assertThat(miniature.text()).startsWith(Miniature.PREFIX).doesNotContain("\n");
    }

    @Test
    void otherTextsAreNone() {
        assertThat(Miniature.ofText("print:AAAA")).isNull();
        assertThat(Miniature.ofText("print:no base64!")).isNull();
        assertThatThrownBy(() -> Miniature.ofBytes(new byte[10])).hasMessageContaining("1024");
    }

    @Test
    void aPictureOfNothingIsPlainAndOneOfSomethingIsNot() {
        byte[] luma = new byte[Miniature.BYTES];
        assertThat(Miniature.ofBytes(luma).isPlain()).isTrue();
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) (60 + 4 * (i / Miniature.SIDE)); // a sky, lighter towards one side
        }
        assertThat(Miniature.ofBytes(luma).isPlain()).isTrue();
        assertThat(WAVES.miniature().isPlain()).isFalse();
    }

    @Test
    void mirroringTwiceChangesNothing() {
        Miniature miniature = WAVES.miniature();
        assertThat(miniature.mirrored()).isNotEqualTo(miniature);
        assertThat(miniature.mirrored().mirrored()).isEqualTo(miniature);
        assertThat(Arrays.equals(miniature.bytes(), miniature.mirrored().bytes()))
                .isFalse();
    }

    private static Miniature of(byte[] file, Transform turn) throws Exception {
        try (Picture picture = PictureDecoder.decode(file, turn, PictureDecoder.FULL)) {
            return Miniature.of(picture);
        }
    }
}
