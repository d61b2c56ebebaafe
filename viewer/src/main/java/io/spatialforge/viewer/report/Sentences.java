package io.spatialforge.viewer.report;

import java.util.List;

/** Lists and numbers as sentences have them. */
final class Sentences {

    private Sentences() {}

    /** "1 pair", "1,200 pairs". */
    static String counted(long count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }

    /** "ingest, curate and select". */
    static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
