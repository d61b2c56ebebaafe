package io.spatialforge.vision.pixels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Holds the chunks of a PNG, which is whole, against their checksums: decoders pass over wrong ones of some chunks. */
final class PngChecksums {

    private static final int SIGNATURE = 8;
    private static final int END = 0x49454E44;

    private PngChecksums() {}

    static @Nullable String damage(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        CRC32 crc = new CRC32();
        int at = SIGNATURE;
        while (at + 12 <= png.length) {
            int length = bytes.getInt(at);
            crc.reset();
            crc.update(png, at + 4, length + 4);
            if ((int) crc.getValue() != bytes.getInt(at + 8 + length)) {
                return "the checksum of the PNG's chunk '%s' at byte %d is wrong"
                        .formatted(new String(png, at + 4, 4, StandardCharsets.ISO_8859_1), at);
            }
            if (bytes.getInt(at + 4) == END) {
                return null;
            }
            at += 12 + length;
        }
        return null;
    }
}
