package io.spatialforge.export.webdataset;

import org.jspecify.annotations.Nullable;

/**
 * What the headers of a JPEG declare. Not whether it can be decoded.
 *
 * @param width in pixels
 * @param height in pixels
 */
record JpegSize(int width, int height) {

    private static final int START_OF_SCAN = 0xDA;

    /**
     * @return null if the bytes are no JPEG, or end before its size
     */
    static @Nullable JpegSize of(byte[] file) {
        if (file.length < 4 || u2(file, 0) != 0xFFD8) {
            return null;
        }
        int at = 2;
        while (at + 9 < file.length) {
            if ((file[at] & 0xFF) != 0xFF) {
                at++;
                continue;
            }
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (marker == START_OF_SCAN) {
                return null;
            } else if (isFrame(marker)) {
                return new JpegSize(u2(file, at + 7), u2(file, at + 5));
            } else if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD9) {
                at += 2;
            } else {
                at += 2 + u2(file, at + 2);
            }
        }
        return null;
    }

    /** Whether the end marker is where whole files have it, give or take some padding. */
    static boolean ends(byte[] file) {
        for (int at = file.length - 2; at >= 0 && at > file.length - (1 << 16); at--) {
            if (u2(file, at) == 0xFFD9) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int u2(byte[] file, int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }
}
