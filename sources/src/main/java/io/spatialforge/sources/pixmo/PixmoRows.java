package io.spatialforge.sources.pixmo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The rows between scan and join, written into a buffer that is used again, because there are millions. */
final class PixmoRows {

    /** Stands for a count or a number of points that the row does not have. */
    static final int NONE = -1;

    private static final PixmoRole[] ROLES = PixmoRole.values();

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

    private PixmoRows() {}

    /** A writer with its own buffer. */
    static PixmoRows writer() {
        return new PixmoRows();
    }

    /**
     * What a file says of one label in one image, or a text about it.
     *
     * @param role of the file
     * @param file place of the file among those of its role
     * @param record row of the file, from 0
     * @param item place in the row's lists, from 0; 0 where a row is about one label
     * @param text the label or the caption as it stands; null where missing
     * @param count as stated; {@link #NONE} where missing
     * @param people whether people collected it by pointing or counting
     * @param xs how many x there are; {@link #NONE} where there are no points at all
     * @param ys likewise
     * @param points x and y in turn, in the file's unit; not a number where one is missing
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            PixmoRole role,
            int file,
            long record,
            int item,
            @Nullable String url,
            @Nullable String text,
            long count,
            boolean people,
            int xs,
            int ys,
            double[] points) {

        /** Orders rows as they stand in the files. */
        static int inOrder(Row a, Row b) {
            int c = a.role.compareTo(b.role);
            c = c != 0 ? c : Integer.compare(a.file, b.file);
            c = c != 0 ? c : Long.compare(a.record, b.record);
            return c != 0 ? c : Integer.compare(a.item, b.item);
        }
    }

    byte[] array() {
        return buffer.array();
    }

    int length() {
        return buffer.position();
    }

    /** Begins a row; as many {@link #point} as the larger of xs and ys must follow. */
    void begin(
            PixmoRole role,
            int file,
            long record,
            int item,
            @Nullable String url,
            @Nullable String text,
            long count,
            boolean people,
            int xs,
            int ys) {
        buffer.clear();
        buffer.put((byte) role.ordinal()).putInt(file).putLong(record).putInt(item);
        text(url);
        text(text);
        buffer.putLong(count).put((byte) (people ? 1 : 0)).putInt(xs).putInt(ys);
        reserve(16 * Math.max(0, Math.max(xs, ys)));
    }

    void point(double x, double y) {
        buffer.putDouble(x).putDouble(y);
    }

    private void text(@Nullable String text) {
        if (text == null) {
            buffer.putInt(NONE);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(4 + bytes.length);
        buffer.putInt(bytes.length).put(bytes);
    }

    /** Room for this many bytes and for the few fixed ones that follow. */
    private void reserve(int bytes) {
        if (buffer.remaining() < bytes + 64) {
            buffer = ByteBuffer.allocate(2 * buffer.capacity() + bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(buffer.flip());
        }
    }

    static Row read(byte[] row) {
        ByteBuffer in = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
        PixmoRole role = ROLES[in.get()];
        int file = in.getInt();
        long record = in.getLong();
        int item = in.getInt();
        String url = readText(in);
        String text = readText(in);
        long count = in.getLong();
        boolean people = in.get() != 0;
        int xs = in.getInt();
        int ys = in.getInt();
        double[] points = new double[in.remaining() / 8];
        in.asDoubleBuffer().get(points);
        return new Row(role, file, record, item, url, text, count, people, xs, ys, points);
    }

    private static @Nullable String readText(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
