package io.spatialforge.pipeline.ingest;

import io.spatialforge.engine.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** How far the reading of all corpora is. */
final class ScanProgress {

    private static final String STEP = "scan";

    /** Photographs after which something is said. */
    private static final int LISTED = 1024;

    private final ProgressListener progress;
    private final long total;
    private long bytes;
    private long photographs;

    private ScanProgress(ProgressListener progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /**
     * @param inputs all files that will be read
     */
    static ScanProgress of(Collection<Path> inputs, ProgressListener progress) throws IOException {
        long total = 0;
        for (Path input : inputs) {
            total += Files.isRegularFile(input) ? Files.size(input) : 0;
        }
        ScanProgress scan = new ScanProgress(progress, total);
        scan.tell(0);
        return scan;
    }

    synchronized void read(long more) {
        bytes += more;
        if (bytes < total) { // the last bytes are not the end: there are photographs to be listed, and files read twice
            tell(bytes);
        }
    }

    /** A row was found; where there are no files, each is a photograph that was listed. */
    void row() {
        if (total == 0) {
            listed();
        }
    }

    private synchronized void listed() {
        if (++photographs % LISTED == 0) {
            progress.worked(STEP, "photographs", photographs, 0);
        }
    }

    /** All is read. */
    void done() {
        tell(total);
    }

    private void tell(long done) {
        if (total > 0) {
            progress.worked(STEP, "bytes", done, total);
        }
    }
}
