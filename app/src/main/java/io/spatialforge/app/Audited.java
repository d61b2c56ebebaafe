package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.audit.Truth;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.audit.KeptAudit;
import io.spatialforge.pipeline.audit.RunAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs held against truth, as commands do it. */
final class Audited {

    private Audited() {}

    /**
     * @param option how messages call where the files were named, as {@code audit --truth}
     * @throws Main.UsageException if a file is missing or holds no truth
     */
    static Truth truth(String option, List<Path> files) {
        for (Path file : files) {
            Main.requireFile(option, file);
        }
        try {
            return Truth.read(files);
        } catch (IOException e) {
            throw new Main.UsageException(option.split(" ", 2)[0] + ": " + e.getMessage());
        }
    }

    /** Holds all pairs against truth. The run keeps what comes of it, unless its folder can't be written. */
    static KeptAudit of(FinishedRun run, Truth truth, List<Path> files, Progress progress) throws IOException {
        KeptAudit audit = KeptAudit.of(RunAudit.of(run, truth, CountedPairs.of(run, progress, "audit")), files);
        try {
            audit.keep(run);
        } catch (IOException e) {
            progress.note("the audit is not kept with the run, so that later reports won't show it: " + e.getMessage());
        }
        return audit;
    }
}
