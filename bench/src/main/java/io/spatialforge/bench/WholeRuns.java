package io.spatialforge.bench;

import io.spatialforge.bench.copies.ManyPrints;
import io.spatialforge.bench.corpora.Corpora;
import io.spatialforge.bench.corpora.Corpus;
import io.spatialforge.bench.corpora.Objects365Corpus;
import io.spatialforge.bench.corpora.OpenImagesCorpus;
import io.spatialforge.bench.corpora.PixmoCorpus;
import io.spatialforge.bench.export.ExportMeasure;
import io.spatialforge.bench.export.TarMeasure;
import io.spatialforge.bench.ratios.Row;
import io.spatialforge.bench.ratios.WholeClock;
import io.spatialforge.bench.scale.Forge;
import io.spatialforge.bench.scale.ScaleRuns;
import io.spatialforge.pipeline.copies.GroupSearch;
import io.spatialforge.pipeline.copies.PrintLine;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import io.spatialforge.sources.openimages.OpenImagesSource;
import io.spatialforge.sources.pixmo.PixmoConfig;
import io.spatialforge.sources.pixmo.PixmoRole;
import io.spatialforge.sources.pixmo.PixmoSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** The quick forms of the measurements that have commands of their own, each for a process of its own. */
enum WholeRuns {
    /** As {@link ScanBench} does. */
    SCAN {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            Path file = new Objects365Corpus(20_000, Objects365Corpus.Release.V2, SEED)
                    .write(folder, Objects365Corpus.Order.IMAGES_FIRST, 0)
                    .getFirst();
            CocoSource source = new CocoSource(CocoConfig.of("generated", file));
            return List.of(clock.row(
                    "COCO JSON into scenes",
                    Files.size(file) / 1e6,
                    "MB",
                    "Jackson's bare token scan",
                    () -> IngestWork.of(source, folder, WORKERS),
                    () -> ScanBench.tokens(file)));
        }
    },

    /** As {@link OpenImagesBench} does. */
    OPENIMAGES {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            new OpenImagesCorpus(20_000, SEED).write(folder);
            Path boxes = OpenImagesCorpus.boxes(folder);
            OpenImagesSource source = OpenImagesBench.source(folder);
            return List.of(clock.row(
                    "OpenImages' tables into scenes",
                    Files.size(boxes) / 1e6,
                    "MB",
                    "DuckDB's scan and sort",
                    () -> IngestWork.of(source, folder, WORKERS),
                    () -> OpenImagesBench.sort(boxes, folder, WORKERS)));
        }
    },

    /** As {@link PixmoBench} does. */
    PIXMO {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            long images = 20_000;
            new PixmoCorpus(images, SEED).write(folder);
            Path points = PixmoCorpus.points(folder);
            PixmoSource source = new PixmoSource(
                    PixmoConfig.of("pixmo", PixmoRole.POINTS, points).withSizes(PixmoCorpus.sizes(folder)));
            return List.of(clock.row(
                    "PixMo's Parquet into scenes",
                    PixmoCorpus.rows(images),
                    "rows",
                    "DuckDB handing over the values",
                    () -> IngestWork.of(source, folder, WORKERS),
                    () -> PixmoBench.handOver(points)));
        }
    },

    /** As {@link ExportBench} and {@link TarBench} do. */
    EXPORT {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            long pairs = 20_000;
            int shards = 4;
            ExportMeasure measure = ExportMeasure.of(folder, null, InMemoryScenes.of(500, 8, 1), shards, pairs);
            List<Row> rows = new ArrayList<>();
            rows.add(clock.row("export to qwen3-vl", pairs, "pairs", "the run's lines parsed", () -> {
                ExportMeasure.Round round = measure.round("qwen3-vl", 1, 1);
                return new WholeClock.Costs(round.processor(), measure.floor());
            }));
            rows.add(clock.row("rows into Parquet", pairs, "pairs", "DuckDB's bare write, by the clock", () -> {
                ExportMeasure.Round round = measure.round("huggingface", 1, 1);
                return new WholeClock.Costs(round.files(), round.bare());
            }));
            TarMeasure tars = TarMeasure.of(folder.resolve("tars"), folder.resolve("run"), shards, pairs, false);
            rows.add(clock.row("rows into tars", pairs, "pairs", "commons-compress' bare write", () -> {
                TarMeasure.Round round = tars.round();
                return new WholeClock.Costs(round.making(), round.bare());
            }));
            return rows;
        }
    },

    /** As {@link CopiesBench} does. */
    COPIES {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            List<PrintLine> prints = new ArrayList<>();
            ManyPrints many = new ManyPrints();
            for (int i = 0; i < 5_000; i++) {
                prints.add(many.next());
            }
            return List.of(clock.row("copies found among miniatures", prints.size(), "images", () -> {
                try (GroupSearch search = new GroupSearch(folder)) {
                    for (PrintLine print : prints) {
                        search.add(print);
                    }
                    return search.groups(1, GroupSearch.By.LOOKS).count();
                }
            }));
        }
    },

    /** As {@link StoreBench} does. */
    STORES {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            Path photos = Files.createDirectory(folder.resolve("photos"));
            Path tar = folder.resolve("photos.tar");
            List<String> names = StoreBench.write(photos, tar, 5_000, 256);
            Collections.shuffle(names, new Random(1));
            return List.of(clock.row(
                    "photographs probed in a tar",
                    names.size(),
                    "photographs",
                    "the same in a folder",
                    () -> StoreBench.measure(tar, names, WORKERS),
                    () -> StoreBench.measure(photos, names, WORKERS)));
        }
    },

    /** As {@link ScaleBench} does, of so few images that the machine's start and its compiler are a good part of it. */
    FORGE {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            int images = 10_000;
            ScaleRuns runs = new ScaleRuns(folder, new Forge("1g", WORKERS, List.of(), List.of()));
            // The run is a process of its own: only the floor has to warm up.
            Iterator<Integer> sizes = List.of(images / 20, images).iterator();
            return List.of(clock.withRounds(1)
                    .row("forge, a process of its own", images, "images", "inputs read, lines written", () -> {
                        ObjectNode figures = runs.generated(
                                        corpora(sizes.next()), ScaleRuns.Measure.RUN_AND_FLOOR, ScaleRuns.Keep.NOTHING)
                                .json();
                        double ours = figures.path("cpu_s").doubleValue();
                        double ratio = figures.path("floor").path("cpu_ratio").doubleValue();
                        return new WholeClock.Costs(ours, ours / ratio);
                    }));
        }

        private static Corpora corpora(int images) {
            return new Corpora(
                    List.of(Corpus.OBJECTS365),
                    images,
                    0.1,
                    0,
                    Objects365Corpus.Order.IMAGES_FIRST,
                    Objects365Corpus.Release.V2,
                    SEED);
        }
    },

    /** Processes from nothing to their end. */
    START {
        @Override
        List<Row> rows(Path folder, WholeClock clock) throws Exception {
            return StartUp.rows(folder, clock);
        }
    };

    private static final long SEED = 7;
    private static final int WORKERS = 2;

    /**
     * Measures in a folder that is empty.
     *
     * @return one row or several
     */
    abstract List<Row> rows(Path folder, WholeClock clock) throws Exception;
}
