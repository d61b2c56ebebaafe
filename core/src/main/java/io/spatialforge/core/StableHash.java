package io.spatialforge.core;

import org.apiguardian.api.API;

/**
 * The one source of chance: every random choice is a hash of the seed, the image and the purpose, so that it is the same
 * on every machine, in every order of work.
 *
 * <p>Strings are folded in with the multiplier of FNV-1a, and the state is finished with Stafford's variant 13 of the
 * 64-bit mixer, the one {@link java.util.SplittableRandom} uses.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class StableHash {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private StableHash() {}

    /** A well-mixed hash of a text, for shards and as the start of further choices. */
    public static long of(String text) {
        return with(0, text);
    }

    /** A state extended by a text. */
    public static long with(long state, String text) {
        return mix(folded(state ^ BASIS, text));
    }

    /**
     * The beginning of a text that is told part by part: {@code end(on(begin(state, "a"), "b"))} is
     * {@code with(state, "ab")}. Many texts that begin alike need their beginning only once.
     */
    public static long begin(long state, String text) {
        return folded(state ^ BASIS, text);
    }

    /** The next part of a text that was begun. */
    public static long on(long begun, String text) {
        return folded(begun, text);
    }

    /** The state extended by the text that was begun, which ends here. */
    public static long end(long begun) {
        return mix(begun);
    }

    /** A state extended by the sixteen hex digits of a number, as by that text. */
    public static long withHex(long state, long number) {
        long h = state ^ BASIS;
        for (int shift = 60; shift >= 0; shift -= 4) {
            h = (h ^ Character.forDigit((int) (number >>> shift) & 15, 16)) * PRIME;
        }
        return mix(h);
    }

    private static long folded(long state, String text) {
        long h = state;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        return h;
    }

    /** A state extended by a number. */
    public static long with(long state, long number) {
        return mix(state + 0x9e3779b97f4a7c15L * (number + 1));
    }

    /** The state as a number from 0 to {@code bound - 1}, all equally likely. */
    public static int below(long state, int bound) {
        return (int) Math.multiplyHigh(state >>> 1, 2L * bound);
    }

    /** The state as a number from 0 (included) to 1 (excluded). */
    public static double fraction(long state) {
        return (state >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
