package io.spatialforge.pipeline.ingest;

import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.perceive.DepthFolder;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import io.spatialforge.sources.truth.TruthConfig;
import io.spatialforge.sources.truth.TruthSource;
import java.util.Locale;
import java.util.Set;

/** From what a configuration says of a corpus to what reads it. */
final class Sources {

    private Sources() {}

    static Source of(SourceConfig config, RunConfig run) {
        Sampling sampling = new Sampling(run.sample(), run.seed());
        Photos photos = config.photos().equals("check") ? Photos.CHECK : Photos.OFF;
        return switch (config.kind()) {
            case SourceConfig.COCO ->
                new CocoSource(new CocoConfig(
                        config.name(),
                        config.annotations(),
                        config.images(),
                        Exhaustive.valueOf(config.exhaustive().toUpperCase(Locale.ROOT)),
                        config.absentLabels(),
                        null,
                        photos,
                        sampling,
                        run.seed()));
            case SourceConfig.TRUTH ->
                new TruthSource(new TruthConfig(
                        config.name(),
                        config.annotations().get(0),
                        Exhaustive.valueOf(config.exhaustive().toUpperCase(Locale.ROOT)),
                        Set.of(),
                        config.absentLabels(),
                        null,
                        photos,
                        config.depth() == null ? null : DepthFolder.meaning(config.depth()),
                        sampling,
                        run.seed()));
            default -> throw new ConfigException("there is no source of kind '" + config.kind() + "'");
        };
    }
}
