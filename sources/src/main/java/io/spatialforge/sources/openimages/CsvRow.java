package io.spatialforge.sources.openimages;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.spatialforge.sources.SourceException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The row of a {@link CsvTable} that is just being read. The fields asked for are copied, all into one array; no String is
 * made of a field unless it is asked for, because the boxes of a corpus are hundreds of millions of fields.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    /** Coordinates are whole numbers of these parts of one. */
    static final int BILLION = 1_000_000_000;

    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, BILLION
    };

    private final Path file;
    private final CsvTable.Columns columns;

    /** Column of each field; null while the first row is read, which is kept as it is. */
    private int[] places = {};

    private boolean mapped;
    private char[] chars = new char[256];
    private int filled;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private long line;
    private int width;

    CsvRow(Path file, CsvTable.Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        filled = 0;
        width = 0;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        width = field + 1;
        int column = mapped ? field < places.length ? places[field] : -1 : field;
        if (column < 0) {
            return;
        }
        if (filled + length > chars.length) {
            chars = Arrays.copyOf(chars, 2 * (filled + length));
        }
        if (column >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * column);
            ends = Arrays.copyOf(ends, 2 * column);
        }
        System.arraycopy(buffer, offset, chars, filled, length);
        starts[column] = filled;
        filled += length;
        ends[column] = filled;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /** From here on fields are those of the columns. */
    void map(int[] columnOfField) {
        places = columnOfField.clone();
        mapped = true;
        Arrays.fill(starts, 0);
        Arrays.fill(ends, 0);
    }

    /** From here on fields are the first columns in their order, beginning with this row. */
    void mapInOrder(int count) {
        places = new int[count];
        Arrays.setAll(places, i -> i);
        mapped = true;
    }

    /**
     * @throws SourceException if the row has more or fewer fields than the table has columns
     */
    void requireWidth() {
        if (width != places.length) {
            throw new SourceException(
                    file,
                    "line " + line,
                    places.length + " fields",
                    width + " fields",
                    width < places.length
                            ? "the line was cut off: fetch the file again"
                            : "a comma within a field must be quoted, and decimals have a point");
        }
    }

    Path file() {
        return file;
    }

    /** Where the row begins in its file, from 1. */
    long line() {
        return line;
    }

    /** Fields of the row. */
    int width() {
        return width;
    }

    /** A field of the first row, before columns were found. */
    String raw(int field) {
        return field < width ? text(field) : "";
    }

    boolean isEmpty(int column) {
        return starts[column] == ends[column];
    }

    /** The characters of all fields; not to be written to. */
    char[] chars() {
        return chars;
    }

    /** Where in {@link #chars} the field begins. */
    int start(int column) {
        return starts[column];
    }

    int length(int column) {
        return ends[column] - starts[column];
    }

    String text(int column) {
        return new String(chars, starts[column], ends[column] - starts[column]);
    }

    /**
     * The field as a decimal number, in billionths, rounded to the nearest and clamped to ±2 billions. Numbers of up to
     * nine decimals are exact, and dividing by a billion gives the double that parsing the text would give.
     *
     * @throws SourceException if it is no decimal number
     */
    int billionths(int column) {
        int at = starts[column];
        int end = ends[column];
        boolean negative = at < end && chars[at] == '-';
        at += negative ? 1 : 0;
        long whole = 0;
        int digits = 0;
        for (; at < end && isDigit(chars[at]); at++, digits++) {
            whole = Math.min(10 * whole + (chars[at] - '0'), 10);
        }
        long parts = 0;
        int decimals = 0;
        if (at < end && chars[at] == '.') {
            at++;
            for (; at < end && decimals < 9 && isDigit(chars[at]); at++, decimals++) {
                parts = 10 * parts + (chars[at] - '0');
            }
        }
        if (at != end || digits + decimals == 0) {
            return longNumber(column);
        }
        long value = whole * BILLION + parts * POWERS[9 - decimals];
        return (int) Math.clamp(negative ? -value : value, -2L * BILLION, 2L * BILLION);
    }

    /** What the plain loop does not read: more than nine decimals, and exponents, as pandas writes small numbers. */
    private int longNumber(int column) {
        String text = text(column).strip();
        if (!text.isEmpty() && "0123456789-+.".indexOf(text.charAt(0)) >= 0) {
            try {
                return (int) Math.clamp(Math.rint(Double.parseDouble(text) * BILLION), -2.0 * BILLION, 2.0 * BILLION);
            } catch (NumberFormatException e) {
                // said below
            }
        }
        throw wrong(
                column,
                "a decimal number",
                text.indexOf(',') >= 0 ? "decimals have a point here, not a comma" : "correct or remove the row");
    }

    /**
     * The field as 1, 0 or -1, which tables that passed through a spreadsheet write as 1.0, 0.0 and -1.0.
     *
     * @throws SourceException if it is none of these
     */
    int flag(int column) {
        int at = starts[column];
        int end = ends[column];
        boolean negative = at < end && chars[at] == '-';
        at += negative ? 1 : 0;
        int digit = at < end ? chars[at] - '0' : -1;
        boolean whole = end - at == 1 || (end - at == 3 && chars[at + 1] == '.' && chars[at + 2] == '0');
        if (!whole || (digit != 1 && (digit != 0 || negative))) {
            throw wrong(column, "1, 0 or -1", "correct or remove the row");
        }
        return negative ? -1 : digit;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** That the field is not what is expected there. */
    SourceException wrong(int column, String expected, String remedy) {
        String got = text(column);
        return new SourceException(
                file,
                "line " + line + ", column " + columns.name(column),
                expected,
                got.isEmpty() ? "nothing" : "'" + (got.length() > 80 ? got.substring(0, 80) + "…" : got) + "'",
                remedy);
    }
}
