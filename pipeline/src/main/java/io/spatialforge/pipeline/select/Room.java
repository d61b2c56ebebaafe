package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import java.util.Collections;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Which part of the pairs of each kind of claim is made at all, because a mix has room for no more. Of a million photographs
 * there are thirty million questions how many there are and what is to the left, of which a mix may want one; the others
 * need not be phrased, checked, written and thrown away.
 *
 * <p>Which pairs are made is told by the hash that decides in the end which ones the mix takes, so that these are the same
 * as if all had been made.
 *
 * @param shares by kind of claim, 0 to 1; of a kind that is missing all are made
 */
@API(status = API.Status.EXPERIMENTAL)
public record Room(Map<String, Double> shares) {

    /** Everything is made. */
    public static final Room ALL = new Room(Map.of());

    public Room {
        Map<String, Double> copy = new TreeMap<>();
        shares.forEach((kind, share) -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is 0 to 1, got " + share);
            }
            if (share < 1) {
                copy.put(kind, share);
            }
        });
        shares = Collections.unmodifiableMap(copy);
    }

    /** The part of the pairs of a claim's kind that is made, 0 to 1. */
    public double of(Claim claim) {
        return shares.isEmpty() ? 1 : of(PairKey.How.kind(claim));
    }

    /** The part of a kind's pairs that is made, 0 to 1. */
    double of(String kind) {
        return shares.getOrDefault(kind, 1.0);
    }

    /** Whether a pair of a kind of which this part is made is one of them. */
    public static boolean fits(double share, String id, long seed) {
        return share >= 1 || place(id, seed) < share;
    }

    /**
     * The same of a pair whose id is not written yet.
     *
     * @param id the number whose sixteen hex digits are the pair's id
     * @param chance of all pairs, by {@link #chanceOfPairs}
     */
    public static boolean fits(double share, long id, long chance) {
        return share >= 1 || StableHash.fraction(StableHash.withHex(chance, id)) < share;
    }

    /** What decides for all pairs, with their ids, which are made. */
    public static long chanceOfPairs(long seed) {
        return StableHash.with(seed, Tally.ANSWERS);
    }

    /** Where a pair stands when it is decided which ones a mix takes: those from 0 on, up to a limit below 1. */
    static double place(String id, long seed) {
        return StableHash.fraction(StableHash.with(chanceOfPairs(seed), id));
    }

    /**
     * The most pairs of a kind of claim that are kept of an image. Where a part of them is made it is lowered with that part,
     * so that an image's share of the dataset stays about as it would be; what is between two numbers is decided by hash.
     *
     * @param perForm where all are made
     * @param chance of the image, by {@link #chance}
     */
    int most(String kind, int perForm, double chance) {
        return most(of(kind), perForm, chance);
    }

    /** The same for a kind of which this part is made. */
    static int most(double share, int perForm, double chance) {
        return share >= 1 ? perForm : Math.max(1, (int) (perForm * share + chance));
    }

    /** What decides for an image what is between two numbers, 0 to 1. */
    static double chance(String image, long seed) {
        return StableHash.fraction(StableHash.with(StableHash.with(seed, "room"), image));
    }

    /** As {@link #parse} reads it; empty where everything is made. */
    public String text() {
        StringJoiner text = new StringJoiner(" ");
        shares.forEach((kind, share) -> text.add(kind + "=" + share));
        return text.toString();
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #text} gives
     */
    public static Room parse(String text) {
        Map<String, Double> shares = new TreeMap<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("expected kind=share, got '" + each + "'");
            }
            shares.put(each.substring(0, equals), Double.valueOf(each.substring(equals + 1)));
        }
        return new Room(shares);
    }
}
