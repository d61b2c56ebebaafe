package io.spatialforge.vision.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of one stretch of a JPEG's entropy-coded data, from the start of a scan or a restart marker to the next marker.
 * Behind the end more bits can be read; {@link #left} then is negative.
 */
final class ScanBits {

    /** Bytes that a reader may take at once before it asks {@link #left}: ten blocks of 64 coefficients, 4 bytes each. */
    private static final int SLACK = 4096;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[SLACK];
    private int end;
    private int next;
    private long window;
    private int held;

    /**
     * Takes the stretch that begins at a place of a file, without the zeros that are stuffed behind each 255.
     *
     * @return where the marker that ends it begins; the file's length if none does
     */
    int take(byte[] file, int from) {
        if (bytes.length < file.length - from + SLACK) {
            bytes = new byte[file.length - from + SLACK];
        }
        int at = from;
        end = 0;
        while (at < file.length) {
            byte b = file[at];
            if (b == (byte) 0xFF) {
                if (at + 1 < file.length && file[at + 1] != 0) {
                    break;
                }
                at++;
            }
            bytes[end++] = b;
            at++;
        }
        Arrays.fill(bytes, end, end + Long.BYTES, (byte) 0);
        next = 0;
        window = 0;
        held = 0;
        return Math.min(at, file.length);
    }

    /** The next 16 bits; at least 32 may be passed before the next call. */
    int peek() {
        if (held < 32) {
            window |= (long) LONGS.get(bytes, next) >>> held;
            next += 63 - held >>> 3;
            held |= 56;
        }
        return (int) (window >>> 48);
    }

    /** Passes so many bits, up to 31. */
    void pass(int count) {
        window <<= count;
        held -= count;
    }

    /** The next bits as a number, up to 16 of them. */
    int take(int count) {
        int value = peek() >>> 16 - count;
        pass(count);
        return value;
    }

    /**
     * Passes a block's coefficients behind the mean, as baseline files have them; nearly all time is spent here. So the
     * window is kept in local variables, and a symbol's step, see {@link HuffmanCode#step}, tells at once how far it leads,
     * with the end of the block as one long step: what is unpredictable then is only when the loop ends. What can't be is
     * collected in a sign and asked for at the end.
     *
     * @param most bits that each coefficient may have, by {@link HuffmanCode#mostAfter}
     * @throws JpegFault if they can't be those of a block
     */
    void passDetails(HuffmanCode table, byte[] most) throws JpegFault {
        byte[] from = bytes;
        long window = this.window;
        int held = this.held;
        int next = this.next;
        int at = 1;
        int sign = 0;
        do {
            window |= (long) LONGS.get(from, next) >>> held;
            next += 63 - held >>> 3;
            held |= 56;
            int step = table.step((int) (window >>> 48));
            window <<= step;
            held -= step & 0xFF;
            at += step >>> 8 & 0xFF;
            sign |= most[at] - (step >>> 16);
        } while (at < HuffmanCode.BLOCK);
        if (sign < 0) {
            throw new JpegFault("a code that no table has, or a coefficient too large or beyond its block");
        }
        this.window = window;
        this.held = held;
        this.next = next;
    }

    /** Bits up to the end. */
    long left() {
        return 8L * end - (8L * next - held);
    }

    /** Whether all bits up to the end are the same, as what fills up the last byte is. */
    boolean fillsUp() {
        long left = left();
        if (left < 8) {
            return true;
        }
        int from = end - (int) (left / 8);
        for (int i = from; i < end; i++) {
            if (bytes[i] != bytes[from] || (bytes[i] != 0 && bytes[i] != -1)) {
                return false;
            }
        }
        return true;
    }
}
