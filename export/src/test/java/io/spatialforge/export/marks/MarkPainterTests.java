package io.spatialforge.export.marks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MarkPainterTests {

    private static final int YELLOW = 0xFFD400;
    private static final int CYAN = 0x00E5FF;
    private static final int GREY = 0x808080;
    private static final int DARK = 0x101010;

    /** A grey photograph. */
    private static final class Grey implements Pixels {
        private final int width;
        private final int height;
        private final int[] pixels;

        Grey(int width, int height) {
            this.width = width;
            this.height = height;
            pixels = new int[width * height];
            Arrays.fill(pixels, GREY);
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public void fill(int x1, int y1, int x2, int y2, int rgb) {
            assertThat(x1 >= 0 && y1 >= 0 && x1 < x2 && y1 < y2 && x2 <= width && y2 <= height)
                    .isTrue();
            for (int y = y1; y < y2; y++) {
                Arrays.fill(pixels, y * width + x1, y * width + x2, rgb);
            }
        }

        int at(int x, int y) {
            return pixels[y * width + x];
        }

        int count(int rgb, int x1, int y1, int x2, int y2) {
            int count = 0;
            for (int y = y1; y < y2; y++) {
                for (int x = x1; x < x2; x++) {
                    count += at(x, y) == rgb ? 1 : 0;
                }
            }
            return count;
        }

        int count(int rgb) {
            return count(rgb, 0, 0, width, height);
        }
    }

    private static Grey paint(int width, int height, Box... boxes) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < boxes.length; i++) {
            marks.add(Mark.numbered(i + 1, boxes[i]));
        }
        Grey grey = new Grey(width, height);
        MarkPainter.paint(marks, grey);
        return grey;
    }

    @Test
    void theOutlineLiesAroundTheRegionAndNotOnIt() {
        Grey grey = paint(640, 480, new Box(200, 150, 300, 250));
        assertThat(grey.at(197, 200)).isEqualTo(YELLOW);
        assertThat(grey.at(302, 200)).isEqualTo(YELLOW);
        assertThat(grey.at(250, 147)).isEqualTo(YELLOW);
        assertThat(grey.at(250, 252)).isEqualTo(YELLOW);
        assertThat(grey.count(GREY, 200, 150, 300, 250)).isEqualTo(100 * 100);
    }

    @Test
    void theColourStandsBetweenDarkLines() {
        Grey grey = paint(640, 480, new Box(200, 150, 300, 250));
        assertThat(grey.at(196, 240)).isEqualTo(DARK);
        assertThat(grey.at(199, 240)).isEqualTo(DARK);
    }

    @Test
    void theNumberStandsInBlackOnThePlateAboveTheBox() {
        Grey grey = paint(640, 480, new Box(200, 150, 300, 250));
        // A one has ten dots, each two by two pixels, and the plate has a border.
        assertThat(grey.count(DARK, 198, 127, 212, 144)).isEqualTo(10 * 4);
    }

    @Test
    void aRegionAsLargeAsTheImageStillGetsItsPlate() {
        Grey grey = paint(640, 480, new Box(0, 0, 640, 480));
        assertThat(grey.count(YELLOW, 4, 4, 40, 40)).isGreaterThan(150);
        assertThat(grey.at(1, 240)).isEqualTo(YELLOW);
        assertThat(grey.at(638, 240)).isEqualTo(YELLOW);
    }

    @Test
    void aSmallRegionIsNotHiddenByItsOwnPlateNorByAnothers() {
        Box small = new Box(300, 120, 312, 132);
        Box below = new Box(295, 140, 420, 300);
        Grey grey = paint(640, 480, below, small);
        assertThat(grey.count(CYAN, 300, 120, 312, 132)).isZero();
        assertThat(grey.count(YELLOW, 300, 120, 312, 132)).isZero();
    }

    @Test
    void platesOfRegionsOnOneSpotLieBesideEachOther() {
        Box[] same = new Box[9];
        Arrays.fill(same, new Box(300, 200, 340, 240));
        Grey grey = paint(640, 480, same);
        Set<Integer> seen = new TreeSet<>();
        for (int pixel : grey.pixels) {
            seen.add(pixel);
        }
        assertThat(seen).hasSize(9 + 2);
        int plate = grey.count(0xFF6EC7);
        assertThat(plate).isGreaterThan(150);
    }

    @Test
    void whateverTheBoxesEveryMarkIsSeenAndNothingLiesOutside() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int width = 200 + random.nextInt(1400);
            int height = 200 + random.nextInt(1400);
            Box[] boxes = new Box[1 + random.nextInt(8)];
            for (int j = 0; j < boxes.length; j++) {
                double x = random.nextDouble() * (width - 2);
                double y = random.nextDouble() * (height - 2);
                double x2 = x + 1 + random.nextDouble() * (width - x - 1);
                double y2 = y + 1 + random.nextDouble() * (height - y - 1);
                boxes[j] = new Box(x, y, x2, y2);
            }
            Grey grey = paint(width, height, boxes);
            assertThat(grey.count(YELLOW)).isGreaterThan(100);
        }
    }

    @Test
    void aPointIsMarkedByASmallBoxAroundIt() {
        Grey grey = new Grey(640, 480);
        MarkPainter.paint(List.of(Mark.numbered(1, new Point(320, 240))), grey);
        assertThat(grey.at(320, 240)).isEqualTo(GREY);
        assertThat(grey.count(YELLOW, 305, 225, 335, 255)).isGreaterThan(50);
    }

    @Test
    void numbersOfTwoDigitsFitTheirPlates() {
        Grey grey = new Grey(640, 480);
        MarkPainter.paint(List.of(Mark.numbered(11, new Box(200, 150, 300, 250))), grey);
        assertThat(grey.count(DARK, 198, 127, 224, 144)).isEqualTo(2 * 10 * 4);
    }

    @Test
    void lettersForModelsAreLargerThanForPeople() {
        Grey people = new Grey(640, 480);
        Grey models = new Grey(640, 480);
        List<Mark> marks = List.of(new Mark("H", 0, new Box(200, 150, 300, 250)));
        MarkPainter.paint(marks, people);
        MarkPainter.paint(marks, models, Plates.FOR_MODELS);
        int dots = 2 * 7 + 3;
        assertThat(people.count(DARK, 200, 128, 214, 144)).isEqualTo(dots * 2 * 2);
        assertThat(models.count(DARK, 200, 117, 221, 142)).isEqualTo(dots * 3 * 3);
    }

    @Test
    void everyLetterLooksUnlikeEveryOtherSign() {
        Set<String> shapes = new TreeSet<>();
        String signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (char sign : signs.toCharArray()) {
            StringBuilder dots = new StringBuilder();
            for (int i = 0; i < Glyphs.WIDTH * Glyphs.HEIGHT; i++) {
                dots.append(Glyphs.isSet(sign, i / Glyphs.WIDTH, i % Glyphs.WIDTH) ? '#' : ' ');
            }
            shapes.add(dots.toString());
        }
        assertThat(shapes).hasSize(signs.length());
    }
}
