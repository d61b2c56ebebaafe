package io.spatialforge.vision.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes tars for tests, member by member. */
final class TarFile implements AutoCloseable {

    private final TarArchiveOutputStream out;

    private TarFile(OutputStream out, int longNames) {
        this.out = new TarArchiveOutputStream(out);
        this.out.setLongFileMode(longNames);
        this.out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    static TarFile create(Path file) throws IOException {
        return new TarFile(Files.newOutputStream(file), TarArchiveOutputStream.LONGFILE_GNU);
    }

    static TarFile createPosix(Path file) throws IOException {
        return new TarFile(Files.newOutputStream(file), TarArchiveOutputStream.LONGFILE_POSIX);
    }

    TarFile add(String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
        return this;
    }

    TarFile add(String name, String text) throws IOException {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TarFile addLink(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
        return this;
    }

    /** The header of GNU tar that holds the name of the next member. */
    TarFile addLongName(byte[] name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        entry.setSize(name.length);
        out.putArchiveEntry(entry);
        out.write(name);
        out.closeArchiveEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
