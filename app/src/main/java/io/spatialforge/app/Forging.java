package io.spatialforge.app;

import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunInputs;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** How {@code forge} carries out a run: on this machine, or wherever the program can that starts the command line. */
@FunctionalInterface
public interface Forging {

    /** On threads of this machine. */
    Forging HERE = (wanted, options) -> {
        RunConfig config = wanted.config();
        RunInputs.require(config);
        return Run.forge(config, RunFolders.open(wanted.out()), new LocalEngine(options.workers()), options);
    };

    /**
     * What is to be made.
     *
     * @param name how messages call the configuration
     * @param settings the configuration with all that options add to it
     * @param base folder that relative paths of the configuration are taken from
     * @param out the path or address of the run folder
     */
    record Wanted(String name, ObjectNode settings, Path base, String out) {

        /** The configuration, interpreted. */
        public RunConfig config() {
            return RunConfig.of(name, settings, base);
        }
    }

    /**
     * Makes it, or what is missing of it.
     *
     * @throws IOException if reading or writing fails; finished shards stay
     */
    RunSummary forge(Wanted wanted, Run.Options options) throws IOException, InterruptedException;
}
