package io.spatialforge.records;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes whole numbers three digits at a time: most numbers of a line have no more than four. */
final class Digits {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Of each number below 1000 its three digits, from the lowest byte on, and how many zeros they begin with. */
    private static final int[] THREE = new int[1000];

    private static final int ZEROS = 24;

    static {
        for (int i = 0; i < THREE.length; i++) {
            int zeros = i < 10 ? 2 : i < 100 ? 1 : 0;
            THREE[i] = zeros << ZEROS | '0' + i / 100 | ('0' + i / 10 % 10) << 8 | ('0' + i % 10) << 16;
        }
    }

    private Digits() {}

    /**
     * Writes a number, and one byte more that says nothing.
     *
     * @param number 0 or more
     * @return where it ends
     */
    static int write(int number, byte[] to, int at) {
        if (number < 1000) {
            int three = THREE[number];
            int zeros = three >>> ZEROS;
            INT.set(to, at, three >>> 8 * zeros);
            return at + 3 - zeros;
        }
        int higher = number / 1000;
        return three(number - 1000 * higher, to, write(higher, to, at));
    }

    /**
     * Writes all three digits of a number, and one byte more that says nothing.
     *
     * @param number 0 to 999
     * @return where they end
     */
    static int three(int number, byte[] to, int at) {
        INT.set(to, at, THREE[number]);
        return at + 3;
    }
}
