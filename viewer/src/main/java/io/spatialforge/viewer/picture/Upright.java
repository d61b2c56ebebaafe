package io.spatialforge.viewer.picture;

import io.spatialforge.core.scene.Image;
import io.spatialforge.pipeline.RunImages;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.store.StoredImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** The photographs of a run, turned upright as its boxes are. */
public final class Upright implements Closeable {

    private final RunImages photographs;

    private Upright(RunImages photographs) {
        this.photographs = photographs;
    }

    /**
     * @param images the places where the photographs of a source are, by its name
     */
    public static Upright open(Map<String, List<String>> images) throws IOException {
        return new Upright(RunImages.open(images));
    }

    /** Whether the photograph is at hand. */
    public boolean has(Image image) throws IOException {
        return photographs.find(image) != null;
    }

    /** The photograph as it is stored; null if it is not at hand. */
    public @Nullable StoredImage stored(Image image) throws IOException {
        return photographs.find(image);
    }

    /**
     * @throws IOException if the photograph is not there or can't be decoded, naming it
     */
    public BufferedImage of(Image image) throws IOException {
        StoredImage photograph = photographs.find(image);
        if (photograph == null) {
            throw new IOException("the photograph of " + image.id() + " is not there any more");
        }
        try (InputStream in = photograph.open();
                Picture picture = PictureDecoder.decode(in.readAllBytes(), image.transform(), 0)) {
            return drawn(picture.pixels());
        } catch (PictureException e) {
            throw new IOException(photograph.name() + ": " + e.getMessage(), e);
        }
    }

    private static BufferedImage drawn(Mat pixels) {
        BufferedImage image = new BufferedImage(pixels.cols(), pixels.rows(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int row = 3 * pixels.cols();
        for (int y = 0; y < pixels.rows(); y++) {
            pixels.ptr(y).get(bytes, y * row, row);
        }
        return image;
    }

    @Override
    public void close() throws IOException {
        photographs.close();
    }
}
