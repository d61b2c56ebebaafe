package io.spatialforge.sources.coco;

import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.coco.CocoBlocks.Cutting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * COCO's instances and person keypoints, Objects365, LVIS, and whatever else is written in that style:
 * {@code {"images": […], "annotations": […], "categories": […], "licenses": […]}} in any order; and people's words for
 * annotations in RefCOCO's files.
 *
 * <p>Boxes are {@code [x, y, width, height]} in pixels from the upper left corner. {@code iscrowd}, {@code isfake} and
 * {@code isreflected} become flags, {@code segmentation} masks where they are asked for; {@code area} is skipped.
 */
public final class CocoSource implements Source {

    private final CocoConfig config;
    private final int blockBytes;

    public CocoSource(CocoConfig config) {
        this(config, CocoBlocks.BLOCK);
    }

    /** @param blockBytes about how much of a file a thread reads at a time */
    CocoSource(CocoConfig config, int blockBytes) {
        this.config = config;
        this.blockBytes = blockBytes;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(config.annotations());
        files.addAll(config.refs());
        return files;
    }

    @Override
    public Joiner scan(RowSink rows, int threads) throws IOException {
        List<CocoTables> tables = new ArrayList<>();
        Set<Long> leftOut = config.annotations().size() == 1 ? null : new HashSet<>();
        Cutting cutting = new Cutting(threads, blockBytes);
        for (Path file : config.annotations()) {
            tables.add(new CocoScan(config, file, tables.size(), rows, leftOut, cutting).run());
        }
        for (int i = 0; i < config.refs().size(); i++) {
            new RefsScan(config, config.refs().get(i), tables.size() + i, rows).run();
        }
        return new CocoJoiner(config, tables, Photographs.open(config.images(), config.photos()));
    }
}
