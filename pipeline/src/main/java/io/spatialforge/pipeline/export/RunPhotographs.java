package io.spatialforge.pipeline.export;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.licence.CopyRules;
import io.spatialforge.export.licence.CopyRules.Ruling;
import io.spatialforge.export.licence.Licence;
import io.spatialforge.export.licence.Licence.Copies;
import io.spatialforge.export.marks.Pixels;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.RunImages;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.StrayOrientation;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureEncoder;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import io.spatialforge.vision.store.UnsafeImageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The photographs of a run as exports pass them on: upright, so that no loader turns them against their boxes, whether it
 * heeds orientations or not.
 *
 * <p>Bytes are passed on as they were stored where the stored pixels are upright and nothing in the file says otherwise.
 * Else the picture is decoded, turned and encoded once: JPEG and WebP as JPEG, what is stored without loss as PNG. It is
 * never scaled.
 *
 * <p>How stored pixels become upright was decided at ingest from the file itself, so there a picture that needs no turning
 * has no orientation to heed. Where the photograph came only after ingest, its file may have one that nobody looked at:
 * then the size that was listed tells which pixels the boxes are of, and where it can't tell, the photograph is withheld.
 */
public final class RunPhotographs implements Photographs {

    /** A file is held in memory; no photograph of up to 200 megapixels takes as much, if it is compressed at all. */
    private static final long LARGEST_FILE = 256L << 20;

    private static final Set<String> LOSSY = Set.of("jpeg", "webp");

    private final RunImages images;
    private final CopyRules rules;
    private final String stamps;

    private RunPhotographs(RunImages images, CopyRules rules, String stamps) {
        this.images = images;
        this.rules = rules;
        this.stamps = stamps;
    }

    /**
     * @throws IOException if a place that holds photographs of the run is missing, damaged or can't be read
     */
    public static RunPhotographs open(FinishedRun run, CopyRules rules) throws IOException {
        return open(run.images(), rules);
    }

    static RunPhotographs open(Map<String, List<String>> places, CopyRules rules) throws IOException {
        Fingerprint stamps = Fingerprint.of("photographs", "2");
        for (Map.Entry<String, List<String>> source : places.entrySet()) {
            for (String place : source.getValue()) {
                stamps = stamps.with(source.getKey(), ImageStores.stamp(place));
            }
        }
        return new RunPhotographs(RunImages.open(places), rules, stamps.hex());
    }

    @Override
    public String fingerprint() {
        return stamps + " " + rules.fingerprint();
    }

    @Override
    public Found upright(Image image, Use use) throws IOException {
        Ruling asked = rules.of(image, use == Use.ALTERED ? Copies.ALTERED : Copies.VERBATIM);
        if (asked instanceof Ruling.Denied denied) {
            return new Withheld(denied.refusal());
        }
        try {
            return found(image, use);
        } catch (UnsafeImageException e) {
            return withheld(Reason.IMAGE_PATH_UNSAFE, String.valueOf(e.getMessage()));
        } catch (PictureException e) {
            return withheld(e.reason(), image.id() + ": " + e.getMessage());
        }
    }

    private Found found(Image image, Use use) throws IOException, PictureException {
        StoredImage stored = images.find(image);
        if (stored == null) {
            return withheld(Reason.IMAGE_MISSING, "it is in none of the places where the run's photographs are");
        }
        if (stored.size() > LARGEST_FILE) {
            return withheld(Reason.IMAGE_UNSUPPORTED, stored.name() + " has " + stored.size() + " bytes");
        }
        byte[] bytes;
        try (InputStream in = stored.open()) {
            bytes = in.readAllBytes();
        }
        if (image.sha256() != null && !Sha256.of(bytes).equals(image.sha256())) {
            return withheld(
                    Reason.IMAGE_ALTERED,
                    stored.name() + ": expected SHA-256 " + image.sha256() + ", got " + Sha256.of(bytes));
        }
        return switch (PhotoProbe.probe(bytes, PhotoProbe.MAX_PIXELS)) {
            case Photo.Flawed flaw -> withheld(flaw.reason(), stored.name() + ": " + flaw.detail());
            case Photo.Sound photo -> turned(image, use, photo, bytes);
        };
    }

