package io.spatialforge.bench.hot;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.curate.PhotoMeasures;
import io.spatialforge.vision.pixels.Integrity;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.openjdk.jmh.annotations.Benchmark;

/** A photograph's bytes into pixels, and what curation takes from them. */
public class PixelsBenchmark extends HotPaths {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final double MEGAPIXELS = WIDTH * HEIGHT / 1e6;

    private final byte[] jpeg = Scratch.unchecked(PixelsBenchmark::drawn);
    private final Picture picture;

    public PixelsBenchmark() {
        try {
            picture = PictureDecoder.decode(jpeg, Transform.IDENTITY, PictureDecoder.FULL);
        } catch (PictureException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shapes before a gradient with a little noise: about as many bytes a pixel as a photograph. */
    private static byte[] drawn() throws java.io.IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(7);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(90, 130, 190), 0, HEIGHT, new Color(160, 150, 120)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < 60; i++) {
            g.setColor(new Color(random.nextInt(1 << 24)));
            g.setStroke(new BasicStroke(1 + random.nextInt(9)));
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(HEIGHT);
            g.drawOval(x, y, 10 + random.nextInt(120), 10 + random.nextInt(120));
        }
        g.dispose();
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int noise = random.nextInt(12) * 0x010101;
            int rgb = image.getRGB(i % WIDTH, i / WIDTH);
            image.setRGB(i % WIDTH, i / WIDTH, (rgb & 0xefefef) + noise);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    @Override
    public List<HotPath> paths() {
        return List.of(
                HotPath.of("JPEG looked at for damage and decoded", "decode", MEGAPIXELS, "Mpixel", WIDTH, this::decode)
                        .against("OpenCV's bare decoder", WIDTH, this::decodeFloor),
                HotPath.of(
                                "JPEG known to be whole decoded",
                                "decodeChecked",
                                MEGAPIXELS,
                                "Mpixel",
                                WIDTH,
                                this::decodeChecked)
                        .against("OpenCV's bare decoder", WIDTH, this::decodeCheckedFloor),
                HotPath.of("miniature for copies", "miniature", MEGAPIXELS, "Mpixel", Miniature.BYTES, this::miniature)
                        .against("OpenCV's bare resizing", Miniature.SIDE, this::miniatureFloor),
                HotPath.of("measures for curation", "measure", MEGAPIXELS, "Mpixel", 1, this::measure));
    }

    @Benchmark
    public long decode() throws PictureException {
        try (Picture decoded =
                PictureDecoder.decode(jpeg, Transform.IDENTITY, PictureDecoder.FULL, Integrity.UNKNOWN)) {
            return decoded.width();
        }
    }

    @Benchmark
    public long decodeFloor() {
        try (BytePointer data = new BytePointer(jpeg);
                Mat file = new Mat(1, jpeg.length, CV_8UC1, data);
                Mat decoded = imdecode(file, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION)) {
            return decoded.cols();
        }
    }

    @Benchmark
    public long decodeChecked() throws PictureException {
        try (Picture decoded =
                PictureDecoder.decode(jpeg, Transform.IDENTITY, PictureDecoder.FULL, Integrity.CHECKED)) {
            return decoded.width();
        }
    }

    @Benchmark
    public long decodeCheckedFloor() {
        return decodeFloor();
    }

    @Benchmark
    public long miniature() {
        return Miniature.of(picture).bytes().length;
    }

    @Benchmark
    public long miniatureFloor() {
        try (Mat small = new Mat();
                Size size = new Size(Miniature.SIDE, Miniature.SIDE)) {
            resize(picture.pixels(), small, size, 0, 0, INTER_AREA);
            return small.cols();
        }
    }

    @Benchmark
    public long measure() {
        return PhotoMeasures.of(picture).contrast() > 0 ? 1 : 0;
    }

    @Override
    public void close() {
        picture.close();
    }
}
