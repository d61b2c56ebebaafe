package io.spatialforge.spark;

import io.spatialforge.engine.OpenStage;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.StageRecipe;
import io.spatialforge.pipeline.Stages;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that an executor needs to open a stage of a run; sent with each stage.
 *
 * @param id of this run and no other, so that nothing is taken for open that an earlier one left open
 * @param name how messages call the configuration
 * @param settings the configuration as JSON
 * @param base folder that relative paths of the configuration are taken from
 * @param folder of the run, its path or address
 * @param hadoop settings of Hadoop that the driver has and its libraries don't bring
 * @param files models and lists
 */
record RemoteRun(
        String id,
        String name,
        String settings,
        String base,
        String folder,
        TreeMap<String, String> hadoop,
        ShippedFiles files)
        implements Serializable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The run folder as this executor sees it.
     *
     * @throws ConfigException if it does not see it
     */
    RunFolder seen() throws IOException {
        HadoopSettings.add(hadoop);
        return SeenFolders.of(id, folder);
    }

    /**
     * Opens a stage on this executor.
     *
     * @param workers threads that will do shards, at least 1
     * @throws ConfigException if this machine does not see the photographs or depth maps
     */
    OpenStage open(StageRecipe recipe, int workers) throws IOException {
        RunFolder seen = seen();
        RunConfig config = RunConfig.of(name, JSON.readTree(settings), FarFiles.resolve(Path.of(""), base));
        return Stages.open(recipe, config, files.here(), seen, workers);
    }
}
