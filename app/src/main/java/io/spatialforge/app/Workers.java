package io.spatialforge.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many threads a command may use. */
final class Workers {

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads; all processors unless said. The result is the same for any number.")
    private @Nullable Integer workers;

    int count() {
        if (workers == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (workers < 1) {
            throw new Main.UsageException("--workers: expected at least 1, got " + workers);
        }
        return workers;
    }
}
