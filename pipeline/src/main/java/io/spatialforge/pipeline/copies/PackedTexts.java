package io.spatialforge.pipeline.copies;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Millions of short texts by number, in their own bytes and five more. */
final class PackedTexts {

    private static final int BLOCK = 1 << 24;

    private byte[][] blocks = {new byte[1 << 12]};
    private int[] ends = new int[1024];
    private int[] firstOfBlock = {0};
    private int filled;
    private int size;

    /** Adds a text and returns its number. */
    int add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int last = blocks.length - 1;
        if (filled + bytes.length > BLOCK && filled > 0) {
            blocks = Arrays.copyOf(blocks, blocks.length + 1);
            firstOfBlock = Arrays.copyOf(firstOfBlock, blocks.length);
            last++;
            blocks[last] = new byte[BLOCK];
            firstOfBlock[last] = size;
            filled = 0;
        }
        if (filled + bytes.length > blocks[last].length) {
            blocks[last] = Arrays.copyOf(
                    blocks[last], Math.max(filled + bytes.length, Math.min(BLOCK, 2 * blocks[last].length)));
        }
        System.arraycopy(bytes, 0, blocks[last], filled, bytes.length);
        filled += bytes.length;
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
        }
        ends[size] = filled;
        return size++;
    }

    int size() {
        return size;
    }

    private int block(int number) {
        int found = Arrays.binarySearch(firstOfBlock, number);
        return found >= 0 ? found : -found - 2;
    }

    private int start(int number, int block) {
        return number == firstOfBlock[block] ? 0 : ends[number - 1];
    }

    String get(int number) {
        int block = block(number);
        int start = start(number, block);
        return new String(blocks[block], start, ends[number] - start, StandardCharsets.UTF_8);
    }

    /** In the order of their bytes. */
    int compare(int a, int b) {
        int blockA = block(a);
        int blockB = block(b);
        return Arrays.compareUnsigned(
                blocks[blockA], start(a, blockA), ends[a], blocks[blockB], start(b, blockB), ends[b]);
    }
}
