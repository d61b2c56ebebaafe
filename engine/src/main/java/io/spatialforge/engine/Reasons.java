package io.spatialforge.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Why shards of a stage that was run before are done again, put together for a person. */
final class Reasons {

    static final String SHARDS = "number of shards";

    /** Most things told one by one. */
    private static final int MOST = 4;

    private final Map<String, Integer> changes = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Shards that are done again. */
    int count() {
        return changes.values().stream().mapToInt(Integer::intValue).sum() + faults.size();
    }

    /**
     * A shard that depends on other things than it did.
     *
     * @param before the parts of its fingerprint, empty where they were not written down
     */
    void changed(SortedMap<String, String> before, SortedMap<String, String> now) {
        changes.merge(before.isEmpty() ? "made by an earlier version" : told(before, now), 1, Integer::sum);
    }

    /** A shard whose files or marker are not as they were written. */
    void damaged(String fault) {
        faults.add(fault);
    }

    private static String told(SortedMap<String, String> before, SortedMap<String, String> now) {
        if (!now.getOrDefault(SHARDS, "").equals(before.getOrDefault(SHARDS, ""))) {
            return SHARDS + " changed";
        }
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        List<String> changed = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (String name : names) {
            if (!now.containsKey(name)) {
                told.add(name + " removed");
            } else if (!before.containsKey(name)) {
                told.add(name + " added");
            } else if (!now.get(name).equals(before.get(name))) {
                changed.add(name);
            }
        }
        if (!changed.isEmpty()) {
            told.addFirst(listed(changed) + " changed");
        }
        return told.isEmpty()
                ? "what it is made of changed"
                : String.join(", ", told.subList(0, Math.min(MOST, told.size())));
    }

    private static String listed(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        boolean all = names.size() <= MOST;
        List<String> first = names.subList(0, all ? names.size() - 1 : MOST);
        return String.join(", ", first) + " and " + (all ? names.getLast() : names.size() - MOST + " more");
    }

    /** All reasons in one line. */
    String text() {
        List<String> told = new ArrayList<>(changes.keySet());
        told.addAll(faults.subList(0, Math.min(MOST, faults.size())));
        if (faults.size() > MOST) {
            told.add(faults.size() - MOST + " more like these");
        }
        return String.join("; ", told);
    }
}
