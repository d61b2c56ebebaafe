package io.spatialforge.sources.pixmo;

import io.spatialforge.sources.table.TextPack;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows between scan and join, written into a buffer that is used again, because there are millions. What places a row
 * in its files stands first and in big-endian order, so that a shuffle, which orders rows by their bytes, gives them in
 * the order of the files.
 */
final class PixmoRows {

    /** Stands for a count, a text or a number of points that the row does not have. */
    static final int NONE = -1;

    private static final PixmoRole[] ROLES = PixmoRole.values();

    private static final int FILE = 1;
    private static final int RECORD = FILE + Integer.BYTES;
    private static final int ITEM = RECORD + Long.BYTES;
    private static final int COUNT = ITEM + Integer.BYTES;
    private static final int PEOPLE = COUNT + Long.BYTES;
    private static final int XS = PEOPLE + 1;
    private static final int YS = XS + Integer.BYTES;
    private static final int URL_LENGTH = YS + Integer.BYTES;
    private static final int TEXT_LENGTH = URL_LENGTH + Integer.BYTES;
    private static final int TEXTS = TEXT_LENGTH + Integer.BYTES;
    private static final int POINT = 2 * Double.BYTES;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 12);

    private PixmoRows() {}

    /** A writer with its own buffer. */
    static PixmoRows writer() {
        return new PixmoRows();
    }

    /** What a file says of one label in one image, or a text about it; read where it lies. */
    static final class Row {

        private final byte[] bytes;
        private final PixmoRole role;
        private final int urlLength;
        private final int textLength;
        private final int points;

        private Row(byte[] bytes) {
            this.bytes = bytes;
            role = ROLES[bytes[0]];
            urlLength = intAt(URL_LENGTH);
            textLength = intAt(TEXT_LENGTH);
            points = TEXTS + Math.max(0, urlLength) + Math.max(0, textLength);
        }

        private int intAt(int at) {
            return (int) INT.get(bytes, at);
        }

        /** Of the file. */
        PixmoRole role() {
            return role;
        }

        /** Place of the file among those of its role. */
        int file() {
            return intAt(FILE);
        }

        /** Row of the file, from 0. */
        long record() {
            return (long) LONG.get(bytes, RECORD);
        }

        /** Place in the row's lists, from 0; 0 where a row is about one label. */
        int item() {
            return intAt(ITEM);
        }

        /** The image's URL; null where missing. */
        @Nullable
        String url() {
            return urlLength < 0 ? null : new String(bytes, TEXTS, urlLength, StandardCharsets.UTF_8);
        }

        /** Whether both have one URL, or none. */
        boolean hasUrlOf(Row other) {
            return urlLength == other.urlLength
                    && (urlLength < 0
                            || Arrays.equals(
                                    bytes, TEXTS, TEXTS + urlLength, other.bytes, TEXTS, TEXTS + other.urlLength));
        }

        /** The label or the caption as it stands; null where missing. */
        @Nullable
        String text() {
            return textLength < 0 ? null : new String(bytes, points - textLength, textLength, StandardCharsets.UTF_8);
        }

        /** As stated; {@link #NONE} where missing. */
        long count() {
            return (long) LONG.get(bytes, COUNT);
        }

        /** Whether people collected it by pointing or counting. */
        boolean people() {
            return bytes[PEOPLE] != 0;
        }

        /** How many x there are; {@link #NONE} where there are no points at all. */
        int xs() {
            return intAt(XS);
        }

        /** How many y there are; {@link #NONE} where there are no points at all. */
        int ys() {
            return intAt(YS);
        }

        /** How many points, those included of which one number is missing. */
        int points() {
            return (bytes.length - points) / POINT;
        }

        /** In the file's unit; not a number where it is missing. */
        double x(int point) {
            return (double) DOUBLE.get(bytes, points + POINT * point);
        }

        /** In the file's unit; not a number where it is missing. */
        double y(int point) {
            return (double) DOUBLE.get(bytes, points + POINT * point + Double.BYTES);
        }

        /** Orders rows as they stand in the files. */
        static int inOrder(Row a, Row b) {
            return Arrays.compareUnsigned(a.bytes, 0, COUNT, b.bytes, 0, COUNT);
        }

        /** Orders rows by their points, one after the other. */
        static int byPoints(Row a, Row b) {
            int both = Math.min(a.points(), b.points());
            for (int i = 0; i < both; i++) {
                int c = Double.compare(a.x(i), b.x(i));
                c = c != 0 ? c : Double.compare(a.y(i), b.y(i));
                if (c != 0) {
                    return c;
                }
            }
            return Integer.compare(a.points(), b.points());
        }
    }

    byte[] array() {
        return buffer.array();
    }

    int length() {
        return buffer.position();
    }

    /**
     * Begins a row; as many {@link #point} as the larger of xs and ys must follow.
     *
     * @param texts the row's texts, among them those at the places {@code url} and {@code text}
     */
    void begin(
            PixmoRole role,
            int file,
            long record,
            int item,
            TextPack texts,
            int url,
            int text,
            long count,
            boolean people,
            int xs,
            int ys) {
        int urlLength = Math.max(0, texts.length(url));
        int textLength = Math.max(0, texts.length(text));
        int needed = TEXTS + urlLength + textLength + POINT * Math.max(0, Math.max(xs, ys));
        if (buffer.capacity() < needed) {
            buffer = ByteBuffer.allocate(2 * needed);
        }
        buffer.clear()
                .put((byte) role.ordinal())
                .putInt(file)
                .putLong(record)
                .putInt(item)
                .putLong(count)
                .put((byte) (people ? 1 : 0))
                .putInt(xs)
                .putInt(ys)
                .putInt(texts.length(url))
                .putInt(texts.length(text))
                .put(texts.bytes(), texts.start(url), urlLength)
                .put(texts.bytes(), texts.start(text), textLength);
    }

    void point(double x, double y) {
        buffer.putDouble(x).putDouble(y);
    }

    static Row read(byte[] row) {
        return new Row(row);
    }
}
