package io.spatialforge.pipeline.ingest;

import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.DepthConfig;
import io.spatialforge.pipeline.config.ImportConfig;
import io.spatialforge.pipeline.config.OpenImagesSettings;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.perceive.DepthFolder;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceRecipe;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoCorpus;
import io.spatialforge.sources.coco.CocoSource;
import io.spatialforge.sources.coco.Masks;
import io.spatialforge.sources.folder.FolderConfig;
import io.spatialforge.sources.folder.FolderSource;
import io.spatialforge.sources.imports.ImportFile;
import io.spatialforge.sources.imports.ImportKind;
import io.spatialforge.sources.imports.SourceWithImports;
import io.spatialforge.sources.openimages.OpenImagesConfig;
import io.spatialforge.sources.openimages.OpenImagesSource;
import io.spatialforge.sources.pixmo.PixmoConfig;
import io.spatialforge.sources.pixmo.PixmoRole;
import io.spatialforge.sources.pixmo.PixmoSource;
import io.spatialforge.sources.pixmo.PointsUnit;
import io.spatialforge.sources.truth.TruthConfig;
import io.spatialforge.sources.truth.TruthSource;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** From what a configuration says of a corpus to what reads it. */
final class Sources {

    private Sources() {}

    static Source of(SourceConfig config, RunConfig run) {
        Source source = corpus(config, run);
        return config.imports().isEmpty()
                ? source
                : new SourceWithImports(
                        source, config.imports().stream().map(Sources::imported).toList(), sampling(run));
    }

    private static ImportFile imported(ImportConfig config) {
        DepthConfig depth = config.depth();
        return new ImportFile(
                config.file(),
                ImportKind.ofId(config.kind()),
                config.origin(),
                config.minConfidence(),
                config.exhaustive().equals("yes") ? ImportFile.Completeness.EVERY : ImportFile.Completeness.SOME,
                ImportFile.Frame.valueOf(config.frame().toUpperCase(Locale.ROOT)),
                ImportFile.Third.valueOf(config.keypointsThird().toUpperCase(Locale.ROOT)),
                depth == null ? null : DepthFolder.meaning(depth));
    }

    private static Source corpus(SourceConfig config, RunConfig run) {
        return switch (config.kind()) {
            case COCO -> coco(CocoCorpus.COCO, config, run);
            case OBJECTS365 -> coco(CocoCorpus.OBJECTS365, config, run);
            case LVIS -> coco(CocoCorpus.LVIS, config, run);
            case OPENIMAGES -> openImages(config, run);
            case TRUTH -> truth(config, run);
            case PIXMO -> pixmo(config, run);
            case ADDED -> added(config, run);
            case FOLDER -> new FolderSource(new FolderConfig(config.name(), config.images(), null, sampling(run)));
        };
    }

    private static CocoSource coco(CocoCorpus corpus, SourceConfig config, RunConfig run) {
        return new CocoSource(new CocoConfig(
                corpus,
                config.name(),
                config.files("annotations"),
                config.files("refs"),
                "yes".equals(config.settings().get("segmentation")) ? Masks.READ : Masks.SKIP,
                config.images(),
                exhaustive(config),
                config.absentLabels(),
                null,
                photos(config),
                sampling(run),
                run.seed()));
    }

    private static OpenImagesSource openImages(SourceConfig config, RunConfig run) {
        try {
            return new OpenImagesSource(new OpenImagesConfig(
                    config.name(),
                    OpenImagesSettings.files(config),
                    config.images(),
                    exhaustive(config),
                    config.absentLabels(),
                    null,
                    photos(config),
                    sampling(run),
                    run.seed()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
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

    private static PixmoSource pixmo(SourceConfig config, RunConfig run) {
        Map<PixmoRole, List<Path>> files = new EnumMap<>(PixmoRole.class);
        for (PixmoRole role : PixmoRole.values()) {
            files.put(role, config.files(role.id()));
        }
        if (files.values().stream().allMatch(List::isEmpty)) {
            throw new ConfigException("source '" + config.name()
                    + "': expected a file of PixMo under points, count, explanations or captions");
        }
        String unit = config.settings().getOrDefault("points_unit", "auto");
        return new PixmoSource(new PixmoConfig(
                config.name(),
                files,
                unit.equals("auto") ? null : PointsUnit.ofId(unit),
                config.files("sizes"),
                config.images(),
                null,
                photos(config),
                sampling(run)));
    }

    private static Source added(SourceConfig config, RunConfig run) {
        try {
            return SourceRecipe.ofId(config.settings().getOrDefault("recipe", ""))
                    .open(new SourceRecipe.Given(
                            config.name(),
                            config.files("annotations"),
                            config.images(),
                            photos(config),
                            exhaustive(config),
                            sampling(run)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("source '" + config.name() + "': " + e.getMessage());
        }
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
