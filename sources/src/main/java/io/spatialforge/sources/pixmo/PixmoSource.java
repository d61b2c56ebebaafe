package io.spatialforge.sources.pixmo;

import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PixMo: what people, and for counts a detector, pointed at in photographs of the web, as Parquet files.
 *
 * <p>A row is about one label in one image; the rows of an image become one scene. The makers' card calls the points of
 * pixmo-points pixels while their own loader takes them for percent, so each file's numbers decide, visibly.
 */
public final class PixmoSource implements Source {

    private final PixmoConfig config;

    public PixmoSource(PixmoConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        for (PixmoRole role : PixmoRole.values()) {
            inputs.addAll(config.files(role));
        }
        inputs.addAll(config.sizes());
        return inputs;
    }

    @Override
    public Joiner scan(RowSink rows, int threads) throws IOException {
        KnownSizes sizes = KnownSizes.read(config.sizes());
        Map<PixmoRole, List<PixmoFile>> scanned = new EnumMap<>(PixmoRole.class);
        for (PixmoRole role : PixmoRole.values()) {
            List<PixmoFile> files = new ArrayList<>();
            for (Path file : config.files(role)) {
                try (TableFile table = TableFile.parquet(file)) {
                    String hashes = table.firstOf("image_sha256") == null ? hashes() : null;
                    files.add(new PixmoScan(config, role, files.size(), table, hashes, rows).run());
                }
            }
            scanned.put(role, files);
        }
        return new PixmoJoiner(config, scanned, sizes, Photographs.open(config.images(), config.photos()));
    }

    /**
     * A query of the hashes that files state of URLs, so that what comes by URL alone, as captions do, joins the same
     * image; a URL whose photograph changed has none. Null where no file states both.
     */
    private @Nullable String hashes() throws IOException {
        List<String> both = new ArrayList<>();
        for (Path file : inputs()) {
            if (config.sizes().contains(file)) {
                continue;
            }
            try (TableFile table = TableFile.parquet(file)) {
                if (table.firstOf("image_sha256") != null && table.firstOf("image_url") != null) {
                    both.add("SELECT image_url, lower(image_sha256) AS sha FROM " + table.from());
                }
            }
        }
        return both.isEmpty()
                ? null
                : "SELECT image_url AS url, min(sha) AS sha FROM (" + String.join(" UNION ALL ", both)
                        + ") WHERE sha IS NOT NULL GROUP BY image_url HAVING count(DISTINCT sha) = 1";
    }
}
