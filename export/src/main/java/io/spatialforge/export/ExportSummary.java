package io.spatialforge.export;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Split;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The books of an export: {@code read} is {@code written} and all that was dropped.
 *
 * @param target its name
 * @param read pairs that came
 * @param written pairs that were written
 * @param bytes size of all lines
 * @param splits pairs written by split and task
 * @param sources pairs written by the corpus of their image
 * @param dropped pairs refused by reason
 * @param files what was written, relative to the folder, with forward slashes
 */
public record ExportSummary(
        String target,
        long read,
        long written,
        long bytes,
        Map<Split, Map<Task, Long>> splits,
        Map<String, Long> sources,
        Map<Reason, Long> dropped,
        List<String> files) {

    public ExportSummary {
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
        files = List.copyOf(files);
    }
}
