package io.spatialforge.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Why shards of a stage that was run before are done again, put together for a person. */
final class Reasons {

    static final String SHARDS = "number of shards";

    /** Most things of a kind that are told one by one. */
    private static final int MOST = 4;

    private final SortedSet<String> changed = new TreeSet<>();
    private final SortedSet<String> added = new TreeSet<>();
    private final SortedSet<String> removed = new TreeSet<>();
    private final SortedSet<String> unexplained = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private int count;

    /** Shards that are done again. */
    int count() {
        return count;
    }

    /**
     * A shard that depends on other things than it did.
     *
     * @param before the parts of its fingerprint, empty where they were not written down
     */
    void changed(SortedMap<String, String> before, SortedMap<String, String> now) {
        count++;
        if (before.isEmpty()) {
            unexplained.add("an earlier version made them");
            return;
        }
        if (!now.getOrDefault(SHARDS, "").equals(before.getOrDefault(SHARDS, ""))) {
            changed.add(SHARDS);
            return;
        }
        now.forEach((name, hash) -> {
            if (!before.containsKey(name)) {
                added.add(name);
            } else if (!hash.equals(before.get(name))) {
                changed.add(name);
            }
        });
        before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(removed::add);
    }

    /** A shard whose files or marker are not as they were written. */
    void damaged(String fault) {
        count++;
        faults.add(fault);
    }

    /** All reasons in one line. */
    String text() {
        List<String> told = new ArrayList<>(unexplained);
        tell(told, changed, "changed");
        tell(told, added, "added");
        tell(told, removed, "removed");
        told.addAll(faults.subList(0, Math.min(MOST, faults.size())));
        if (faults.size() > MOST) {
            told.add(faults.size() - MOST + " more like these");
        }
        return told.isEmpty() ? "what they are made of changed" : String.join("; ", told);
    }

    private static void tell(List<String> told, SortedSet<String> names, String how) {
        if (names.isEmpty()) {
            return;
        }
        List<String> all = List.copyOf(names);
        boolean few = all.size() <= MOST;
        List<String> first = all.subList(0, few ? all.size() - 1 : MOST);
        String last = few ? all.getLast() : all.size() - MOST + " more";
        told.add((first.isEmpty() ? last : String.join(", ", first) + " and " + last) + " " + how);
    }
}
