package io.spatialforge.vision.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a tar, of which there may be several for one member, anywhere in it. */
final class TarMembers {

    /** Headers of one member: long names and extended attributes come before it. No honest ones take as much. */
    private static final int LARGEST_HEADERS = 1 << 20;

    private static final int RECORD = TarArchiveEntry.DEFAULT_RCDSIZE;

    private final String archive;
    private final Blob blob;
    private final long size;

    /**
     * @param archive how messages call it
     */
    TarMembers(String archive, Blob blob) throws IOException {
        this.archive = archive;
        this.blob = blob;
        size = blob.size();
    }

    /**
     * A member.
     *
     * @param start where its first header begins
     * @param data where its bytes begin
     * @param length how many there are
     * @param isFile whether it is a file whose bytes are stored as they are
     */
    record Member(String name, long start, long data, long length, boolean isFile) {

        /** Where the next member's first header begins. */
        long next() {
            return data + (length + RECORD - 1) / RECORD * RECORD;
        }
    }

    /**
     * The member whose first header is at a place.
     *
     * @return null at the end of the archive
     * @throws ImageStoreException if there is no header, or the member's bytes are not all there
     */
    @Nullable
    Member at(long start) throws IOException {
        if (start >= size) {
            return null;
        }
        TarArchiveEntry entry;
        long data;
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new Headers(blob.stream(start, size - start)), RECORD, RECORD)) {
            entry = tar.getNextEntry();
            if (entry == null) {
                requireEnd(start);
                return null;
            }
            data = start + tar.getBytesRead();
        } catch (IOException | IllegalArgumentException e) {
            throw new ImageStoreException(
                    "%s: expected the header of a member at byte %,d, got what can't be read (%s); the archive is damaged or cut short, get it again"
                            .formatted(archive, start, e.getMessage()),
                    e);
        }
        if (!entry.isCheckSumOK()) {
            throw new ImageStoreException(
                    "%s: expected the header of a member at byte %,d, got other bytes; the archive is damaged, get it again"
                            .formatted(archive, start));
        }
        Member member = new Member(
                entry.getName(),
                start,
                data,
                entry.getSize(),
                entry.isFile() && !entry.isSparse() && !entry.isSymbolicLink() && !entry.isLink());
        if (member.length < 0 || member.length > size - data) {
            throw new ImageStoreException(
                    "%s: member '%s' at byte %,d: expected %,d bytes, the archive has %,d more; it is cut short, get it again"
                            .formatted(archive, member.name, start, member.length, size - data));
        }
        return member;
    }

    /** The end of an archive is a record of zeros, or nothing at all. */
    private void requireEnd(long start) throws IOException {
        for (byte b : blob.bytes(start, (int) Math.min(RECORD, size - start))) {
            if (b != 0) {
                throw new IOException("it ends within it");
            }
        }
    }

    /** What a file begins with that is no plain tar but often called one; null of any other beginning. */
    static @Nullable String compression(byte[] head) {
        if (begins(head, 0x1F, 0x8B)) {
            return "gzip";
        }
        if (begins(head, 'B', 'Z', 'h')) {
            return "bzip2";
        }
        if (begins(head, 0xFD, '7', 'z', 'X', 'Z')) {
            return "xz";
        }
        if (begins(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            return "zstd";
        }
        return begins(head, 'P', 'K', 3, 4) ? "zip" : null;
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Ends in an error where headers go on for longer than honest ones do. */
    private static final class Headers extends FilterInputStream {

        private int left = LARGEST_HEADERS;

        Headers(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("headers of more than " + LARGEST_HEADERS + " bytes");
            }
            int n = super.read(into, offset, Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
