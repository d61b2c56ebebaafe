package io.spatialforge.vision.store;

import io.spatialforge.core.StableHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Photographs in a column of Parquet files. Opening reads the columns that name them.
 *
 * <p>To read one row, much of its row group must be decoded: 64 ms were measured where a group has 2,000 photographs, in which
 * time 4 MB are unpacked. So once lookups have taken as long as unpacking all would, all photographs are unpacked into a
 * temporary file, in the order of the rows, and read there.
 */
final class ParquetStore implements ImageStore {

    /** Bytes of one photograph at most; a larger one is a fault of its row. */
    static final int LARGEST = 256 << 20;

    /** What is unpacked in the time that the lookup of one row takes. */
    private static final long BYTES_PER_LOOKUP = 4_000_000;

    private static final int LEAST_LOOKUPS = 20;

    private static final int ROW_BITS = 40;
    private static final long ROW_MASK = (1L << ROW_BITS) - 1;

    private final DuckDBConnection database;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final List<ImageTable> tables = new ArrayList<>();
    private final HashIndex byStem = new HashIndex();
    private final HashIndex byTail = new HashIndex();
    private final HashIndex byUrl = new HashIndex();
    private final HashIndex bySha256 = new HashIndex();
    private long bytes;
    private int lookups;
    private @Nullable UnpackedRows unpacked;

    private ParquetStore(DuckDBConnection database) {
        this.database = database;
    }

    /**
     * @throws ImageStoreException naming a file that is damaged, or has no photographs or no names for them
     */
    static ParquetStore open(List<Path> files) throws IOException {
        ParquetStore store;
        try {
            DuckDBConnection database =
                    DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            try (Statement statement = database.createStatement()) {
                statement.execute("SET memory_limit = '700MB'");
                statement.execute("SET threads = 1");
            }
            store = new ParquetStore(database);
        } catch (SQLException e) {
            throw new IOException("DuckDB, which reads Parquet, can't be started: " + e.getMessage(), e);
        }
        boolean complete = false;
        try {
            for (Path file : files) {
                store.add(file);
            }
            store.byStem.sort();
            store.byTail.sort();
            store.byUrl.sort();
            store.bySha256.sort();
            complete = true;
            return store;
        } finally {
            if (!complete) {
                store.close();
            }
        }
    }

