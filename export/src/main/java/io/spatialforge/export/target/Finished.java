package io.spatialforge.export.target;

import io.spatialforge.export.ExportSummary;
import java.nio.file.Path;
import java.util.List;

/**
 * An export whose data files are done.
 *
 * @param folder that holds them
 * @param summary its books
 * @param run what is known of the run that the pairs are from
 * @param files in the order in which the target listed them
 */
public record Finished(Path folder, ExportSummary summary, RunFacts run, List<WrittenFile> files) {

    public Finished {
        files = List.copyOf(files);
    }

    /**
     * A data file.
     *
     * @param name relative to the folder, with forward slashes
     * @param records how many it holds
     * @param bytes its size
     * @param sha256 of its bytes, in lower-case hex
     */
    public record WrittenFile(String name, long records, long bytes, String sha256) {}
}
