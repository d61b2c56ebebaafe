package io.spatialforge.sources.coco;

import java.math.BigInteger;

/**
 * Decimal numbers as the doubles nearest to them. Where digits and power of ten are both exact as doubles, one division is
 * right; else the digits are multiplied by 128 bits of the inverse power, by the algorithm of Eisel and Lemire ("Number
 * parsing at a gigabyte per second", 2021), which is right or knows that it may not be.
 */
final class Decimals {

    /** The most digits that an unsigned long always holds. */
    static final int MOST_DIGITS = 19;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;

    /** Of each inverse power of ten the leading 128 bits, rounded up. */
    private static final long[] INVERSE_HIGH = new long[POWERS.length];

    private static final long[] INVERSE_LOW = new long[POWERS.length];

    static {
        for (int places = 1; places < POWERS.length; places++) {
            BigInteger five = BigInteger.valueOf(5).pow(places);
            BigInteger inverse = BigInteger.ONE
                    .shiftLeft(five.subtract(BigInteger.ONE).bitLength() + 127)
                    .divide(five)
                    .add(BigInteger.ONE);
            INVERSE_HIGH[places] = inverse.shiftRight(64).longValue();
            INVERSE_LOW[places] = inverse.longValue();
        }
    }

    private Decimals() {}

    /**
     * The double nearest to {@code digits / 10^places}.
     *
     * @param digits unsigned
     * @param places 0 or more
     * @return NaN if that takes more than is tried here
     */
    static double of(long digits, int places) {
        if (places >= POWERS.length) {
            return digits == 0 ? 0 : Double.NaN;
        }
        if (digits >= 0 && digits <= EXACT) {
            return digits / POWERS[places];
        }
        return places == 0 ? Double.NaN : product(digits, places);
    }

    private static double product(long digits, int places) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long w = digits << zeros;
        long high = Math.unsignedMultiplyHigh(w, INVERSE_HIGH[places]);
        long low = w * INVERSE_HIGH[places];
        if ((high & 0x1ff) == 0x1ff) {
            long more = Math.unsignedMultiplyHigh(w, INVERSE_LOW[places]);
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
        }
        int top = (int) (high >>> 63);
        long mantissa = high >>> top + 9;
        if (Long.compareUnsigned(low, 1) <= 0 && (mantissa & 3) == 1 && mantissa << top + 9 == high) {
            return Double.NaN; // may lie just between two doubles
        }
        mantissa = (mantissa & 1) + mantissa >>> 1;
        int exponent = (217706 * -places >> 16) + 63 + top - zeros;
        if (mantissa >= EXACT) {
            mantissa = EXACT >>> 1;
            exponent++;
        }
        return Double.longBitsToDouble(mantissa & (EXACT >>> 1) - 1 | (long) (exponent + 1023) << 52);
    }
}
