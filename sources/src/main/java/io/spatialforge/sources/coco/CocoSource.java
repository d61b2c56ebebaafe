package io.spatialforge.sources.coco;

import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Source;
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

    public CocoSource(CocoConfig config) {
        this.config = config;
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
    public Joiner scan(RowSink rows) throws IOException {
        List<CocoTables> tables = new ArrayList<>();
        Set<Long> leftOut = new HashSet<>();
        for (Path file : config.annotations()) {
            tables.add(new CocoScan(config, file, tables.size(), rows, leftOut).run());
        }
        for (int i = 0; i < config.refs().size(); i++) {
            new RefsScan(config, config.refs().get(i), tables.size() + i, rows).run();
        }
        return new CocoJoiner(config, tables, Photographs.open(config.images(), config.photos()));
    }
}
