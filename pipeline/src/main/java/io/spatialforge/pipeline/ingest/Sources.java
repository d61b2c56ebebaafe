package io.spatialforge.pipeline.ingest;

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
        return switch (config.kind()) {
            case COCO -> coco(config, run);
            case TRUTH -> truth(config, run);
        };
    }

    private static CocoSource coco(SourceConfig config, RunConfig run) {
        return new CocoSource(new CocoConfig(
                config.name(),
                config.files("annotations"),
                config.images(),
                exhaustive(config),
                config.absentLabels(),
                null,
                photos(config),
                sampling(run),
                run.seed()));
    }

    private static TruthSource truth(SourceConfig config, RunConfig run) {
        return new TruthSource(new TruthConfig(
                config.name(),
                config.files("annotations").get(0),
                exhaustive(config),
                Set.of(),
                config.absentLabels(),
                null,
                config.images(),
                photos(config),
                config.depth() == null ? null : DepthFolder.meaning(config.depth()),
                sampling(run),
                run.seed()));
    }

    private static Sampling sampling(RunConfig run) {
        return new Sampling(run.sample(), run.seed());
    }

    private static Photos photos(SourceConfig config) {
        return config.photos().equals("required") ? Photos.REQUIRED : Photos.OPTIONAL;
    }

    private static Exhaustive exhaustive(SourceConfig config) {
        return Exhaustive.valueOf(config.exhaustive().toUpperCase(Locale.ROOT));
    }
}
