package io.spatialforge.vision.pixels;

import static io.spatialforge.vision.pixels.Quarters.apart;
import static io.spatialforge.vision.pixels.Quarters.colour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.TinyPhotos;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTests {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final BufferedImage UPRIGHT = Quarters.upright(WIDTH, HEIGHT);

    @TestFactory
    Stream<DynamicTest> everyOrientationOfEveryFormatThatStatesOneIsTurnedUpright() {
        return Arrays.stream(Transform.values())
                .flatMap(turn -> oriented(turn).entrySet().stream()
                        .map(file -> DynamicTest.dynamicTest(
                                file.getKey() + ", " + turn.id(), () -> assertTurnedUpright(file.getValue(), turn))));
    }

    private static Map<String, byte[]> oriented(Transform turn) {
        BufferedImage stored = Quarters.stored(WIDTH, HEIGHT, turn);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("jpeg", TinyPhotos.jpeg(EncodedPhotos.byImageIo(stored, "jpg"), turn.exif()));
        files.put("png", TinyPhotos.png(EncodedPhotos.byImageIo(stored, "png"), turn.exif()));
        files.put(
                "webp",
                EncodedPhotos.webp(
                        EncodedPhotos.byOpenCv(stored, ".webp", IMWRITE_WEBP_QUALITY, 95),
                        WIDTH,
                        HEIGHT,
                        turn.exif()));
        files.put("tiff", EncodedPhotos.tiff(WIDTH, HEIGHT, turn.exif()));
        return files;
    }

    private static void assertTurnedUpright(byte[] file, Transform turn) throws PictureException {
        Photo.Sound photo = (Photo.Sound) PhotoProbe.probe(file, PhotoProbe.MAX_PIXELS);
        assertThat(photo.transform()).isEqualTo(turn);
        try (Picture picture = PictureDecoder.decode(file, photo.transform(), PictureDecoder.FULL)) {
            assertThat(picture.width()).isEqualTo(photo.uprightWidth()).isEqualTo(picture.pixels().cols());
            assertThat(picture.height()).isEqualTo(photo.uprightHeight()).isEqualTo(picture.pixels().rows());
            assertQuarters(picture, 12);
        }
    }

    @ParameterizedTest
    @EnumSource(Transform.class)
    void theScenesTurnIsAppliedAndTheFilesIsNot(Transform turn) throws PictureException {
        byte[] file = TinyPhotos.jpeg(EncodedPhotos.byImageIo(Quarters.stored(WIDTH, HEIGHT, turn), "jpg"), 3);
        try (Picture picture = PictureDecoder.decode(file, turn, PictureDecoder.FULL)) {
            assertQuarters(picture, 12);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFormatGivesItsColours() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("jpeg", EncodedPhotos.byImageIo(UPRIGHT, "jpg"));
        files.put("progressive jpeg", EncodedPhotos.byOpenCv(UPRIGHT, ".jpg", IMWRITE_JPEG_PROGRESSIVE, 1));
        files.put("jpeg with restarts", EncodedPhotos.byOpenCv(UPRIGHT, ".jpg", IMWRITE_JPEG_RST_INTERVAL, 3));
        files.put("cmyk jpeg", EncodedPhotos.fourInks(UPRIGHT, 0));
        files.put("ycck jpeg", EncodedPhotos.fourInks(UPRIGHT, 2));
        files.put("png", EncodedPhotos.byImageIo(UPRIGHT, "png"));
        files.put("png of 16 bits", EncodedPhotos.png16(UPRIGHT));
        files.put("png with transparency", EncodedPhotos.byImageIo(EncodedPhotos.ofType(UPRIGHT, BufferedImage.TYPE_INT_ARGB), "png"));
        files.put("png with a palette", EncodedPhotos.byImageIo(EncodedPhotos.palette(UPRIGHT), "png"));
        files.put("lossy webp", EncodedPhotos.byOpenCv(UPRIGHT, ".webp", IMWRITE_WEBP_QUALITY, 90));
        files.put("lossless webp", EncodedPhotos.byOpenCv(UPRIGHT, ".webp", IMWRITE_WEBP_QUALITY, 101));
        files.put("gif", EncodedPhotos.byImageIo(EncodedPhotos.palette(UPRIGHT), "gif"));
        files.put("bmp", EncodedPhotos.byImageIo(UPRIGHT, "bmp"));
        files.put("tiff", EncodedPhotos.byImageIo(UPRIGHT, "tiff"));
        files.put("tiff of 16 bits", EncodedPhotos.tiff16(UPRIGHT));
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    try (Picture picture = decode(file.getValue())) {
                        assertThat(picture.pixels().type()).isEqualTo(CV_8UC3);
                        assertQuarters(picture, 12);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> greyBecomesThreeEqualChannels() {
        BufferedImage grey = EncodedPhotos.ofType(UPRIGHT, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage grey16 = EncodedPhotos.ofType(UPRIGHT, BufferedImage.TYPE_USHORT_GRAY);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("jpeg", EncodedPhotos.byImageIo(grey, "jpg"));
        files.put("png", EncodedPhotos.byImageIo(grey, "png"));
        files.put("png of 16 bits", EncodedPhotos.byImageIo(grey16, "png"));
        files.put("tiff", EncodedPhotos.byImageIo(grey, "tiff"));
        files.put("bmp", EncodedPhotos.byImageIo(grey, "bmp"));
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    try (Picture picture = decode(file.getValue())) {
                        Color left = colour(picture, 10, 10);
                        assertThat(left.getRed()).isEqualTo(left.getGreen()).isEqualTo(left.getBlue());
                        int expected = file.getKey().contains("16")
                                ? grey16.getRaster().getSample(10, 10, 0) / 257
                                : grey.getRaster().getSample(10, 10, 0);
                        assertThat(left.getRed()).isBetween(expected - 3, expected + 3);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsTransparentLiesOnWhite() {
        BufferedImage half = EncodedPhotos.halfTransparent(UPRIGHT);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("png", EncodedPhotos.byImageIo(half, "png"));
        files.put("grey png", EncodedPhotos.greyAndAlpha(half));
        files.put("palette png", EncodedPhotos.byImageIo(EncodedPhotos.palette(half), "png"));
        files.put("gif", EncodedPhotos.byImageIo(EncodedPhotos.palette(half), "gif"));
        files.put("lossless webp", EncodedPhotos.withAlpha(half, ".webp", IMWRITE_WEBP_QUALITY, 101));
        files.put("lossy webp", EncodedPhotos.withAlpha(half, ".webp", IMWRITE_WEBP_QUALITY, 90));
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    try (Picture picture = decode(file.getValue())) {
                        assertThat(colour(picture, WIDTH - 10, 10)).isEqualTo(Color.WHITE);
                        assertThat(colour(picture, WIDTH - 10, HEIGHT - 10)).isEqualTo(Color.WHITE);
                        assertThat(apart(colour(picture, 10, 10), Color.WHITE)).isGreaterThan(50);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPhotographOfOnePixelIsOne() {
        BufferedImage one = Quarters.upright(1, 1);
        return Stream.of("jpg", "png", "bmp", "tiff")
                .map(format -> DynamicTest.dynamicTest(format, () -> {
                    try (Picture picture = PictureDecoder.decode(
                            EncodedPhotos.byImageIo(one, format), Transform.ROTATE_90, 518)) {
                        assertThat(picture.width()).isEqualTo(1);
                        assertThat(picture.height()).isEqualTo(1);
                        assertThat(apart(colour(picture, 0, 0), Quarters.BOTTOM_RIGHT)).isLessThan(8);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void aReducedPictureHasTheSameThingsInTheSamePlaces(int reduction) throws PictureException {
        byte[] file = EncodedPhotos.byImageIo(Quarters.upright(650, 490), "jpg");
        try (Picture picture = PictureDecoder.decode(file, Transform.IDENTITY, 490 / reduction)) {
            assertThat(picture.width()).isEqualTo(650);
            assertThat(picture.height()).isEqualTo(490);
            assertThat(picture.pixels().cols()).isEqualTo((650 + reduction - 1) / reduction);
            assertThat(picture.pixels().rows()).isEqualTo((490 + reduction - 1) / reduction);
            double middleX = 325.0 / reduction;
            double middleY = 245.0 / reduction;
            for (int x = 0; x < picture.pixels().cols(); x++) {
                for (int y = 0; y < picture.pixels().rows(); y++) {
                    if (Math.abs(x + 0.5 - middleX) > 1.5 && Math.abs(y + 0.5 - middleY) > 1.5) {
                        Color expected = Quarters.at(x < middleX ? 0 : 1, y < middleY ? 0 : 1);
                        assertThat(apart(colour(picture, x, y), expected))
                                .as("%d, %d", x, y)
                                .isLessThan(40);
                    }
                }
            }
        }
    }

    @Test
    void aPictureIsReducedAsLongAsEnoughPixelsAreLeftAndOnlyIfItIsAJpeg() throws PictureException {
        byte[] jpeg = EncodedPhotos.byImageIo(Quarters.upright(640, 480), "jpg");
        assertThat(columns(jpeg, PictureDecoder.FULL)).isEqualTo(640);
        assertThat(columns(jpeg, 1)).isEqualTo(80);
        assertThat(columns(jpeg, 60)).isEqualTo(80);
        assertThat(columns(jpeg, 61)).isEqualTo(160);
        assertThat(columns(jpeg, 240)).isEqualTo(320);
        assertThat(columns(jpeg, 241)).isEqualTo(640);
        assertThat(columns(jpeg, 2000)).isEqualTo(640);
        assertThat(columns(EncodedPhotos.byImageIo(Quarters.upright(640, 480), "png"), 60)).isEqualTo(640);
    }

    private static int columns(byte[] file, int leastSide) throws PictureException {
        try (Picture picture = PictureDecoder.decode(file, Transform.IDENTITY, leastSide)) {
            return picture.pixels().cols();
        }
    }

    @TestFactory
    Stream<DynamicTest> aFileCutShortAnywhereIsRefused() {
        Map<String, byte[]> files = wholeFiles();
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    byte[] whole = file.getValue();
                    for (int length = 1; length < whole.length - 1; length += 1 + whole.length / 200) {
                        byte[] cut = Arrays.copyOf(whole, length);
                        assertThatThrownBy(() -> decode(cut).close())
                                .as("first %d of %d bytes", length, whole.length)
                                .isInstanceOf(PictureException.class);
                    }
                }));
    }

    private static Map<String, byte[]> wholeFiles() {
        BufferedImage busy = EncodedPhotos.busy(200, 150, 7);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("jpeg", EncodedPhotos.byOpenCv(busy, ".jpg"));
        files.put("progressive jpeg", EncodedPhotos.byOpenCv(busy, ".jpg", IMWRITE_JPEG_PROGRESSIVE, 1));
        files.put("jpeg with restarts", EncodedPhotos.byOpenCv(busy, ".jpg", IMWRITE_JPEG_RST_INTERVAL, 5));
        files.put("png", EncodedPhotos.byOpenCv(busy, ".png"));
        files.put("lossy webp", EncodedPhotos.byOpenCv(busy, ".webp", IMWRITE_WEBP_QUALITY, 80));
        files.put("lossless webp", EncodedPhotos.byOpenCv(busy, ".webp", IMWRITE_WEBP_QUALITY, 101));
        files.put("gif", EncodedPhotos.byImageIo(EncodedPhotos.palette(busy), "gif"));
        files.put("bmp", EncodedPhotos.byImageIo(busy, "bmp"));
        return files;
    }

    @TestFactory
    Stream<DynamicTest> zerosInTheMiddleAreSeenUnlessTheFormatIsUncompressed() {
        return wholeFiles().entrySet().stream()
                .filter(file -> !file.getKey().equals("bmp") && !file.getKey().equals("lossless webp"))
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    byte[] whole = file.getValue();
                    for (int at = whole.length / 4; at < whole.length * 3 / 4; at += whole.length / 16) {
                        byte[] damaged = whole.clone();
                        Arrays.fill(damaged, at, at + 512, (byte) 0);
                        assertRefused(damaged, Reason.IMAGE_DAMAGED);
                    }
                }));
    }

    @Test
    void aBitOfALossyWebpThatChangesIsSeen() {
        byte[] webp = EncodedPhotos.byOpenCv(EncodedPhotos.busy(200, 150, 7), ".webp", IMWRITE_WEBP_QUALITY, 80);
        for (int at = webp.length / 4; at < webp.length * 3 / 4; at += webp.length / 24) {
            byte[] damaged = webp.clone();
            damaged[at] ^= 1;
            assertRefused(damaged, Reason.IMAGE_DAMAGED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 60, 80, 100, 101})
    void aSoundWebpOfAnyQualityIsTaken(int quality) throws PictureException {
        for (int side : new int[] {1, 7, 16, 33, 200}) {
            byte[] webp = EncodedPhotos.byOpenCv(EncodedPhotos.busy(side + 3, side, side), ".webp", IMWRITE_WEBP_QUALITY, quality);
            decode(webp).close();
        }
        byte[] even = EncodedPhotos.byOpenCv(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), ".webp", IMWRITE_WEBP_QUALITY, quality);
        decode(even).close();
    }

    @Test
    void damageIsNotLookedForInBytesThatWereChecked() throws PictureException {
        byte[] damaged = EncodedPhotos.byOpenCv(EncodedPhotos.busy(200, 150, 7), ".jpg", IMWRITE_JPEG_RST_INTERVAL, 5);
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 64, (byte) 0x55);
        assertRefused(damaged, Reason.IMAGE_DAMAGED);
        PictureDecoder.decode(damaged, Transform.IDENTITY, PictureDecoder.FULL, Integrity.CHECKED)
                .close();
        assertThatThrownBy(() -> PictureDecoder.decode(
                                Arrays.copyOf(damaged, damaged.length / 2),
                                Transform.IDENTITY,
                                PictureDecoder.FULL,
                                Integrity.CHECKED)
                        .close())
                .isInstanceOf(PictureException.class);
    }

    @Test
    void aPieceMissingFromTheMiddleOfAJpegIsSeen() {
        byte[] whole = EncodedPhotos.byOpenCv(EncodedPhotos.busy(200, 150, 7), ".jpg");
        byte[] without = new byte[whole.length - 1000];
        System.arraycopy(whole, 0, without, 0, whole.length / 2);
        System.arraycopy(whole, whole.length / 2 + 1000, without, whole.length / 2, without.length - whole.length / 2);
        assertRefused(without, Reason.IMAGE_DAMAGED);
    }

    @Test
    void restartMarkersOutOfTurnAreSeen() {
        byte[] file = EncodedPhotos.byOpenCv(EncodedPhotos.busy(200, 150, 7), ".jpg", IMWRITE_JPEG_RST_INTERVAL, 5);
        for (int i = file.length / 2; ; i++) {
            if (file[i] == -1 && (file[i + 1] & 0xF8) == 0xD0) {
                file[i + 1] ^= 2;
                break;
            }
        }
        assertRefused(file, Reason.IMAGE_DAMAGED);
    }

    @Test
    void anyBitOfAPngThatChangesIsSeen() {
        byte[] png = EncodedPhotos.byImageIo(EncodedPhotos.busy(60, 40, 7), "png");
        for (int at = 41; at < png.length - 12; at += 53) { // from the pixels on; the header may become that of another kind
            byte[] damaged = png.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> decode(damaged).close()).isInstanceOf(PictureException.class);
        }
    }

    @Test
    void aJpegOfAnotherHeightThanItDeclaresIsSeen() {
        byte[] jpeg = EncodedPhotos.byOpenCv(EncodedPhotos.busy(200, 150, 7), ".jpg");
        for (int height : new int[] {100, 140, 170, 300}) {
            byte[] other = jpeg.clone();
            int frame = frame(other);
            other[frame + 5] = (byte) (height >> 8);
            other[frame + 6] = (byte) height;
            assertRefused(other, Reason.IMAGE_DAMAGED);
        }
    }

    private static int frame(byte[] jpeg) {
        for (int i = 2; ; i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF)) {
            if (jpeg[i + 1] == (byte) 0xC0 || jpeg[i + 1] == (byte) 0xC2) {
                return i;
            }
        }
    }

    @Test
    void aBombIsRefusedByWhatItDeclares() {
        byte[] png = EncodedPhotos.byImageIo(UPRIGHT, "png");
        png[17] = 1; // 100,000 is 0x000186A0
        png[18] = (byte) 0x86;
        png[19] = (byte) 0xA0;
        png[21] = 1;
        png[22] = (byte) 0x86;
        png[23] = (byte) 0xA0;
        assertThatThrownBy(() -> decode(png).close())
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IMAGE_UNREADABLE))
                .hasMessageContaining("100000x100000")
                .hasMessageContaining("200 megapixels");

        byte[] jpeg = EncodedPhotos.byImageIo(UPRIGHT, "jpg");
        int frame = frame(jpeg);
        jpeg[frame + 5] = jpeg[frame + 7] = (byte) (65_000 >> 8);
        jpeg[frame + 6] = jpeg[frame + 8] = (byte) (65_000 & 0xFF);
        assertThatThrownBy(() -> decode(jpeg).close())
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IMAGE_UNREADABLE))
                .hasMessageContaining("65000x65000");
    }

    @Test
    void whatIsNoPhotographOrOfAnUnreadKindIsRefusedByName() {
        assertRefused("<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII), Reason.IMAGE_UNREADABLE);
        assertRefused(new byte[0], Reason.IMAGE_UNREADABLE);
        assertRefused("\0\0\0\u001Cftypavif\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), Reason.IMAGE_UNSUPPORTED);
        assertRefused(EncodedPhotos.fourInksOfUnknownSense(32, 32), Reason.IMAGE_UNSUPPORTED);
        assertRefused(EncodedPhotos.animatedGif(), Reason.IMAGE_UNSUPPORTED);
        assertRefused(EncodedPhotos.animatedWebp(), Reason.IMAGE_UNSUPPORTED);
    }

    @Test
    void nothingOfADecodedPictureStaysBehindOnceItIsClosed() throws PictureException {
        byte[] jpeg = EncodedPhotos.byOpenCv(EncodedPhotos.busy(200, 150, 7), ".jpg");
        byte[] png = EncodedPhotos.byImageIo(EncodedPhotos.halfTransparent(UPRIGHT), "png");
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
        decode(jpeg).close();
        long before = Pointer.totalCount();
        for (int i = 0; i < 20; i++) {
            PictureDecoder.decode(jpeg, Transform.TRANSVERSE, 50).close();
            decode(png).close();
            assertThatThrownBy(() -> decode(cut).close()).isInstanceOf(PictureException.class);
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void severalThreadsGetWhatOneGets() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            files.add(EncodedPhotos.byOpenCv(EncodedPhotos.busy(160, 120, seed), ".jpg", IMWRITE_JPEG_QUALITY, 90));
        }
        List<Integer> alone = new ArrayList<>();
        for (byte[] file : files) {
            alone.add(sum(file));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                files.forEach(file -> work.add(() -> sum(file)));
            }
            List<Integer> together = new ArrayList<>();
            for (Future<Integer> sum : threads.invokeAll(work)) {
                together.add(sum.get());
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i)).isEqualTo(alone.get(i % files.size()));
            }
        }
    }

    private static int sum(byte[] file) throws PictureException {
        try (Picture picture = decode(file)) {
            byte[] pixels = new byte[3 * picture.width() * picture.height()];
            picture.pixels().data().get(pixels);
            return Arrays.hashCode(pixels);
        }
    }

    private static Picture decode(byte[] file) throws PictureException {
        return PictureDecoder.decode(file, Transform.IDENTITY, PictureDecoder.FULL);
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> decode(file).close())
                .isInstanceOfSatisfying(PictureException.class, e -> assertThat(e.reason())
                        .as(e.getMessage())
                        .isEqualTo(reason));
    }

    private static void assertQuarters(Picture picture, int tolerance) {
        int right = picture.pixels().cols() - 3;
        int bottom = picture.pixels().rows() - 3;
        assertThat(apart(colour(picture, 2, 2), Quarters.TOP_LEFT)).isLessThan(tolerance);
        assertThat(apart(colour(picture, right, 2), Quarters.TOP_RIGHT)).isLessThan(tolerance);
        assertThat(apart(colour(picture, 2, bottom), Quarters.BOTTOM_LEFT)).isLessThan(tolerance);
        assertThat(apart(colour(picture, right, bottom), Quarters.BOTTOM_RIGHT)).isLessThan(tolerance);
    }
}
