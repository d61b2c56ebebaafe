package io.spatialforge.export.webdataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Members of our tars: the same content gives the same bytes, whoever writes it and when. */
final class Members {

    /** The field that tells of the image. */
    static final String JSON = "json";

    /** The field that holds the photograph: a JPEG in every sample, because all samples have the same fields. */
    static final String JPEG = "jpg";

    private static final int BLOCK = 512;
    /** What an archive ends in: two blocks of zeros, filled up to twenty blocks. */
    static final int END = 20 * BLOCK;

    private static final int MODE = 0100644;

    private Members() {}

    static TarArchiveOutputStream into(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, END, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    static void write(TarArchiveOutputStream tar, String name, byte[] content, int offset, int length)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(length);
        entry.setMode(MODE);
        entry.setModTime(new Date(0));
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        tar.write(content, offset, length);
        tar.closeArchiveEntry();
    }

    /** What a member of so many bytes takes in an archive. */
    static long taken(long bytes) {
        return BLOCK + (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }
}
