package io.spatialforge.vision.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The photographs of Parquet files in one temporary file, each behind the names of its row. The file has no name any more
 * while it is read, so that nothing stays even of a process that is killed.
 */
final class UnpackedRows implements Closeable {

    /** So many bytes of a column are decoded at once. */
    private static final long BATCH = 64L << 20;

    private static final int ROW_BITS = 40;
    private static final int LONGEST_NAMES = 1 << 20;

    private final long[][] starts;
    private final Blob blob;

    private UnpackedRows(long[][] starts, Blob blob) {
        this.starts = starts;
        this.blob = blob;
    }

    /**
     * @throws ImageStoreException if the disk of temporary files has no room, or a file is damaged
     */
    static UnpackedRows of(List<ImageTable> tables, Connection connection) throws IOException {
        Path file = Files.createTempFile("spatialforge-photos", ".bin");
        try {
            requireRoom(tables, file);
            long[][] starts = new long[tables.size()][];
            try (Writer out = new Writer(file)) {
                for (int i = 0; i < starts.length; i++) {
                    starts[i] = out.unpack(tables.get(i), connection);
                }
            }
            return new UnpackedRows(starts, Blob.ofFile(file));
        } finally {
            Files.delete(file); // what is open stays readable
        }
    }

    private static void requireRoom(List<ImageTable> tables, Path file) throws IOException {
        long needed = 0;
        for (ImageTable table : tables) {
            needed += Files.size(table.file());
        }
        long room = Files.getFileStore(file).getUsableSpace();
        if (room < needed) {
            throw new ImageStoreException(
                    "images: %,d photographs' files of %,d bytes are to be unpacked in %s, which has room for %,d; give another place with -Djava.io.tmpdir=DIR in JAVA_TOOL_OPTIONS, or unpack them into a folder or tar"
                            .formatted(tables.size(), needed, file.getParent(), room));
        }
    }

    /** A row by its place. */
    ParquetStore.Row row(long place, String nameOtherwise) throws IOException {
        long start = starts[(int) (place >>> ROW_BITS)][(int) place];
        try (DataInputStream in = new DataInputStream(blob.stream(start, LONGEST_NAMES))) {
            int head = in.readInt();
            int length = in.readInt();
            if (length < 0) {
                throw new IOException("'" + nameOtherwise + "' is larger than a photograph may be");
            }
            byte[] names = in.readNBytes(head);
            ImageTable.Names read = names(names);
            String name = read.name() == null ? nameOtherwise : read.name();
            return new ParquetStore.Row(read, new Unpacked(name, blob, start + 8 + head, length));
        }
    }

    private static ImageTable.Names names(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new ImageTable.Names(text(in), text(in), text(in));
        }
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        blob.close();
    }

    private record Unpacked(String name, Blob blob, long start, long size) implements StoredImage {

        @Override
        public InputStream open() {
            return blob.stream(start, size);
        }
    }

    /** Writes rows one after the other. */
    private static final class Writer implements Closeable {

        private final DataOutputStream out;
        private long position;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16));
        }

        /** Where each row begins. */
        long[] unpack(ImageTable table, Connection connection) throws IOException {
            try (Statement statement = connection.createStatement();
                    PreparedStatement query = connection.prepareStatement(table.rows())) {
                String literal = table.file().toString().replace("'", "''");
                long rows = number(statement, "SELECT num_rows FROM parquet_file_metadata('" + literal + "')");
                long bytes = number(
                        statement, "SELECT sum(total_uncompressed_size) FROM parquet_metadata('" + literal + "')");
                long[] starts = new long[Math.toIntExact(rows)];
                long batch = Math.clamp(BATCH / Math.max(1, bytes / Math.max(1, rows)), 1, 2048);
                for (long from = 0; from < rows; from += batch) {
                    query.setLong(1, from);
                    query.setLong(2, from + batch - 1);
                    try (ResultSet result = query.executeQuery()) {
                        while (result.next()) {
                            starts[(int) result.getLong(1)] = position;
                            write(result);
                        }
                    }
                }
                return starts;
            } catch (SQLException e) {
                throw ImageTable.damaged(table.file(), e);
            }
        }

        private static long number(Statement statement, String query) throws SQLException {
            try (ResultSet result = statement.executeQuery(query)) {
                return result.next() ? result.getLong(1) : 0;
            }
        }

        private void write(ResultSet row) throws IOException, SQLException {
            ImageTable.Names names = ImageTable.Names.of(row);
            byte[] name = encoded(names.name());
            byte[] url = encoded(names.url());
            byte[] sha256 = encoded(names.sha256());
            boolean tooLarge = row.getLong(5) > ParquetStore.LARGEST;
            byte[] bytes = tooLarge ? null : row.getBytes(6);
            byte[] photo = bytes == null ? new byte[0] : bytes;
            int head = 3 * Integer.BYTES + name.length + url.length + sha256.length;
            out.writeInt(head);
            out.writeInt(tooLarge ? -1 : photo.length);
            write(names.name(), name);
            write(names.url(), url);
            write(names.sha256(), sha256);
            out.write(photo);
            position += 2L * Integer.BYTES + head + photo.length;
        }

        private static byte[] encoded(@Nullable String text) {
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            return bytes.length > LONGEST_NAMES / 4 ? Arrays.copyOf(bytes, LONGEST_NAMES / 4) : bytes;
        }

        private void write(@Nullable String text, byte[] bytes) throws IOException {
            out.writeInt(text == null ? -1 : bytes.length);
            out.write(bytes);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
