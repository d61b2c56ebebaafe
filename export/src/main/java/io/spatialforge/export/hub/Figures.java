package io.spatialforge.export.hub;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.target.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the Parquet files hold, counted from themselves.
 *
 * @param configs sizes by task and split, in their orders; those without pairs are missing
 * @param images how many different images a split has
 * @param forms how many pairs each form has by split
 * @param sources pairs by the corpus of their image
 * @param rules pairs by rule and version
 * @param depthSources pairs by where their depth came from; pairs without depth are left out
 * @param imageLicences images by licence, the most frequent first; the empty text stands for none stated
 * @param answers how often each answer was given, of forms with a few possible answers
 */
record Figures(
        Map<Task, Map<Split, Size>> configs,
        Map<Split, Long> images,
        Map<Form, Map<Split, Long>> forms,
        Map<String, Long> sources,
        Map<String, Long> rules,
        Map<String, Long> depthSources,
        Map<String, Long> imageLicences,
        Map<Form, Map<String, Long>> answers) {

    Figures {
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        depthSources = Collections.unmodifiableMap(new LinkedHashMap<>(depthSources));
        imageLicences = Collections.unmodifiableMap(new LinkedHashMap<>(imageLicences));
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /**
     * Of a split of a config.
     *
     * @param rows pairs
     * @param bytes in Arrow's layout
     */
    record Size(long rows, long bytes) {}

    /** A form of question. */
    record Form(Task task, String form) {}

    long pairs() {
        long pairs = 0;
        for (Map<Split, Size> splits : configs.values()) {
            for (Size size : splits.values()) {
                pairs += size.rows();
            }
        }
        return pairs;
    }

    /** Reads all files once; memory is bounded. */
    static Figures of(Finished finished, Columns columns) throws IOException {
        List<Path> files = finished.files().stream()
                .filter(HubLayout::isParquet)
                .map(file -> finished.folder().resolve(file.name()))
                .toList();
        if (files.isEmpty()) {
            return new Figures(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        }
        try (Duck duck = Duck.open(finished.folder().resolve(".figures.spill"));
                Statement statement = duck.connection().createStatement()) {
            String bytes = columns.columns().stream()
                    .map(column -> column.type().bytes('"' + column.name() + '"'))
                    .collect(Collectors.joining(" + "));
            statement.execute("CREATE TEMP TABLE counted AS SELECT task, form,"
                    + " regexp_extract(filename, '([a-z]+)-[0-9]+-of-[0-9]+.parquet$', 1) AS split,"
                    + " source, rule, depth_source, CASE WHEN answer_kind IN ('choice', 'yes-no', 'number')"
                    + " OR task = 'perspective' OR form = 'side' THEN answer END AS answer,"
                    + " count(*) AS n, sum(" + bytes + ")::BIGINT AS bytes FROM read_parquet(" + Duck.reading(files)
                    + ", filename = true) GROUP BY ALL");
            statement.execute("CREATE TEMP TABLE pictures AS SELECT DISTINCT hash(image_id) AS id,"
                    + " regexp_extract(filename, '([a-z]+)-[0-9]+-of-[0-9]+.parquet$', 1) AS split, licence"
                    + " FROM read_parquet(" + Duck.reading(files) + ", filename = true)");
            return new Counter(statement).figures();
        } catch (SQLException e) {
            throw new IOException("counting what " + finished.folder() + " holds failed: " + e.getMessage(), e);
        }
    }

    private record Counter(Statement statement) {

        Figures figures() throws SQLException {
            Map<Task, Map<Split, Size>> configs = new LinkedHashMap<>();
            for (String[] row : rows("SELECT task, split, sum(n), sum(bytes) FROM counted GROUP BY ALL")) {
                configs.computeIfAbsent(Task.ofId(row[0]), t -> new LinkedHashMap<>())
                        .put(Split.ofId(row[1]), new Size(Long.parseLong(row[2]), Long.parseLong(row[3])));
            }
            Map<Form, Map<Split, Long>> forms = new LinkedHashMap<>();
            for (String[] row : rows("SELECT task, form, split, sum(n) FROM counted GROUP BY ALL ORDER BY ALL")) {
                forms.computeIfAbsent(new Form(Task.ofId(row[0]), row[1]), f -> new LinkedHashMap<>())
                        .put(Split.ofId(row[2]), Long.parseLong(row[3]));
            }
            Map<Form, Map<String, Long>> answers = new LinkedHashMap<>();
            for (String[] row : rows(
                    "FROM (SELECT task, form, answer, sum(n) FROM counted"
                            + " WHERE answer IS NOT NULL GROUP BY ALL) ORDER BY task, form, TRY_CAST(answer AS INTEGER), answer")) {
                answers.computeIfAbsent(new Form(Task.ofId(row[0]), row[1]), f -> new LinkedHashMap<>())
                        .put(row[2], Long.parseLong(row[3]));
            }
            Map<Split, Long> images = new LinkedHashMap<>();
            for (String[] row : rows("SELECT split, count(*) FROM pictures GROUP BY ALL")) {
                images.put(Split.ofId(row[0]), Long.parseLong(row[1]));
            }
            return new Figures(
                    ordered(configs),
                    sorted(images, Split.values()),
                    byTask(forms),
                    counts("SELECT source, sum(n) FROM counted GROUP BY ALL ORDER BY ALL"),
                    counts("SELECT rule, sum(n) FROM counted GROUP BY ALL ORDER BY ALL"),
                    counts("SELECT depth_source, sum(n) FROM counted WHERE depth_source IS NOT NULL"
                            + " GROUP BY ALL ORDER BY ALL"),
                    counts("SELECT coalesce(licence, ''), count(*) AS n FROM pictures GROUP BY ALL ORDER BY n DESC, 1"),
                    byTask(answers));
        }

        private static Map<Task, Map<Split, Size>> ordered(Map<Task, Map<Split, Size>> configs) {
            configs.replaceAll((task, splits) -> sorted(splits, Split.values()));
            return sorted(configs, Task.values());
        }

        private static <K, V> Map<K, V> sorted(Map<K, V> map, K[] order) {
            Map<K, V> sorted = new LinkedHashMap<>();
            for (K key : order) {
                V value = map.get(key);
                if (value != null) {
                    sorted.put(key, value);
                }
            }
            return sorted;
        }

        private static <V> Map<Form, V> byTask(Map<Form, V> map) {
            Map<Form, V> sorted = new LinkedHashMap<>();
            for (Task task : Task.values()) {
                map.forEach((form, value) -> {
                    if (form.task() == task) {
                        sorted.put(form, value);
                    }
                });
            }
            return sorted;
        }

        private Map<String, Long> counts(String sql) throws SQLException {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String[] row : rows(sql)) {
                counts.put(row[0], Long.parseLong(row[1]));
            }
            return counts;
        }

        private List<String[]> rows(String sql) throws SQLException {
            List<String[]> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    String[] row = new String[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = String.valueOf(result.getString(i + 1));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }
}
