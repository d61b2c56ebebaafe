package io.spatialforge.export.target;

import com.github.luben.zstd.ZstdOutputStream;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** An export of a few pairs, without an engine. */
public final class SmallExport {

    private final Path folder;
    private final SortedMap<String, List<Part>> parts = new TreeMap<>();
    private final Map<String, Refusal> refused = new LinkedHashMap<>();
    private final List<String> written = new ArrayList<>();

    private SmallExport(Path folder) {
        this.folder = folder;
    }

    /**
     * @param shards pairs of each shard of a run, those of an image one after another
     */
    public static SmallExport of(Target target, Path folder, List<List<QaPair>> shards) throws IOException {
        SmallExport export = new SmallExport(folder);
        for (int shard = 0; shard < shards.size(); shard++) {
            export.shard(target, shard, shards.get(shard));
        }
        List<Finished.WrittenFile> files = new ArrayList<>();
        for (Output output : target.outputs(export.parts)) {
            Path file = folder.resolve(output.name());
            Files.createDirectories(file.getParent());
            long records = output.maker().make(output.parts(), file);
            files.add(new Finished.WrittenFile(output.name(), records, Files.size(file), ""));
        }
        ExportSummary summary =
                new ExportSummary(target.name(), 0, 0, 0, new EnumMap<>(Split.class), Map.of(), Map.of(), List.of());
        target.describe(new Finished(
                folder, summary, new RunFacts("small", null, JsonNodeFactory.instance.objectNode()), files));
        return export;
    }

    /** Why pairs were left out, by their ids. */
    public Map<String, Refusal> refused() {
        return refused;
    }

    /** Ids of the pairs that were written. */
    public List<String> written() {
        return written;
    }

    private void shard(Target target, int shard, List<QaPair> pairs) throws IOException {
        Kept rows = new Kept();
        Target.RowMaker maker = target.rows();
        List<QaPair> ofImage = new ArrayList<>();
        for (QaPair pair : pairs) {
            if (!ofImage.isEmpty()
                    && !ofImage.getFirst().image().id().equals(pair.image().id())) {
                maker.image(ofImage, rows);
                ofImage.clear();
            }
            ofImage.add(pair);
        }
        if (!ofImage.isEmpty()) {
            maker.image(ofImage, rows);
        }
        for (Map.Entry<String, List<Row>> part : rows.parts.entrySet()) {
            part.getValue().sort(Comparator.comparingLong(Row::order));
            Path file = folder.resolve(".parts/" + part.getKey() + "/" + shard);
            Files.createDirectories(file.getParent());
            long bytes = 0;
            try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
                for (Row row : part.getValue()) {
                    out.write(row.line());
                    out.write('\n');
                    bytes += row.line().length + 1;
                }
            }
            parts.computeIfAbsent(part.getKey(), p -> new ArrayList<>())
                    .add(new Part(shard, file, part.getValue().size(), bytes));
        }
    }

    private record Row(long order, byte[] line) {}

    private final class Kept implements Rows {

        private final SortedMap<String, List<Row>> parts = new TreeMap<>();

        @Override
        public void add(String part, long order, byte[] buffer, int length, List<QaPair> pairs) {
            parts.computeIfAbsent(part, p -> new ArrayList<>()).add(new Row(order, Arrays.copyOf(buffer, length)));
            pairs.forEach(pair -> written.add(pair.id()));
        }

        @Override
        public void file(String name, byte[] bytes) throws IOException {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }

        @Override
        public void refuse(QaPair pair, Refusal refusal) {
            refused.put(pair.id(), refusal);
        }
    }
}
