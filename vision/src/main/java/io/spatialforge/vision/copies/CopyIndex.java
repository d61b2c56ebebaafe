package io.spatialforge.vision.copies;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Finds those of many miniatures that are like another one. Safe for several threads once it is built.
 *
 * <p>Each picture is filed under the key of its 24 slowest waves. A picture is looked up under the keys it would have if it
 * had been cropped and mirrored ({@link Waves}); what lies there and differs in no more than {@value #MOST_DIFFERENT} of 48
 * waves is laid over it ({@link Overlay}) and believed only if it is alike. A crop is found by its original and not the
 * other way round, so both must be looked up to find all. Takes 16 to 20 bytes a picture; the miniatures themselves may
 * be on disk.
 *
 * <p>Keys that more than {@value #COMMON} pictures share say nothing; pictures under them are not found.
 */
public final class CopyIndex {

    /** From this likeness on two pictures show the same: copies, or views from the same place moments apart. */
    public static final double ALIKE = 0.7;

    /** From this likeness on one picture is a copy of the other. */
    public static final double COPY = 0.95;

    /** Copies are cut by no more than this at each side. */
    private static final double MOST_CUT = 0.1;

    private static final int MOST_DIFFERENT = 12;
    private static final int COMMON = 2000;

    private final int[] starts;
    private final int[] numbers;
    private final long[] codes;
    private final Miniatures miniatures;

    /** Where miniatures are; safe for several threads. */
    @FunctionalInterface
    public interface Miniatures {
        Miniature of(int number) throws IOException;
    }

    /** Hears of pictures that are like the one that is looked for. */
    @FunctionalInterface
    public interface Found {
        void match(int number, Match match) throws IOException;
    }

    private CopyIndex(int[] starts, int[] numbers, long[] codes, Miniatures miniatures) {
        this.starts = starts;
        this.numbers = numbers;
        this.codes = codes;
        this.miniatures = miniatures;
    }

    /** What a picture is filed under. */
    public static long code(Miniature miniature) {
        return Waves.code(miniature);
    }

    /**
     * @param numbers of the pictures that can be found
     * @param codes of the same pictures, as {@link #code} gives them
     * @param miniatures by these numbers
     */
    public static CopyIndex of(int[] numbers, long[] codes, Miniatures miniatures) {
        int size = Math.max(1, Integer.highestOneBit(Math.max(1, numbers.length)) * 2);
        int[] starts = new int[size + 1];
        for (long code : codes) {
            starts[bucket(code & Waves.KEY, size) + 1]++;
        }
        for (int i = 0; i < size; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = Arrays.copyOf(starts, size);
        int[] filed = new int[numbers.length];
        long[] filedCodes = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int at = next[bucket(codes[i] & Waves.KEY, size)]++;
            filed[at] = numbers[i];
            filedCodes[at] = codes[i];
        }
        return new CopyIndex(starts, filed, filedCodes, miniatures);
    }

    private static int bucket(long key, int size) {
        return (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & (size - 1);
    }

    /** How many pictures are filed. */
    public int size() {
        return numbers.length;
    }

    /** How many of them are filed under keys too common to be looked up. */
    public int tooCommon() {
        int count = 0;
        for (int i = 0; i + 1 < starts.length; i++) {
            int here = starts[i + 1] - starts[i];
            count += here > COMMON ? here : 0;
        }
        return count;
    }

    /** Tells all pictures that are like one, itself among them if it is filed; in the order of their numbers. */
    public void find(Miniature picture, Found found) throws IOException {
        find(picture, number -> true, found);
    }

    /** Tells all pictures that are like one, of those that are wanted; in the order of their numbers. */
    public void find(Miniature picture, IntPredicate wanted, Found found) throws IOException {
        tryAll(picture, wanted, (number, match) -> {
            if (isAlike(match)) {
                found.match(number, match);
            }
        });
    }

    /** Tells all pictures that are laid over one, of those that are wanted, how little alike they may be; to measure. */
    public void tryAll(Miniature picture, IntPredicate wanted, Found found) throws IOException {
        if (numbers.length == 0 || picture.isPlain()) {
            return;
        }
        Map<Integer, Candidate> candidates = new LinkedHashMap<>();
        Waves.keys(picture, (mirrored, window, key, code) -> {
            int bucket = bucket(key, starts.length - 1);
            int from = starts[bucket];
            int to = starts[bucket + 1];
            if (to - from > COMMON) {
                return;
            }
            for (int i = from; i < to; i++) {
                if ((codes[i] & Waves.KEY) == key) {
                    int different = Long.bitCount(codes[i] ^ code);
                    if (different <= MOST_DIFFERENT && wanted.test(numbers[i])) {
                        Candidate candidate = new Candidate(different, mirrored, window);
                        candidates.merge(numbers[i], candidate, Candidate::better);
                    }
                }
            }
        });
        int[] order = candidates.keySet().stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        for (int number : order) {
            Candidate candidate = candidates.get(number);
            if (candidate == null) {
                continue;
            }
            Miniature other = miniatures.of(number);
            Match match = Overlay.of(picture, candidate.mirrored(), other, Waves.WINDOWS.get(candidate.window()));
            if (!other.isPlain()) {
                found.match(number, match);
            }
        }
    }

    /** How one picture lies over another one that is known to be related to it. */
    public static Match compare(Miniature first, Miniature second) {
        long code = Waves.code(second);
        Candidate[] best = {new Candidate(Integer.MAX_VALUE, false, 0)};
        Waves.keys(first, (mirrored, window, key, own) -> {
            Candidate candidate = new Candidate(Long.bitCount(own ^ code), mirrored, window);
            best[0] = Candidate.better(best[0], candidate);
        });
        return Overlay.of(first, best[0].mirrored(), second, Waves.WINDOWS.get(best[0].window()));
    }

    /** Whether two pictures show the same. */
    public static boolean isAlike(Match match) {
        return match.likeness() >= ALIKE && match.window().cut() <= MOST_CUT;
    }

    private record Candidate(int different, boolean mirrored, int window) {

        /** The nearer one; of equals the one that assumes less. */
        static Candidate better(Candidate a, Candidate b) {
            if (a.different != b.different) {
                return a.different < b.different ? a : b;
            }
            if (a.mirrored != b.mirrored) {
                return a.mirrored ? b : a;
            }
            return a.window <= b.window ? a : b;
        }
    }
}
