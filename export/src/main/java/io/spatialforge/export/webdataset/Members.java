package io.spatialforge.export.webdataset;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes members of a tar: the same content gives the same bytes, whoever writes it and when. */
final class Members implements Closeable {

    /** The field that tells of the image. */
    static final String JSON = "json";

    /** The field that holds the photograph: a JPEG in every sample, because all samples have the same fields. */
    static final String JPEG = "jpg";

    private static final int BLOCK = 512;
    /** What an archive ends in: two blocks of zeros, filled up to twenty blocks. */
    static final int END = 20 * BLOCK;

    private static final int MODE = 0100644;

    private final TarArchiveOutputStream tar;
    /** One for all members: making one asks the system who the user is. */
    private final TarArchiveEntry entry = new TarArchiveEntry("");

    private Members(TarArchiveOutputStream tar) {
        this.tar = tar;
        entry.setMode(MODE);
        entry.setModTime(new Date(0));
        entry.setIds(0, 0);
        entry.setNames("", "");
    }

    static Members of(Path file) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), END, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return new Members(tar);
    }

    void write(String name, byte[] content, int offset, int length) throws IOException {
        entry.setName(name);
        entry.setSize(length);
        tar.putArchiveEntry(entry);
        tar.write(content, offset, length);
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** What a member of so many bytes takes in an archive. */
    static long taken(long bytes) {
        return BLOCK + (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }
}