    private Found turned(Image image, Use use, Photo.Sound photo, byte[] bytes) throws PictureException {
        Transform turn = turn(image, photo);
        if (turn == null) {
            return withheld(
                    Reason.ORIENTATION_AMBIGUOUS,
                    "EXIF says %s, and the boxes may be of either frame of %dx%d"
                            .formatted(photo.transform().id(), image.width(), image.height()));
        }
        int width = turn.swapsAxes() ? photo.height() : photo.width();
        int height = turn.swapsAxes() ? photo.width() : photo.height();
        if (width != image.width() || height != image.height()) {
            return withheld(
                    Reason.IMAGE_SIZE_MISMATCH,
                    "the boxes are of %dx%d, the photograph is %dx%d"
                            .formatted(image.width(), image.height(), width, height));
        }
        boolean jpeg = photo.format().equals("jpeg");
        boolean verbatim = turn == Transform.IDENTITY
                && (use != Use.JPEG || jpeg)
                && photo.transform() == Transform.IDENTITY
                && !StrayOrientation.mayBeIn(bytes);
        return switch (rules.of(image, verbatim ? Copies.VERBATIM : Copies.ALTERED)) {
            case Ruling.Denied denied -> new Withheld(denied.refusal());
            case Ruling.Allowed allowed ->
                verbatim
                        ? new Photograph(extension(photo), bytes, true, allowed.licence())
                        : encoded(use == Use.JPEG || LOSSY.contains(photo.format()), bytes, turn, allowed.licence());
        };
    }

    /** How the stored pixels become those that the boxes are of; null if that can't be told. */
    private static @Nullable Transform turn(Image image, Photo.Sound photo) {
        Transform exif = photo.transform();
        if (image.transform() != Transform.IDENTITY || exif == Transform.IDENTITY) {
            return image.transform();
        }
        boolean asStored = photo.width() == image.width() && photo.height() == image.height();
        boolean asUpright = photo.uprightWidth() == image.width() && photo.uprightHeight() == image.height();
        if (asStored && asUpright) {
            return null;
        }
        return asUpright ? exif : Transform.IDENTITY;
    }

    private static Photograph encoded(boolean jpeg, byte[] bytes, Transform turn, Licence licence)
            throws PictureException {
        try (Picture picture = PictureDecoder.decode(bytes, turn, PictureDecoder.FULL)) {
            return jpeg
                    ? new Photograph("jpg", PictureEncoder.jpeg(picture), false, licence)
                    : new Photograph("png", PictureEncoder.png(picture), false, licence);
        }
    }

    @Override
    public Found drawn(Photograph photograph, Consumer<Pixels> drawing) {
        try (Picture picture = PictureDecoder.decode(photograph.bytes(), Transform.IDENTITY, PictureDecoder.FULL)) {
            drawing.accept(new Drawn(picture));
            boolean lossy = photograph.extension().equals("jpg")
                    || photograph.extension().equals("webp");
            return new Photograph(
                    lossy ? "jpg" : "png",
                    lossy ? PictureEncoder.jpeg(picture) : PictureEncoder.png(picture),
                    false,
                    photograph.licence());
        } catch (PictureException e) {
            return withheld(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private static String extension(Photo.Sound photo) {
        return photo.format().equals("jpeg") ? "jpg" : photo.format();
    }

    private static Withheld withheld(Reason reason, String detail) {
        return new Withheld(new Refusal(reason, detail));
    }

    @Override
    public void close() throws IOException {
        images.close();
    }

    /** A picture being drawn on. */
    private record Drawn(Picture picture) implements Pixels {
        @Override
        public int width() {
            return picture.width();
        }

        @Override
        public int height() {
            return picture.height();
        }

        @Override
        public void fill(int x1, int y1, int x2, int y2, int rgb) {
            picture.fill(x1, y1, x2, y2, rgb);
        }
    }
}
