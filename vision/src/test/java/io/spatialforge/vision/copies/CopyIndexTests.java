package io.spatialforge.vision.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyIndexTests {

    private static final int MANY = 400;
    private static final List<Miniature> PICTURES =
            IntStream.range(0, MANY).mapToObj(i -> new Waving(i).miniature()).toList();
    private static final CopyIndex INDEX = index(PICTURES);

    @Test
    void noPictureIsTakenForAnother() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(found(INDEX, PICTURES.get(i))).containsOnlyKeys(i);
        }
    }

    @Test
    void aMirroredPictureIsFoundAndSaidToBeMirrored() throws Exception {
        for (int i = 0; i < MANY; i++) {
            Map<Integer, Match> found = found(INDEX, PICTURES.get(i).mirrored());
            assertThat(found).containsOnlyKeys(i);
            assertThat(found.get(i)).isNotNull().returns(true, Match::mirrored);
        }
    }

    @Test
    void aNoisyPaleCopyIsFoundAndIsACopy() throws Exception {
        SplittableRandom dice = new SplittableRandom(5);
        for (int i = 0; i < MANY; i++) {
            byte[] luma = PICTURES.get(i).bytes();
            for (int k = 0; k < luma.length; k++) {
                luma[k] = (byte) Math.round(0.8 * (luma[k] & 0xff) + 20 + dice.nextGaussian());
            }
            Match match =
                    Objects.requireNonNull(found(INDEX, Miniature.ofBytes(luma)).get(i));
            assertThat(match.likeness()).isGreaterThan(CopyIndex.COPY);
            assertThat(match.window().cut()).isLessThan(0.02);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.035, 0.05, 0.06})
    void anOriginalFindsItsCropsAndTellsTheirWindows(double cut) throws Exception {
        Window window = new Window(cut, 1, 0, 1 - cut);
        List<Miniature> crops = IntStream.range(0, MANY)
                .mapToObj(i -> new Waving(i).miniature(window))
                .toList();
        CopyIndex index = index(crops);
        int found = 0;
        for (int i = 0; i < MANY; i++) {
            Match match = found(index, PICTURES.get(i)).get(i);
            if (match != null) {
                found++;
                assertThat(match.window().left()).isCloseTo(cut, within(0.02));
                assertThat(match.window().right()).isCloseTo(1, within(0.02));
                assertThat(match.window().top()).isCloseTo(0, within(0.02));
                assertThat(match.window().bottom()).isCloseTo(1 - cut, within(0.02));
            }
        }
        assertThat(found).isGreaterThan(95 * MANY / 100);
    }

    @Test
    void whatIsFoundDoesNotDependOnTheOrder() throws Exception {
        List<Integer> order = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        Collections.shuffle(order, new Random(9));
        int[] numbers = order.stream().mapToInt(Integer::intValue).toArray();
        long[] codes =
                order.stream().mapToLong(i -> CopyIndex.code(PICTURES.get(i))).toArray();
        CopyIndex shuffled = CopyIndex.of(numbers, codes, PICTURES::get);
        Miniature crop = new Waving(17).miniature(new Window(-0.03, 1, 0, 1));
        assertThat(found(shuffled, crop)).isEqualTo(found(INDEX, crop)).isNotEmpty();
    }

    @Test
    void plainPicturesAreLikeNothing() throws Exception {
        Miniature dark = Miniature.ofBytes(new byte[Miniature.BYTES]);
        byte[] sky = new byte[Miniature.BYTES];
        for (int i = 0; i < sky.length; i++) {
            sky[i] = (byte) (200 - i / 64);
        }
        CopyIndex index = index(List.of(dark, Miniature.ofBytes(sky), dark, PICTURES.getFirst()));
        assertThat(found(index, dark)).isEmpty();
        assertThat(found(index, Miniature.ofBytes(sky))).isEmpty();
    }

    @Test
    void keysThatTooManyShareAreNotLookedUpAndCounted() throws Exception {
        List<Miniature> same = Collections.nCopies(2001, PICTURES.getFirst());
        CopyIndex index = index(same);
        assertThat(index.tooCommon()).isEqualTo(2001);
        assertThat(found(index, PICTURES.getFirst())).isEmpty();
        assertThat(INDEX.tooCommon()).isZero();
    }

    @Test
    void twoPicturesThatAreKnownToBeRelatedAreLaidOverEachOther() {
        Match match = CopyIndex.compare(
                new Waving(4).miniature(),
                new Waving(4).miniature(new Window(0.05, 0.95, 0, 1)).mirrored());
        assertThat(match.mirrored()).isTrue();
        assertThat(match.likeness()).isGreaterThan(CopyIndex.COPY);
        assertThat(match.window().left()).isCloseTo(0.05, within(0.01));
        assertThat(CopyIndex.compare(PICTURES.get(1), PICTURES.get(2)).likeness())
                .isLessThan(0.4);
    }

    private static Map<Integer, Match> found(CopyIndex index, Miniature picture) throws Exception {
        Map<Integer, Match> found = new TreeMap<>();
        index.find(picture, found::put);
        return found;
    }

    private static CopyIndex index(List<Miniature> pictures) {
        return CopyIndex.of(
                IntStream.range(0, pictures.size()).toArray(),
                pictures.stream().mapToLong(CopyIndex::code).toArray(),
                pictures::get);
    }
}
