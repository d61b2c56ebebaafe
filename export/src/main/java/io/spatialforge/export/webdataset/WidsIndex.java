package io.spatialforge.export.webdataset;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.target.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index by which wids, WebDataset's sibling, reads samples at random: tars of the training split, and how many samples
 * each has. Its name has no split in it, so that hubs do not take it for data.
 */
final class WidsIndex {

    static final String FILE = "wids.json";

    private WidsIndex() {}

    static void write(Finished finished) throws IOException {
        Path file = finished.folder().resolve(FILE);
        ObjectNode index = JsonMapper.shared().createObjectNode();
        index.put("__kind__", "wids-shard-index-v1");
        index.put("wids_version", 1);
        index.put("name", finished.run().name());
        ArrayNode tars = index.putArray("shardlist");
        for (Finished.WrittenFile written : finished.files()) {
            if (written.name().startsWith(Split.TRAIN.id() + "-")) {
                ObjectNode tar = tars.addObject();
                tar.put("url", written.name());
                tar.put("nsamples", written.records());
                tar.put("filesize", written.bytes());
            }
        }
        if (!tars.isEmpty()) {
            Files.writeString(
                    file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(index) + "\n");
        }
    }
}
