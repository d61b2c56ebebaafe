package io.spatialforge.viewer.report;

import java.util.List;

/** Lists as sentences have them. */
final class Sentences {

    private Sentences() {}

    /** "ingest, curate and select". */
    static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
