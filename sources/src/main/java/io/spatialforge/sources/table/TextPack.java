package io.spatialforge.sources.table;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Several texts of a row, handed over as one. DuckDB gives each text by a call out of Java, which for millions of rows
 * takes longer than reading the file; packed in one, the texts of a row take one such call.
 *
 * <p>A query asks for {@link #sql}, which makes {@link #columns()} columns; {@link #read} takes them apart.
 */
public final class TextPack {

    private static final byte[] NOTHING = {};

    private final int first;
    private final int[] starts;
    private final int[] lengths;
    private byte[] bytes = NOTHING;

    /**
     * @param first place of the first of the pack's columns in the query
     * @param count how many texts
     */
    public TextPack(int first, int count) {
        this.first = first;
        this.starts = new int[count];
        this.lengths = new int[count];
    }

    /**
     * The columns of a pack, without a comma at the end.
     *
     * @param texts expressions of type {@code VARCHAR}
     */
    public static String sql(String... texts) {
        StringBuilder columns = new StringBuilder();
        for (String text : texts) {
            columns.append("coalesce(strlen(").append(text).append("), -1), ");
        }
        return columns.append("concat(")
                .append(String.join(", ", texts))
                .append(")")
                .toString();
    }

    /** How many columns of the query are the pack's. */
    public int columns() {
        return lengths.length + 1;
    }

    /** Takes the texts of the row at which the cursor is. */
    public void read(Cursor cursor) {
        String all = cursor.text(first + lengths.length);
        bytes = all == null ? NOTHING : all.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (int) cursor.whole(first + i);
            starts[i] = at;
            at += Math.max(0, lengths[i]);
        }
    }

    /** Holds the texts in UTF-8; not to be written to, and valid until the next row is read. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes()} a text begins. */
    public int start(int text) {
        return starts[text];
    }

    /** Bytes of a text; -1 where there is none. */
    public int length(int text) {
        return lengths[text];
    }

    /** A text; null where there is none. */
    public @Nullable String text(int text) {
        return lengths[text] < 0 ? null : new String(bytes, starts[text], lengths[text], StandardCharsets.UTF_8);
    }
}
