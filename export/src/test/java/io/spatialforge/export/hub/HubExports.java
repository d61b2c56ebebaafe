package io.spatialforge.export.hub;

import com.github.luben.zstd.ZstdOutputStream;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Rows;
import io.spatialforge.export.target.RunFacts;
import io.spatialforge.export.target.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Exports pairs of one shard, and asks DuckDB what the files hold. */
public final class HubExports {

    public static final String RUN = """
            {"config": {"seed": 1, "licence": "CC-BY-4.0",
              "sources": [{"name": "street", "kind": "coco", "annotations": ["/home/me/secret/street.json"]}]},
             "models": {}, "judge": "none",
             "stages": {"select": {"pairs": {"read": 9, "kept": 5, "dropped": {"unbalanced": 4}}}}}""";

    private HubExports() {}

    /** Exports pairs; those of an image must follow each other. */
    public static Finished export(Path folder, Target target, List<QaPair> pairs) throws IOException {
        return export(folder, target, pairs, "streets", RUN);
    }

    static Finished export(Path folder, Target target, List<QaPair> pairs, String name, String run) throws IOException {
        Collected rows = new Collected(folder);
        Target.RowMaker maker = target.rows();
        for (int from = 0; from < pairs.size(); ) {
            int to = from;
            while (to < pairs.size()
                    && pairs.get(to).image().id().equals(pairs.get(from).image().id())) {
                to++;
            }
            maker.image(pairs.subList(from, to), rows);
            from = to;
        }
        List<Finished.WrittenFile> files = new ArrayList<>();
        for (Output output : target.outputs(rows.parts())) {
            Path file = folder.resolve(output.name());
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            long records = output.maker().make(output.parts(), file);
            files.add(new Finished.WrittenFile(output.name(), records, Files.size(file), ""));
        }
        long written = rows.written;
        Map<Reason, Long> dropped = new EnumMap<>(Reason.class);
        rows.refused.values().forEach(refusal -> dropped.merge(refusal.reason(), 1L, Long::sum));
        Map<Split, Map<Task, Long>> splits = Map.of();
        ExportSummary summary =
                new ExportSummary(target.name(), pairs.size(), written, 0, splits, Map.of(), dropped, List.of());
        Finished finished = new Finished(
                folder, summary, new RunFacts(name, null, JsonMapper.shared().readTree(run)), files);
        target.describe(finished);
        return finished;
    }

    /** The rows of a query, values as texts; {@code FILES} stands for all Parquet files of the folder. */
    public static List<List<String>> ask(Path folder, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        String files = "read_parquet('" + folder.toString().replace("'", "''") + "/*/*.parquet')";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("FILES", files))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Has DuckDB do something. */
    static void tell(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows as the engine sorts and writes them. */
    private static final class Collected implements Rows {

        private final Path folder;
        private final SortedMap<String, List<Row>> parts = new TreeMap<>();
        private final Map<String, Refusal> refused = new LinkedHashMap<>();
        private long written;

        Collected(Path folder) {
            this.folder = folder;
        }

        @Override
        public void add(String part, long order, byte[] buffer, int length, List<QaPair> pairs) {
            parts.computeIfAbsent(part, p -> new ArrayList<>()).add(new Row(order, Arrays.copyOf(buffer, length)));
            written += pairs.size();
        }

        @Override
        public void file(String name, byte[] bytes) throws IOException {
            throw new IOException("no file beside the data was expected, but " + name);
        }

        @Override
        public void refuse(QaPair pair, Refusal refusal) {
            refused.put(pair.id(), refusal);
        }

        SortedMap<String, List<Part>> parts() throws IOException {
            SortedMap<String, List<Part>> written = new TreeMap<>();
            for (Map.Entry<String, List<Row>> part : parts.entrySet()) {
                part.getValue().sort(Comparator.comparingLong(Row::order));
                Path file = folder.resolve(".parts")
                        .resolve(part.getKey().replace('/', '-') + "-" + System.nanoTime() + ".zst");
                Files.createDirectories(file.getParent());
                long bytes = 0;
                try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
                    for (Row row : part.getValue()) {
                        out.write(row.line());
                        out.write('\n');
                        bytes += row.line().length + 1;
                    }
                }
                written.put(
                        part.getKey(), List.of(new Part(0, file, part.getValue().size(), bytes)));
            }
            return written;
        }

        private record Row(long order, byte[] line) {}
    }
}
