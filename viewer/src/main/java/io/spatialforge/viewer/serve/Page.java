package io.spatialforge.viewer.serve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page needs to know.
 *
 * @param kind of page, as in {@code pair}: what keys do depends on it
 * @param at path of the entry of the navigation that it belongs to
 * @param here its own address
 * @param run name of the run
 * @param folder where the run is
 * @param indexed which part of the run is indexed, 0 to 1
 * @param trouble why indexing stopped before the end; null where it goes on or is through
 * @param style address of the style sheet
 * @param script address of the script
 */
public record Page(
        String title,
        String kind,
        String at,
        String here,
        List<Entry> entries,
        String run,
        String folder,
        double indexed,
        @Nullable String trouble,
        String style,
        String script) {

    /** Which part of the run is indexed, as in {@code 37%}; never 100% before it is whole. */
    public String indexedPercent() {
        return (int) Math.floor(100 * indexed) + "%";
    }
}
