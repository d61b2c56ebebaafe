package io.spatialforge.vision.pixels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A Huffman table of a JPEG. Codes of up to {@value #FAST} bits, nearly all of them, are found in one step. */
final class HuffmanCode {

    private static final int FAST = 10;
    private static final int LONGEST = 16;

    /** Coefficients of a block. */
    static final int BLOCK = 64;

    /** A step from wherever in a block to a place that only the end of the block leads to. */
    private static final int TO_END = 192;

    /** A step from wherever in a block to a place that nothing sound leads to. */
    private static final int TO_FAULT = 100;

    /** By the next {@value #FAST} bits: length times 256 plus symbol; 0 where the code is longer, or none. */
    private final short[] fast = new short[1 << FAST];

    /** By length: the first code of that length that is too large, moved to the left of 16 bits. */
    private final int[] limits = new int[LONGEST + 1];

    /** By length: what leads from a code of that length to the place of its symbol. */
    private final int[] offsets = new int[LONGEST + 1];

    /** {@link #step} by the next {@value #FAST} bits; 0 where the code is longer, or none. */
    private final int[] steps = new int[1 << FAST];

    private final byte[] symbols;

    private HuffmanCode(byte[] symbols) {
        this.symbols = symbols;
    }

    /**
     * @param counts how many codes there are of 1 to 16 bits
     * @param symbols what they stand for, in their order
     * @throws JpegFault if there can't be as many codes of a length
     */
    static HuffmanCode of(int[] counts, byte[] symbols) throws JpegFault {
        HuffmanCode table = new HuffmanCode(symbols);
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= LONGEST; length++) {
            table.offsets[length] = symbol - code;
            int last = code + counts[length - 1];
            if (last > 1 << length) {
                throw new JpegFault("a Huffman table has too many codes of %d bits".formatted(length));
            }
            for (; code < last; code++, symbol++) {
                if (length <= FAST) {
                    int from = code << FAST - length;
                    int to = code + 1 << FAST - length;
                    short entry = (short) (length << 8 | symbols[symbol] & 0xFF);
                    for (int i = from; i < to; i++) {
                        table.fast[i] = entry;
                        table.steps[i] = step(entry);
                    }
                }
            }
            table.limits[length] = code << LONGEST - length;
            code <<= 1;
        }
        return table;
    }

    static HuffmanCode present(@Nullable HuffmanCode table, String what) throws JpegFault {
        if (table == null) {
            throw new JpegFault("the Huffman table of the %s is missing".formatted(what));
        }
        return table;
    }

    /**
     * The code with which 16 bits begin: its length times 256 plus its symbol; 0 if no code begins so.
     *
     * @param bits 16 of them, in the lower half
     */
    int code(int bits) {
        int entry = fast[bits >>> LONGEST - FAST];
        return entry != 0 ? entry : longCode(bits);
    }

    /**
     * What the code with which 16 bits begin says of a baseline block's coefficients: bits of the code and the coefficient
     * together, plus 256 times how many coefficients it leads on, plus 65,536 times the bits of the last of them.
     */
    int step(int bits) {
        int step = steps[bits >>> LONGEST - FAST];
        return step != 0 ? step : step((short) longCode(bits));
    }

    private static int step(short code) {
        int length = code >> 8;
        int zeros = code >> 4 & 0x0F;
        int size = code & 0x0F;
        int on = zeros + 1;
        if (size == 0 && zeros != 15) {
            on = zeros == 0 && length > 0 ? TO_END : TO_FAULT;
        }
        return size << 16 | on << 8 | length + size;
    }

    /**
     * What {@link #step} is held against.
     *
     * @param most bits that each of the {@value #BLOCK} coefficients may have
     * @return by the coefficient behind it, how many bits one may have; negative where no block ends
     */
    static byte[] mostAfter(byte[] most) {
        byte[] after = new byte[256];
        Arrays.fill(after, BLOCK + 1, TO_END, (byte) -1);
        System.arraycopy(most, 0, after, 1, BLOCK);
        return after;
    }

    private int longCode(int bits) {
        for (int length = FAST + 1; length <= LONGEST; length++) {
            if (bits < limits[length]) {
                return length << 8 | symbols[offsets[length] + (bits >>> LONGEST - length)] & 0xFF;
            }
        }
        return 0;
    }
}
