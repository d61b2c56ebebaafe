package io.spatialforge.sources.coco;

import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Mask;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows between scan and join: an image, a region or words for a region, mostly in about eighty bytes, written into a
 * buffer that is used again, because a corpus has tens of millions of them.
 */
final class CocoRows {

    private static final byte IMAGE = 1;
    private static final byte REGION = 2;
    private static final byte WORDS = 3;
    private static final byte NONE = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;
    private static final byte POLYGONS = 1;
    private static final byte GRID = 2;
    private static final byte MALFORMED = 3;
    static final int KEYPOINT_NUMBERS = 51;

    /** Where the record's place stands in a row, and how. */
    private static final int RECORD = 3;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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
     * @param origin {@code flickr_url}, where {@code url} is another; null where missing
     * @param licence id in the file's table; null where missing
     * @param negative ids of the categories that somebody looked for and did not find, where the corpus lists them
     * @param notExhaustive ids of the categories of which not every instance is annotated, likewise
     */
    record ImageRow(
            int file,
            int record,
            int width,
            int height,
            @Nullable String name,
            @Nullable String url,
            @Nullable String origin,
            @Nullable String licence,
            List<String> negative,
            List<String> notExhaustive)
            implements Row {}

    /**
     * @param id annotation id; null where missing
     * @param category its id; null where missing
     * @param problem why there are no four numbers; null where there are
     * @param keypoints 51 numbers; null where none is marked
     * @param segmentation null where there is none or it was not read
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
            double @Nullable [] keypoints,
            @Nullable Segmentation segmentation)
            implements Row {}

    /**
     * Words by which somebody picked a region.
     *
     * @param annotation its id
     * @param place of the sentence in its record
     * @param words null where they are missing
     * @param use whether they may be used
     */
    record WordsRow(
            int file,
            int record,
            String annotation,
            int place,
            @Nullable String words,
            Use use) implements Row {}

    /** What the makers of the words mean them for. */
    enum Use {
        TRAINING,
        BENCHMARK
    }

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
            @Nullable String origin,
            @Nullable String licence,
            List<String> negative,
            List<String> notExhaustive) {
        begin(IMAGE, file, record);
        buffer.putInt(width).putInt(height);
        text(name);
        text(url);
        text(origin);
        text(licence);
        texts(negative);
        texts(notExhaustive);
    }

    void words(int file, int record, String annotation, int place, @Nullable String words, Use use) {
        begin(WORDS, file, record);
        buffer.putInt(place).put((byte) use.ordinal());
        text(annotation);
        text(words);
    }

    /** Writes a region's beginning; {@link #keypoints} and {@link #segmentation} must follow. */
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

    void segmentation(@Nullable Segmentation segmentation) {
        switch (segmentation) {
            case null -> buffer.put(NONE);
            case Segmentation.Polygons(List<float[]> rings) -> {
                buffer.put(POLYGONS).putInt(rings.size());
                for (float[] ring : rings) {
                    reserve(4 + 4 * ring.length);
                    buffer.putInt(ring.length);
                    for (float number : ring) {
                        buffer.putFloat(number);
                    }
                }
            }
            case Segmentation.Grid(Mask mask) -> {
                int[] runs = mask.runs();
                reserve(12 + 4 * runs.length);
                buffer.put(GRID).putInt(mask.width()).putInt(mask.height()).putInt(runs.length);
                for (int run : runs) {
                    buffer.putInt(run);
                }
            }
            case Segmentation.Malformed(String problem) -> {
                buffer.put(MALFORMED);
                text(problem);
            }
        }
    }

    /** Moves a row's place in its array, once it is known how many records came before those it was counted among. */
    static void moveBy(int records, byte[] buffer, int offset) {
        int at = offset + RECORD;
        INT.set(buffer, at, (int) INT.get(buffer, at) + records);
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

    private void texts(List<String> texts) {
        buffer.putInt(texts.size());
        texts.forEach(this::text);
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
            return new ImageRow(
                    file,
                    record,
                    in.getInt(),
                    in.getInt(),
                    readText(in),
                    readText(in),
                    readText(in),
                    readText(in),
                    readTexts(in),
                    readTexts(in));
        }
        if (kind == WORDS) {
            int place = in.getInt();
            Use use = Use.values()[in.get()];
            String annotation = String.valueOf(readText(in));
            return new WordsRow(file, record, annotation, place, readText(in), use);
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
            in.position(in.position() + 8 * KEYPOINT_NUMBERS);
        }
        return new RegionRow(
                file, record, id, category, flags, problem, x, y, width, height, keypoints, readSegmentation(in));
    }

    private static @Nullable Segmentation readSegmentation(ByteBuffer in) {
        return switch (in.get()) {
            case POLYGONS -> {
                int n = in.getInt();
                List<float[]> rings = new ArrayList<>(n);
                for (int i = 0; i < n; i++) {
                    float[] ring = new float[in.getInt()];
                    in.asFloatBuffer().get(ring);
                    in.position(in.position() + 4 * ring.length);
                    rings.add(ring);
                }
                yield new Segmentation.Polygons(rings);
            }
            case GRID -> {
                int width = in.getInt();
                int height = in.getInt();
                int[] runs = new int[in.getInt()];
                in.asIntBuffer().get(runs);
                in.position(in.position() + 4 * runs.length);
                yield new Segmentation.Grid(new Mask(width, height, runs));
            }
            case MALFORMED -> new Segmentation.Malformed(String.valueOf(readText(in)));
            default -> null;
        };
    }

    private static List<String> readTexts(ByteBuffer in) {
        int n = in.getInt();
        List<String> texts = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            texts.add(String.valueOf(readText(in)));
        }
        return List.copyOf(texts);
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
