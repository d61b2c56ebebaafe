package io.spatialforge.bench.corpora;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes ASCII text and numbers fast: into a buffer, without a text for each. */
final class TextFile implements AutoCloseable {

    private static final int SIZE = 1 << 20;

    /** No text or number that is added at once is longer. */
    private static final int ROOM = 1 << 12;

    private static final long[] POWERS = new long[16];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE + ROOM];
    private int filled;

    private TextFile(OutputStream out) {
        this.out = out;
    }

    static TextFile create(Path file) throws IOException {
        return new TextFile(Files.newOutputStream(file));
    }

    TextFile add(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            buffer[filled++] = (byte) ascii.charAt(i);
        }
        return flushed();
    }

    TextFile add(char c) throws IOException {
        buffer[filled++] = (byte) c;
        return flushed();
    }

    TextFile add(long number) throws IOException {
        if (number < 0) {
            buffer[filled++] = '-';
        }
        digits(Math.abs(number), 1);
        return flushed();
    }

    /** As Java and Python write it: the fewest digits that tell it from others. */
    TextFile add(double number) throws IOException {
        return add(Double.toString(number));
    }

    /**
     * A number with as many decimals at most; zeros at the end are left out.
     *
     * @param units the number in units of the last decimal
     * @param decimals 1 to 15
     */
    TextFile addShort(long units, int decimals) throws IOException {
        long rest = units;
        int left = decimals;
        while (left > 1 && rest % 10 == 0) {
            rest /= 10;
            left--;
        }
        return addDecimals(rest, left);
    }

    /** A number with exactly as many decimals. */
    TextFile addDecimals(long units, int decimals) throws IOException {
        if (units < 0) {
            buffer[filled++] = '-';
        }
        long whole = Math.abs(units) / POWERS[decimals];
        digits(whole, 1);
        buffer[filled++] = '.';
        digits(Math.abs(units) - whole * POWERS[decimals], decimals);
        return flushed();
    }

    private void digits(long number, int atLeast) {
        int count = 1;
        while (count < 19 && number >= (count < POWERS.length ? POWERS[count] : Long.MAX_VALUE)) {
            count++;
        }
        int end = filled + Math.max(count, atLeast);
        long rest = number;
        for (int i = end - 1; i >= filled; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        filled = end;
    }

    private TextFile flushed() throws IOException {
        if (filled >= SIZE) {
            out.write(buffer, 0, filled);
            filled = 0;
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(buffer, 0, filled);
            filled = 0;
        }
    }
}
