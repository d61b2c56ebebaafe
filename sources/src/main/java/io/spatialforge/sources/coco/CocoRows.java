package io.spatialforge.sources.coco;

import io.spatialforge.core.scene.Flags;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The rows between scan and join: an image or a region in about eighty bytes, written into a buffer that is used again,
 * because a corpus has tens of millions of them.
 */
final class CocoRows {

    private static final byte IMAGE = 1;
    private static final byte REGION = 2;
    private static final byte NONE = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;
    static final int KEYPOINT_NUMBERS = 51;

    /** Category ids, most of them: as texts made once. */
    private static final String[] SMALL = new String[1024];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = Integer.toString(i);
        }
    }

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 10);

    private CocoRows() {}

    /** A writer with its own buffer. */
    static CocoRows writer() {
        return new CocoRows();
    }

    /** A record of either kind. */
    sealed interface Row {
        /** Place of its file in the configuration. */
        int file();

        /** Its place in the file's array. */
        int record();

        /** Orders rows as their records stand in the files. */
        static int inOrder(Row a, Row b) {
            return Long.compare((long) a.file() << 32 | a.record(), (long) b.file() << 32 | b.record());
        }
    }

    /**
     * @param width as listed; 0 where missing or not a whole number
     * @param height likewise
     * @param name {@code file_name}; null where missing
     * @param licence id in the file's table; null where missing
     */
    record ImageRow(
            int file,
            int record,
            int width,
            int height,
            @Nullable String name,
            @Nullable String url,
            @Nullable String licence)
            implements Row {}

    /**
     * @param id annotation id; null where missing
     * @param category its id; null where missing
     * @param problem why there are no four numbers; null where there are
     * @param keypoints 51 numbers; null where none is marked
     */
    @SuppressWarnings("ArrayRecordComponent")
    record RegionRow(
            int file,
            int record,
            @Nullable String id,
            @Nullable String category,
            Flags flags,
            @Nullable String problem,
            double x,
            double y,
            double width,
            double height,
            double @Nullable [] keypoints)
            implements Row {}

    byte[] array() {
        return buffer.array();
    }

    int length() {
        return buffer.position();
    }

    void image(
            int file,
            int record,
            int width,
            int height,
            @Nullable String name,
            @Nullable String url,
            @Nullable String licence) {
        begin(IMAGE, file, record);
        buffer.putInt(width).putInt(height);
        text(name);
        text(url);
        text(licence);
    }

    /** Writes a region without keypoints; {@link #keypoints} must follow. */
    void region(int file, int record, CocoId id, CocoId category, int flags, @Nullable String problem, double[] box) {
        begin(REGION, file, record);
        id(id);
        id(category);
        buffer.put((byte) flags);
        text(problem);
        for (double number : box) {
            buffer.putDouble(number);
        }
    }

    void keypoints(double @Nullable [] numbers) {
        if (numbers == null) {
            buffer.put(NONE);
            return;
        }
        reserve(1 + 8 * KEYPOINT_NUMBERS);
        buffer.put(NUMBER);
        for (int i = 0; i < KEYPOINT_NUMBERS; i++) {
            buffer.putDouble(numbers[i]);
        }
    }

    private void begin(byte kind, int file, int record) {
        buffer.clear();
        buffer.put(kind).putShort((short) file).putInt(record);
    }

    private void id(CocoId id) {
        if (id.text() != null) {
            text(id.text());
        } else if (id.present()) {
            reserve(9);
            buffer.put(NUMBER).putLong(id.number());
        } else {
            buffer.put(NONE);
        }
    }

    private void text(@Nullable String text) {
        if (text == null) {
            buffer.put(NONE);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(5 + bytes.length);
        buffer.put(TEXT).putInt(bytes.length).put(bytes);
    }

    /** Room for this many bytes and for the few fixed ones that follow. */
    private void reserve(int bytes) {
        if (buffer.remaining() < bytes + 128) {
            ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity() + bytes);
            buffer = larger.put(buffer.flip());
        }
    }

    static Row read(byte[] row) {
        ByteBuffer in = ByteBuffer.wrap(row);
        byte kind = in.get();
        int file = in.getShort();
        int record = in.getInt();
        if (kind == IMAGE) {
            return new ImageRow(file, record, in.getInt(), in.getInt(), readText(in), readText(in), readText(in));
        }
        String id = readText(in);
        String category = readText(in);
        Flags flags = new Flags(in.get());
        String problem = readText(in);
        double x = in.getDouble();
        double y = in.getDouble();
        double width = in.getDouble();
        double height = in.getDouble();
        double[] keypoints = null;
        if (in.get() == NUMBER) {
            keypoints = new double[KEYPOINT_NUMBERS];
            in.asDoubleBuffer().get(keypoints);
        }
        return new RegionRow(file, record, id, category, flags, problem, x, y, width, height, keypoints);
    }

    private static @Nullable String readText(ByteBuffer in) {
        byte tag = in.get();
        if (tag == NUMBER) {
            long number = in.getLong();
            return number >= 0 && number < SMALL.length ? SMALL[(int) number] : Long.toString(number);
        }
        if (tag == NONE) {
            return null;
        }
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
