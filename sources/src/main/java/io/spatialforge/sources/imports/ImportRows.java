package io.spatialforge.sources.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows of a source and of what is imported beside it, told apart by their first byte. A record travels as its text: it was
 * read once when it was scanned, so that its faults are told with its line.
 */
final class ImportRows {

    private static final byte OF_SOURCE = 0;
    private static final byte IMPORTED = 1;

    private byte[] buffer = new byte[1 << 10];
    private int length;

    private ImportRows() {}

    /** A writer with its own buffer. */
    static ImportRows writer() {
        return new ImportRows();
    }

    /**
     * @param file place of the import's file in the configuration
     * @param record line from 1, or row from 0
     * @param text the JSON object
     */
    record Imported(int file, long record, String text) {}

    byte[] array() {
        return buffer;
    }

    int length() {
        return length;
    }

    void ofSource(byte[] row, int offset, int rowLength) {
        length = 1 + rowLength;
        if (buffer.length < length) {
            buffer = new byte[2 * length];
        }
        buffer[0] = OF_SOURCE;
        System.arraycopy(row, offset, buffer, 1, rowLength);
    }

    void imported(int file, long record, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        length = 1 + Integer.BYTES + Long.BYTES + bytes.length;
        if (buffer.length < length) {
            buffer = new byte[2 * length];
        }
        ByteBuffer.wrap(buffer).put(IMPORTED).putInt(file).putLong(record).put(bytes);
    }

    static boolean isImported(byte[] row) {
        return row[0] == IMPORTED;
    }

    static byte[] ofSource(byte[] row) {
        return Arrays.copyOfRange(row, 1, row.length);
    }

    static Imported imported(byte[] row) {
        ByteBuffer in = ByteBuffer.wrap(row);
        in.get();
        return new Imported(
                in.getInt(), in.getLong(), StandardCharsets.UTF_8.decode(in).toString());
    }
}
