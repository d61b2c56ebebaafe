package io.spatialforge.core.label;

import io.spatialforge.core.DataFile;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Where things are met: at a table, in a street, on a sports field. A question about what is not in a photograph is worth
 * asking only of what could be there; nobody looks for a donut in a stadium.
 */
@API(status = API.Status.INTERNAL)
public final class Places {

    private static final Places STANDARD = new Places(DataFile.rows(Places.class, "places.tsv", 2));

    private final Map<String, BitSet> ofKind = new HashMap<>();
    private final int count;

    private Places(List<String[]> rows) {
        for (int place = 0; place < rows.size(); place++) {
            for (String kind : rows.get(place)[1].split(",")) {
                ofKind.computeIfAbsent(kind.strip(), k -> new BitSet()).set(place);
            }
        }
        count = rows.size();
    }

    /** The places the project knows. */
    public static Places standard() {
        return STANDARD;
    }

    /** How many places there are. */
    public int count() {
        return count;
    }

    /** All labels and kinds that are met somewhere. */
    public Set<String> known() {
        return new HashSet<>(ofKind.keySet());
    }

    /** The places, by number from 0, where things of the label are met; none where that is not known, or everywhere. */
    public BitSet of(String label) {
        BitSet places = new BitSet(count);
        String head = Labels.standard().headOf(label);
        for (String name : head == null ? List.of(label) : List.of(label, head)) {
            BitSet own = ofKind.get(name);
            if (own != null) {
                places.or(own);
            }
            // What is said of a thing itself goes before what is said of its kinds.
            if (own == null) {
                for (String kind : Labels.standard().kindsOf(name)) {
                    places.or(ofKind.getOrDefault(kind, new BitSet()));
                }
            }
        }
        return places;
    }

    /**
     * Where a photograph was taken, by what is seen in it: the places in which most of the labels are met.
     *
     * @param seen for each label that is seen its places
     * @return none if the labels tell nothing
     */
    public BitSet likeliest(Collection<BitSet> seen) {
        int[] votes = new int[count];
        int most = 0;
        for (BitSet places : seen) {
            for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
                most = Math.max(most, ++votes[place]);
            }
        }
        BitSet likeliest = new BitSet(count);
        for (int place = 0; place < count; place++) {
            likeliest.set(place, most > 0 && votes[place] == most);
        }
        return likeliest;
    }
}
