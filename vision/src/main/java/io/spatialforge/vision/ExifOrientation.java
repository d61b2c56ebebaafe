package io.spatialforge.vision;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import io.spatialforge.core.scene.Transform;

/** The orientation tag of a block of EXIF. */
final class ExifOrientation {

    private ExifOrientation() {}

    /**
     * The transform a block of EXIF asks for; identity where the tag is missing, out of range or the block is broken.
     *
     * @param block bytes that hold a TIFF header
     * @param offset where the TIFF header begins
     */
    static Transform of(byte[] block, int offset) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(block), metadata, offset);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer orientation = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return orientation == null || orientation < 1 || orientation > 8
                ? Transform.IDENTITY
                : Transform.ofExif(orientation);
    }
}
