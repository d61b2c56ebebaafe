package io.spatialforge.pipeline.copies;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import org.jspecify.annotations.Nullable;

/**
 * What tells one photograph from others.
 *
 * @param sha256 of its bytes
 * @param miniature of the upright picture; null where the file can't be decoded
 */
record PhotoPrint(String sha256, @Nullable Miniature miniature) {

    /** Of a file of which nothing is known; EXIF says how it is turned. */
    static PhotoPrint of(byte[] file) {
        String sha256 = Sha256.of(file);
        Transform turn = PhotoProbe.probe(file, PhotoProbe.MAX_PIXELS) instanceof Photo.Sound photo
                ? photo.transform()
                : Transform.IDENTITY;
        try (Picture picture = PictureDecoder.decode(file, Transform.IDENTITY, PictureDecoder.FULL)) {
            return new PhotoPrint(sha256, Miniature.of(picture).upright(turn));
        } catch (PictureException e) {
            return new PhotoPrint(sha256, null);
        }
    }
}
