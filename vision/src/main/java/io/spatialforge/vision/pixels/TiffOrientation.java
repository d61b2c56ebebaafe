package io.spatialforge.vision.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Takes the orientation out of a TIFF: OpenCV applies that of a TIFF whatever it is told, and it would be applied twice.
 */
final class TiffOrientation {

    private static final short ORIENTATION = 274;

    private TiffOrientation() {}

    /**
     * The file as if its pixels were stored upright.
     *
     * @param tiff found sound by {@link io.spatialforge.vision.PhotoProbe}; left as it is
     */
    static byte[] without(byte[] tiff) {
        byte[] copy = tiff.clone();
        ByteBuffer bytes = ByteBuffer.wrap(copy).order(copy[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        int entries = Short.toUnsignedInt(bytes.getShort(directory));
        for (int entry = directory + 2; entry < directory + 2 + 12 * entries; entry += 12) {
            if (bytes.getShort(entry) == ORIENTATION) {
                bytes.putShort(entry + 8, (short) 1);
            }
        }
        return copy;
    }
}