    private void add(Path file) throws IOException {
        ImageTable table = ImageTable.of(file, database);
        long number = (long) tables.size() << ROW_BITS;
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(table.names())) {
            while (rows.next()) {
                long place = number | rows.getLong(1);
                ImageTable.Names names = ImageTable.Names.of(rows);
                if (names.name() != null) {
                    ImageName name = ImageName.of(names.name());
                    byStem.add(name.stemHash(), place);
                    if (name.tail() != null) {
                        byTail.add(name.tailHash(), place);
                    }
                }
                if (names.url() != null) {
                    byUrl.add(StableHash.of(names.url()), place);
                }
                if (names.sha256() != null) {
                    bySha256.add(StableHash.of(names.sha256()), place);
                }
            }
        } catch (SQLException e) {
            throw ImageTable.damaged(file, e);
        }
        tables.add(table);
        bytes += Files.size(file);
    }

    /** A photograph with the names of its row. */
    record Row(ImageTable.Names names, StoredImage image) {}

    @Override
    public @Nullable StoredImage find(ImageKey key) throws IOException {
        if (key.sha256() != null) {
            for (long place : bySha256.find(StableHash.of(key.sha256()))) {
                Row row = row(place);
                if (key.sha256().equals(row.names.sha256())) {
                    return row.image;
                }
            }
        }
        if (key.url() != null) {
            for (long place : byUrl.find(StableHash.of(key.url()))) {
                Row row = row(place);
                if (key.url().equals(row.names.url())) {
                    return row.image;
                }
            }
        }
        return key.file() == null ? null : named(key.file());
    }

    private @Nullable StoredImage named(String file) throws IOException {
        String unsafe = ImageKey.unsafe(file);
        if (unsafe != null) {
            throw new UnsafeImageException(unsafe);
        }
        long[] numbered = rowName(file);
        if (numbered.length > 0) {
            return new Numbered(file, row(numbered[0]).image);
        }
        ImageName wanted = ImageName.of(file);
        Choice<StoredImage> choice = new Choice<>(wanted);
        long[] places = wanted.tail() == null ? byStem.find(wanted.stemHash()) : byTail.find(wanted.tailHash());
        for (long place : places) {
            Row row = row(place);
            if (row.names.name() != null) {
                String table = fileName(place) + " row " + (place & ROW_MASK);
                choice.offer(table, endedLike(row.names.name(), wanted), row.image);
            }
        }
        return choice.best();
    }

    /** Tables often name a photograph by an id without an ending, whatever ending is asked for. */
    private static String endedLike(String name, ImageName wanted) {
        return ImageName.of(name).isImage() ? name : name + wanted.ending();
    }

    private String fileName(long place) {
        return String.valueOf(tables.get((int) (place >>> ROW_BITS)).file().getFileName());
    }

    /** The name of a photograph whose row has none of its own: {@code file.parquet/row}. */
    private String rowName(long place) {
        return fileName(place) + "/" + (place & ROW_MASK);
    }

    /** The row that such a name means; empty if it is none. */
    private long[] rowName(String name) {
        int slash = name.lastIndexOf('/');
        if (slash < 0 || !name.substring(slash + 1).matches("\\d{1,9}")) {
            return new long[0];
        }
        long row = Long.parseLong(name.substring(slash + 1));
        for (int i = 0; i < tables.size(); i++) {
            long place = (long) i << ROW_BITS | row;
            if (rowName(place).equals(name)) {
                return new long[] {place};
            }
        }
        return new long[0];
    }

    /** A row whose name is no name, or another row's as well, is listed by its number. */
    @Override
    public void list(Inventory inventory) throws IOException {
        for (int i = 0; i < tables.size(); i++) {
            ImageTable table = tables.get(i);
            Connection connection = connection();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(table.names())) {
                while (rows.next()) {
                    ImageTable.Names names = ImageTable.Names.of(rows);
                    String name = names.name();
                    inventory.photograph(
                            name != null && ImageKey.unsafe(name) == null && isOfOneRow(ImageName.of(name))
                                    ? name
                                    : rowName((long) i << ROW_BITS | rows.getLong(1)),
                            names.url());
                }
            } catch (SQLException e) {
                throw ImageTable.damaged(table.file(), e);
            } finally {
                release(connection);
            }
        }
    }

    private boolean isOfOneRow(ImageName name) {
        return (name.tail() == null ? byStem.find(name.stemHash()) : byTail.find(name.tailHash())).length == 1;
    }

    private Row row(long place) throws IOException {
        UnpackedRows rows = unpackedRows();
        if (rows != null) {
            return rows.row(place, rowName(place));
        }
        ImageTable table = tables.get((int) (place >>> ROW_BITS));
        long number = place & ROW_MASK;
        Connection connection = connection();
        try (PreparedStatement statement = connection.prepareStatement(table.rows())) {
            statement.setLong(1, number);
            statement.setLong(2, number);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new ImageStoreException(table.file() + ": row " + number + " is not there any more");
                }
                ImageTable.Names names = ImageTable.Names.of(result);
                String name = names.name() == null ? rowName(place) : names.name();
                return new Row(names, new InMemory(name, bytes(table.file(), number, result)));
            }
        } catch (SQLException e) {
            throw ImageTable.damaged(table.file(), e);
        } finally {
            release(connection);
        }
    }

    private void release(Connection connection) {
        synchronized (idle) {
            idle.push(connection);
        }
    }

    /**
     * The photograph of a row of {@link ImageTable#rows}; none has no bytes.
     *
     * @throws IOException naming file and row if it is too large
     */
    static byte[] bytes(Path file, long number, ResultSet row) throws IOException, SQLException {
        if (row.getLong(5) > LARGEST) {
            throw new IOException("%s: row %,d: expected a photograph of at most %,d bytes, got %,d"
                    .formatted(file, number, LARGEST, row.getLong(5)));
        }
        byte[] bytes = row.getBytes(6);
        return bytes == null ? new byte[0] : bytes;
    }

    private Connection connection() throws IOException {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        try {
            return database.duplicate();
        } catch (SQLException e) {
            throw new IOException("DuckDB gives no further connection: " + e.getMessage(), e);
        }
    }

    private synchronized @Nullable UnpackedRows unpackedRows() throws IOException {
        if (unpacked == null && ++lookups > Math.max(LEAST_LOOKUPS, bytes / BYTES_PER_LOOKUP)) {
            unpacked = UnpackedRows.of(tables, database);
        }
        return unpacked;
    }

    @Override
    public void close() throws IOException {
        try {
            synchronized (idle) {
                for (Connection connection : idle) {
                    connection.close();
                }
            }
            database.close();
        } catch (SQLException e) {
            throw new IOException("closing DuckDB failed: " + e.getMessage(), e);
        } finally {
            if (unpacked != null) {
                unpacked.close();
            }
        }
    }

    /** A photograph asked for by the number of its row. */
    private record Numbered(String name, StoredImage image) implements StoredImage {

        @Override
        public long size() {
            return image.size();
        }

        @Override
        public InputStream open() throws IOException {
            return image.open();
        }
    }

    /** A photograph that was read already. */
    private static final class InMemory implements StoredImage {

        private final String name;
        private final byte[] bytes;

        InMemory(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
