package io.spatialforge.sources.openimages;

import io.spatialforge.core.scene.Flags;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The rows between scan and join. A box is 28 bytes, written into a buffer that is used again, because there are sixteen
 * millions of them. Classes, attributes and predicates are numbers of {@link Texts}; coordinates are whole billionths of
 * the image's width or height, which four bytes hold exactly.
 */
final class OpenImagesRows {

    private static final byte BOX = 1;
    private static final byte LABEL = 2;
    private static final byte IMAGE = 3;
    private static final byte SIZE = 4;
    private static final byte RELATION = 5;
    private static final byte MASK = 6;

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 10);

    /** A row of any kind, with the place it comes from. */
    sealed interface Row {
        /** Place of its file among those of its role. */
        int file();

        /** Line in the file, from 1. */
        int line();

        /** Orders rows as they stand in the files. */
        static int inOrder(Row a, Row b) {
            return Long.compare((long) a.file() << 32 | a.line(), (long) b.file() << 32 | b.line());
        }
    }

    /** A box by its edges, in billionths of the image's sides; not necessarily in order or inside the image. */
    record Edges(int left, int right, int top, int bottom) {

        /** The largest difference of an edge to that of the other, in billionths. */
        long distance(Edges other) {
            long x = Math.max(Math.abs((long) left - other.left), Math.abs((long) right - other.right));
            long y = Math.max(Math.abs((long) top - other.top), Math.abs((long) bottom - other.bottom));
            return Math.max(x, y);
        }

        @Override
        public String toString() {
            return "x %s to %s, y %s to %s".formatted(part(left), part(right), part(top), part(bottom));
        }

        private static double part(int billionths) {
            return billionths / (double) CsvRow.BILLION;
        }
    }

    /** @param flags those that are set, and those of which it is not known whether they are */
    record BoxRow(int file, int line, int label, Flags flags, Edges edges) implements Row {}

    record LabelRow(int file, int line, int label, boolean present) implements Row {}

    /** @param rotation degrees counter-clockwise to turn the stored photograph upright; null where nothing is said */
    record ImageRow(
            int file,
            int line,
            @Nullable Integer rotation,
            @Nullable String url,
            @Nullable String licence) implements Row {}

    record SizeRow(int file, int line, int width, int height) implements Row {}

    /** @param object a class or, where the predicate is {@code is}, an attribute */
    record RelationRow(int file, int line, int subject, int predicate, int object, Edges ofSubject, Edges ofObject)
            implements Row {}

    record MaskRow(int file, int line, int label, Edges edges, String path) implements Row {}

    byte[] array() {
        return buffer.array();
    }

    int length() {
        return buffer.position();
    }

    void box(int file, long line, int label, int flags, int left, int right, int top, int bottom) {
        begin(BOX, file, line);
        buffer.putInt(label).putShort((short) flags);
        buffer.putInt(left).putInt(right).putInt(top).putInt(bottom);
    }

    void label(int file, long line, int label, boolean present) {
        begin(LABEL, file, line);
        buffer.putInt(label).put((byte) (present ? 1 : 0));
    }

    void image(int file, long line, @Nullable Integer rotation, String url, String licence) {
        begin(IMAGE, file, line);
        buffer.putShort(rotation == null ? -1 : rotation.shortValue());
        text(url);
        text(licence);
    }

    void size(int file, long line, int width, int height) {
        begin(SIZE, file, line);
        buffer.putInt(width).putInt(height);
    }

    void relation(int file, long line, int subject, int predicate, int object) {
        begin(RELATION, file, line);
        buffer.putInt(subject).putInt(predicate).putInt(object);
    }

    void mask(int file, long line, int label, String path) {
        begin(MASK, file, line);
        buffer.putInt(label);
        text(path);
    }

    /** Edges of a relation's or a mask's box, after what else the row says. */
    void edges(int left, int right, int top, int bottom) {
        buffer.putInt(left).putInt(right).putInt(top).putInt(bottom);
    }

    private void begin(byte kind, int file, long line) {
        buffer.clear();
        buffer.put(kind).put((byte) file).putInt((int) line);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (buffer.remaining() < bytes.length + 128) {
            buffer = ByteBuffer.allocate(2 * buffer.capacity() + bytes.length).put(buffer.flip());
        }
        buffer.putInt(bytes.length).put(bytes);
    }

    static Row read(byte[] row) {
        ByteBuffer in = ByteBuffer.wrap(row);
        byte kind = in.get();
        int file = in.get() & 0xff;
        int line = in.getInt();
        return switch (kind) {
            case BOX -> new BoxRow(file, line, in.getInt(), new Flags(in.getShort()), readEdges(in));
            case LABEL -> new LabelRow(file, line, in.getInt(), in.get() == 1);
            case IMAGE -> {
                int rotation = in.getShort();
                yield new ImageRow(file, line, rotation < 0 ? null : rotation, readOptional(in), readOptional(in));
            }
            case SIZE -> new SizeRow(file, line, in.getInt(), in.getInt());
            case RELATION -> {
                int subject = in.getInt();
                int predicate = in.getInt();
                int object = in.getInt();
                yield new RelationRow(file, line, subject, predicate, object, readEdges(in), readEdges(in));
            }
            case MASK -> {
                int label = in.getInt();
                String path = readText(in);
                yield new MaskRow(file, line, label, readEdges(in), path);
            }
            default -> throw new IllegalArgumentException("no row of kind " + kind);
        };
    }

    private static Edges readEdges(ByteBuffer in) {
        return new Edges(in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    private static @Nullable String readOptional(ByteBuffer in) {
        String text = readText(in);
        return text.isEmpty() ? null : text;
    }

    private static String readText(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
