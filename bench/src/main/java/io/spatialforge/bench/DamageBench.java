package io.spatialforge.bench;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How much of the damage to files of photographs is found. Copies are damaged at random places behind the header, and those
 * count that OpenCV decodes to a visibly other picture: 1% of the pixels or more differ by over {@value #VISIBLE} levels.
 */
@Command(
        name = "damage",
        mixinStandardHelpOptions = true,
        description = "How much of the damage to files of photographs is found, by kind of damage.")
final class DamageBench implements Callable<Integer> {

    private static final int VISIBLE = 16;
    private static final double SHARE = 0.01;
    private static final int START_OF_SCAN = 0xDA;

    enum Form {
        STORED(".jpg"),
        PROGRESSIVE(".jpg", IMWRITE_JPEG_PROGRESSIVE, 1, IMWRITE_JPEG_QUALITY, 90),
        RESTARTS(".jpg", IMWRITE_JPEG_RST_INTERVAL, 40, IMWRITE_JPEG_QUALITY, 90),
        WEBP(".webp", IMWRITE_WEBP_QUALITY, 85),
        LOSSLESS_WEBP(".webp", IMWRITE_WEBP_QUALITY, 101),
        PNG(".png"),
        GIF(".gif"),
        TIFF(".tiff");

        private final String ending;
        private final int[] parameters;

        Form(String ending, int... parameters) {
            this.ending = ending;
            this.parameters = parameters;
        }
    }

    private enum Harm {
        ONE_BIT("one bit", 1),
        ONE_BYTE("one byte", 1),
        BYTES("16 bytes", 16),
        ZEROS("512 bytes zeroed", 512),
        MANY_ZEROS("4 KiB zeroed", 4096),
        GAP("512 bytes missing", 512),
        WIDE_GAP("64 KiB missing", 65_536),
        FOREIGN("4 KiB of another file", 4096);

        private final String words;
        private final int length;

        Harm(String words, int length) {
            this.words = words;
            this.length = length;
        }

        byte[] done(byte[] file, int at, byte[] other, Random random) {
            byte[] harmed = file.clone();
            switch (this) {
                case ONE_BIT -> harmed[at] ^= (byte) (1 << random.nextInt(8));
                case ONE_BYTE, BYTES -> {
                    for (int i = at; i < at + length; i++) {
                        harmed[i] ^= (byte) (1 + random.nextInt(255));
                    }
                }
                case ZEROS, MANY_ZEROS -> Arrays.fill(harmed, at, at + length, (byte) 0);
                case GAP, WIDE_GAP -> {
                    harmed = Arrays.copyOf(file, file.length - length);
                    System.arraycopy(file, at + length, harmed, at, harmed.length - at);
                }
                case FOREIGN -> {
                    int from = other.length / 3;
                    System.arraycopy(other, from, harmed, at, Math.min(length, other.length - from));
                }
            }
            return harmed;
        }
    }

    @Parameters(description = "Folders of JPEGs.")
    private List<Path> folders = List.of();

    @Option(names = "--as", description = "How they are stored: ${COMPLETION-CANDIDATES}.", defaultValue = "STORED")
    private Form form = Form.STORED;

    @Option(names = "--photographs", defaultValue = "100", description = "At most so many, drawn by a fixed seed.")
    private int photographs;

    @Option(names = "--times", defaultValue = "5", description = "Copies of each with each damage.")
    private int times;

    @Override
    public Integer call() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".jpg")).sorted().forEach(files::add);
            }
        }
        Collections.shuffle(files, new Random(5));
        Random random = new Random(11);
        int[] visible = new int[Harm.values().length];
        int[] found = new int[visible.length];
        int soundCalledDamaged = 0;
        byte[] other = new byte[0];
        int seen = 0;
        for (Path file : files.subList(0, Math.min(photographs, files.size()))) {
            byte[] whole = stored(Files.readAllBytes(file));
            seen++;
            if (isRefused(whole)) {
                soundCalledDamaged++;
                continue;
            }
            byte[] pixels = pixels(whole);
            int from = dataOf(whole);
            for (Harm harm : Harm.values()) {
                int places = whole.length - 2 - from - harm.length;
                for (int i = 0; i < times && places > 64 && other.length > 0; i++) {
                    byte[] harmed = harm.done(whole, from + random.nextInt(places), other, random);
                    if (isVisible(pixels, pixels(harmed))) {
                        visible[harm.ordinal()]++;
                        found[harm.ordinal()] += isRefused(harmed) ? 1 : 0;
                    }
                }
            }
            other = whole;
        }
        System.out.printf("%d photographs, %s; sound ones refused: %d%n", seen, form, soundCalledDamaged);
        for (Harm harm : Harm.values()) {
            int n = visible[harm.ordinal()];
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %6.1f%% found of %d visible%n",
                    harm.words,
                    n == 0 ? Double.NaN : 100.0 * found[harm.ordinal()] / n,
                    n);
        }
        return 0;
    }

    private byte[] stored(byte[] jpeg) {
        if (form == Form.STORED) {
            return jpeg;
        }
        try (Mat picture = decoded(jpeg);
                BytePointer out = new BytePointer();
                IntPointer parameters = new IntPointer(form.parameters)) {
            imencode(form.ending, picture, out, parameters);
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }

    /** Where the compressed data begins, or for formats other than JPEG what is surely behind the first header. */
    private int dataOf(byte[] file) {
        if (!form.ending.equals(".jpg")) {
            return form == Form.GIF ? 800 : 41;
        }
        int at = 2;
        while ((file[at + 1] & 0xFF) != START_OF_SCAN) {
            at += 2 + segment(file, at);
        }
        return at + 2 + segment(file, at);
    }

    private static int segment(byte[] file, int marker) {
        return (file[marker + 2] & 0xFF) << 8 | file[marker + 3] & 0xFF;
    }

    private static boolean isRefused(byte[] file) {
        try {
            PictureDecoder.decode(file, Transform.IDENTITY, PictureDecoder.FULL).close();
            return false;
        } catch (PictureException e) {
            return true;
        }
    }

    private static boolean isVisible(byte[] sound, byte[] harmed) {
        if (sound.length != harmed.length) {
            return true;
        }
        int differing = 0;
        for (int i = 0; i < sound.length; i += 3) {
            int most = 0;
            for (int channel = i; channel < i + 3; channel++) {
                most = Math.max(most, Math.abs((sound[channel] & 0xFF) - (harmed[channel] & 0xFF)));
            }
            differing += most > VISIBLE ? 1 : 0;
        }
        return differing >= SHARE * sound.length / 3;
    }

    private static byte[] pixels(byte[] file) {
        try (Mat picture = decoded(file)) {
            byte[] pixels = new byte[Math.toIntExact(3 * picture.total())];
            if (pixels.length > 0) {
                picture.data().get(pixels);
            }
            return pixels;
        }
    }

    private static Mat decoded(byte[] file) {
        try (BytePointer bytes = new BytePointer(file);
                Mat row = new Mat(1, file.length, CV_8UC1, bytes)) {
            return imdecode(row, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
        }
    }
}
