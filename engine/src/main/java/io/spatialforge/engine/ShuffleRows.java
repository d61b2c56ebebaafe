package io.spatialforge.engine;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of one shard, grouped and sorted where they lie. A row is {@code [hash of id][length of id][length of
 * payload][id][payload]}, the numbers in four bytes each.
 *
 * <p>Rows are first grouped by a hash table over ids; then ids are sorted, and the few rows of each image. Sorting all
 * rows by id and payload at once compares long common prefixes ({@code objects365/…}) twenty times a row, and takes
 * several times as long.
 */
final class ShuffleRows {

    static final int HEADER = 12;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Big-endian, so that the order of numbers is that of bytes. */
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Rows that are sorted by insertion. */
    private static final int FEW = 64;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] ofGroup;
    private final int[] firsts;
    private int groups;

    ShuffleRows(byte[] bytes, int rows) {
        this.bytes = bytes;
        this.starts = new int[rows];
        this.ofGroup = new int[rows];
        this.firsts = new int[rows];
    }

    /** Writes the beginning of a row, and returns where its id goes, which the payload follows. */
    static int put(byte[] buffer, int at, int hash, int idLength, int length) {
        INT.set(buffer, at, hash);
        INT.set(buffer, at + 4, idLength);
        INT.set(buffer, at + 8, length);
        return at + HEADER;
    }

    void forEachGroup(Shuffle.GroupConsumer consumer) throws IOException {
        findGroups();
        int[] bounds = new int[groups + 1];
        for (int group : ofGroup) {
            bounds[group + 1]++;
        }
        for (int i = 0; i < groups; i++) {
            bounds[i + 1] += bounds[i];
        }
        int[] next = Arrays.copyOf(bounds, groups);
        int[] sorted = new int[starts.length];
        for (int row = 0; row < starts.length; row++) {
            sorted[next[ofGroup[row]]++] = starts[row];
        }
        int[] order = next;
        for (int i = 0; i < groups; i++) {
            order[i] = i;
        }
        int[] scratch = new int[Math.max(groups, 16)];
        long[] keys = keys();
        sort(order, 0, groups, scratch, (a, b) -> {
            int c = Long.compareUnsigned(keys[a], keys[b]);
            return c != 0 ? c : compareIds(firsts[a], firsts[b]);
        });
        long[] beginnings = new long[FEW];
        View view = new View(sorted);
        for (int group : order) {
            int from = bounds[group];
            int to = bounds[group + 1];
            if (to - from <= FEW) {
                sortFew(sorted, from, to, beginnings);
            } else {
                if (scratch.length < to - from) {
                    scratch = new int[2 * (to - from)];
                }
                sort(sorted, from, to, scratch, this::comparePayloads);
            }
            view.from = from;
            view.size = to - from;
            consumer.accept(view);
        }
    }

    /** Gives each row the number of its image, images numbered as they first come. */
    private void findGroups() {
        int rows = starts.length;
        int[] table = new int[Integer.highestOneBit(Math.max(rows, 2)) << 2];
        int mask = table.length - 1;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            starts[row] = at;
            int hash = (int) INT.get(bytes, at);
            int slot = hash * 0x9e3779b9;
            slot = (slot ^ slot >>> 15) & mask;
            while (true) {
                int group = table[slot] - 1;
                if (group < 0) {
                    firsts[groups] = at;
                    ofGroup[row] = groups;
                    table[slot] = ++groups;
                    break;
                }
                int first = firsts[group];
                if ((int) INT.get(bytes, first) == hash && compareIds(first, at) == 0) {
                    ofGroup[row] = group;
                    break;
                }
                slot = (slot + 1) & mask;
            }
            at += HEADER + (int) INT.get(bytes, at + 4) + (int) INT.get(bytes, at + 8);
        }
    }

    /**
     * Of each image, the first eight bytes in which ids may differ, as a number in their order: where those differ, ids
     * need not be looked up all over the shard to be sorted.
     */
    private long[] keys() {
        int common = Integer.MAX_VALUE;
        int first = firsts[0] + HEADER;
        for (int i = 0; i < groups; i++) {
            int id = firsts[i] + HEADER;
            int length = Math.min(common, (int) INT.get(bytes, firsts[i] + 4));
            int differs = Arrays.mismatch(bytes, first, first + length, bytes, id, id + length);
            common = differs < 0 ? length : differs;
        }
        long[] keys = new long[groups];
        for (int i = 0; i < groups; i++) {
            int at = firsts[i] + HEADER + common;
            int length = (int) INT.get(bytes, firsts[i] + 4) - common;
            for (int k = 0; k < 8; k++) {
                keys[i] = keys[i] << 8 | (k < length ? bytes[at + k] & 0xff : 0);
            }
        }
        return keys;
    }

    private int compareIds(int a, int b) {
        int fromA = a + HEADER;
        int fromB = b + HEADER;
        return Arrays.compareUnsigned(
                bytes, fromA, fromA + (int) INT.get(bytes, a + 4), bytes, fromB, fromB + (int) INT.get(bytes, b + 4));
    }

    private int comparePayloads(int a, int b) {
        int fromA = payloadStart(a);
        int fromB = payloadStart(b);
        return Arrays.compareUnsigned(
                bytes, fromA, fromA + (int) INT.get(bytes, a + 8), bytes, fromB, fromB + (int) INT.get(bytes, b + 8));
    }

    /**
     * Sorts the few rows of an image by insertion. Their first eight bytes mostly tell them apart, and are looked up once a
     * row: rows lie all over the shard.
     *
     * @param beginnings room for as many numbers
     */
    private void sortFew(int[] sorted, int from, int to, long[] beginnings) {
        for (int i = from; i < to; i++) {
            int row = sorted[i];
            long beginning = beginning(row);
            int j = i - 1;
            while (j >= from) {
                int c = Long.compareUnsigned(beginnings[j - from], beginning);
                if (c < 0 || (c == 0 && comparePayloads(sorted[j], row) <= 0)) {
                    break;
                }
                sorted[j + 1] = sorted[j];
                beginnings[j + 1 - from] = beginnings[j - from];
                j--;
            }
            sorted[j + 1] = row;
            beginnings[j + 1 - from] = beginning;
        }
    }

    /** The first eight bytes of a payload as a number in their order; what is missing counts as zeros. */
    private long beginning(int start) {
        int length = (int) INT.get(bytes, start + 8);
        int at = payloadStart(start);
        if (length >= Long.BYTES) {
            return (long) LONG.get(bytes, at);
        }
        long beginning = 0;
        for (int k = 0; k < Long.BYTES; k++) {
            beginning = beginning << 8 | (k < length ? bytes[at + k] & 0xff : 0);
        }
        return beginning;
    }

    private int payloadStart(int start) {
        return start + HEADER + (int) INT.get(bytes, start + 4);
    }

    private interface IntOrder {
        int compare(int a, int b);
    }

    /** Merge sort of {@code values[from, to)}, by insertion where it is short: the JDK sorts no ints by a comparator. */
    private static void sort(int[] values, int from, int to, int[] scratch, IntOrder order) {
        if (to - from <= 12) {
            for (int i = from + 1; i < to; i++) {
                int value = values[i];
                int j = i - 1;
                while (j >= from && order.compare(values[j], value) > 0) {
                    values[j + 1] = values[j];
                    j--;
                }
                values[j + 1] = value;
            }
            return;
        }
        int middle = (from + to) >>> 1;
        sort(values, from, middle, scratch, order);
        sort(values, middle, to, scratch, order);
        if (order.compare(values[middle - 1], values[middle]) <= 0) {
            return;
        }
        int left = middle - from;
        System.arraycopy(values, from, scratch, 0, left);
        int i = 0;
        int j = middle;
        int k = from;
        while (i < left && j < to) {
            values[k++] = order.compare(scratch[i], values[j]) <= 0 ? scratch[i++] : values[j++];
        }
        System.arraycopy(scratch, i, values, k, left - i);
    }

    /** One image after another. */
    private final class View implements Shuffle.Group {

        private final int[] rows;
        private int from;
        private int size;

        View(int[] rows) {
            this.rows = rows;
        }

        @Override
        public String imageId() {
            int start = rows[from];
            int length = (int) INT.get(bytes, start + 4);
            int at = start + HEADER;
            int end = at + length;
            int signs = 0;
            for (int i = at; i < end; i++) {
                signs |= bytes[i];
            }
            if (signs >= 0) {
                return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            }
            StringBuilder id = new StringBuilder(length);
            while (at < end) {
                int b = bytes[at++];
                if (b >= 0) {
                    id.append((char) b);
                } else if ((b & 0x20) == 0) {
                    id.append((char) ((b & 0x1f) << 6 | bytes[at++] & 0x3f));
                } else {
                    id.append((char) ((b & 0x0f) << 12 | (bytes[at] & 0x3f) << 6 | bytes[at + 1] & 0x3f));
                    at += 2;
                }
            }
            return id.toString();
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public byte[] buffer() {
            return bytes;
        }

        @Override
        public int offset(int row) {
            return payloadStart(rows[from + row]);
        }

        @Override
        public int length(int row) {
            return (int) INT.get(bytes, rows[from + row] + 8);
        }
    }
}
