package io.spatialforge.sources;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.label.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws labels that an exhaustively annotated image has no instance of: a few of the vocabulary by hash, only plain
 * things, and none that something present may bear as well. What is met where the photograph seems to be taken comes first
 * ({@link Places}): of a table without a fork it is asked whether there is a fork, and not whether there is a train.
 */
public final class AbsentLabels {

    private final List<String> labels;
    private final long[] hashes;
    private final BitSet things = new BitSet();
    private final Map<String, BitSet> relatedTo = new HashMap<>();
    private final Map<String, BitSet> places = new HashMap<>();
    private final List<BitSet> metIn = new ArrayList<>();
    private final int size;
    private final long seed;

    /**
     * @param vocabulary labels in normal form of which every instance is annotated
     * @param size at most this many for an image, from 0
     * @param seed of the choice
     */
    public AbsentLabels(Set<String> vocabulary, int size, long seed) {
        labels = List.copyOf(new TreeSet<>(vocabulary));
        this.size = size;
        this.seed = seed;
        hashes = new long[labels.size()];
        Labels standard = Labels.standard();
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = StableHash.of(labels.get(i));
            things.set(i, standard.isThing(labels.get(i)));
        }
        for (String label : labels) {
            relatedTo.put(label, relatedTo(label));
            places.put(label, Places.standard().of(label));
        }
        for (int place = 0; place < Places.standard().count(); place++) {
            metIn.add(metIn(place));
        }
    }

    private BitSet metIn(int place) {
        BitSet met = new BitSet(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            met.set(i, places.getOrDefault(labels.get(i), new BitSet()).get(place));
        }
        return met;
    }

    /** The labels of things that are met where these are. */
    private BitSet metWith(Collection<String> seen) {
        List<BitSet> ofSeen = new ArrayList<>(seen.size());
        for (String label : new TreeSet<>(seen)) {
            BitSet known = places.get(label);
            ofSeen.add(known == null ? Places.standard().of(label) : known);
        }
        BitSet met = new BitSet(hashes.length);
        Places.standard().likeliest(ofSeen).stream().forEach(place -> met.or(metIn.get(place)));
        return met;
    }

    private BitSet relatedTo(String label) {
        BitSet related = new BitSet();
        for (int i = 0; i < hashes.length; i++) {
            related.set(i, Labels.standard().related(label, labels.get(i)));
        }
        return related;
    }

    /**
     * Draws for one image.
     *
     * @param seen labels of all its regions, kept or dropped
     */
    public List<String> draw(String imageId, Collection<String> seen) {
        return draw(imageId, seen, (BitSet) things.clone());
    }

    /**
     * Draws for an image of which only some labels are known to be absent.
     *
     * @param seen labels of all its regions, kept or dropped
     * @param absent labels known to be absent; those outside the vocabulary are not drawn
     */
    public List<String> draw(String imageId, Collection<String> seen, Set<String> absent) {
        BitSet candidates = new BitSet(hashes.length);
        for (String label : absent) {
            int place = Collections.binarySearch(labels, label);
            if (place >= 0 && things.get(place)) {
                candidates.set(place);
            }
        }
        return draw(imageId, seen, candidates);
    }

    private List<String> draw(String imageId, Collection<String> seen, BitSet candidates) {
        if (size <= 0) {
            return List.of();
        }
        for (String label : seen) {
            BitSet related = relatedTo.get(label);
            candidates.andNot(related == null ? relatedTo(label) : related);
        }
        BitSet likely = metWith(seen);
        long state = StableHash.with(StableHash.with(seed, imageId), "absent");
        long[] ranks = new long[size];
        int[] drawn = new int[size];
        int n = 0;
        long[] words = candidates.toLongArray();
        for (int word = 0; word < words.length; word++) {
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                int i = word << 6 | Long.numberOfTrailingZeros(rest);
                long chance = StableHash.with(state, hashes[i]) & Long.MAX_VALUE;
                long rank = likely.get(i) ? chance | Long.MIN_VALUE : chance; // below all that is not likely
                if (n == size && rank >= ranks[n - 1]) {
                    continue;
                }
                int at = n < size ? n++ : n - 1;
                while (at > 0 && ranks[at - 1] > rank) {
                    ranks[at] = ranks[at - 1];
                    drawn[at] = drawn[at - 1];
                    at--;
                }
                ranks[at] = rank;
                drawn[at] = i;
            }
        }
        List<String> absent = new ArrayList<>(n);
        for (int i : Arrays.copyOf(drawn, n)) {
            absent.add(labels.get(i));
        }
        return absent;
    }
}
