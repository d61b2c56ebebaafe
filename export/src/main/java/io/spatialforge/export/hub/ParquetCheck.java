package io.spatialforge.export.hub;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Fault;
import io.spatialforge.export.Faults;
import io.spatialforge.export.RecordCheck;
import io.spatialforge.export.Told;
import io.spatialforge.export.hub.CardReader.Config;
import io.spatialforge.export.hub.Feature.Field;
import io.spatialforge.export.syntax.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks one Parquet file of a dataset. */
final class ParquetCheck implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    /** What a row must hold beside valid texts: a name for faults, what is expected, and SQL that is true of good rows. */
    private static final List<String[]> CONDITIONS = List.of(
            new String[] {"form", "a form", "form <> ''"},
            new String[] {
                "answer_kind",
                "a kind of answer",
                "answer_kind IN ('text', 'choice', 'yes-no', 'number', 'boxes', 'points')"
            },
            new String[] {
                "choices",
                "options if the answer is one of them, else null",
                "(choices IS NOT NULL AND len(choices) > 1) = (answer_kind = 'choice')"
            },
            new String[] {
                "messages",
                "the question and the answer as messages",
                "messages IS NOT DISTINCT FROM [{'role': 'user', 'content': [{'type': 'image', 'text': NULL},"
                        + " {'type': 'text', 'text': question}]},"
                        + " {'role': 'assistant', 'content': [{'type': 'text', 'text': answer}]}]"
            },
            new String[] {"image_id", "the id of the image", "image_id <> ''"},
            new String[] {"source", "the source of the image", "source <> ''"},
            new String[] {
                "sha256", "64 hex digits or null", "sha256 IS NULL OR regexp_full_match(sha256, '[0-9a-f]{64}')"
            },
            new String[] {"width", "a positive number of pixels", "width > 0"},
            new String[] {"height", "a positive number of pixels", "height > 0"},
            new String[] {
                "regions",
                "for each region an id and either a box or a point within the image",
                "len(list_filter(regions, lambda r: NOT coalesce(r.id <> '' AND ((r.box IS NOT NULL AND r.point IS NULL"
                        + " AND len(r.box) = 4 AND 0 <= r.box[1] AND r.box[1] < r.box[3] AND r.box[3] <= width"
                        + " AND 0 <= r.box[2] AND r.box[2] < r.box[4] AND r.box[4] <= height)"
                        + " OR (r.point IS NOT NULL AND r.box IS NULL AND len(r.point) = 2 AND 0 <= r.point[1]"
                        + " AND r.point[1] <= width AND 0 <= r.point[2] AND r.point[2] <= height)), false))) = 0"
            },
            new String[] {"claim", "a claim as JSON", "json_valid(claim)"},
            new String[] {"evidence", "evidence as JSON", "json_valid(evidence)"},
            new String[] {"rule", "the rule and its version", "rule LIKE '%@%'"});

    private static final String[] IMAGE_CONDITION = {
        Columns.IMAGE,
        "bytes of the hash that the row states, and a path",
        "sha256(image.bytes) = sha256 AND image.path <> ''"
    };

    private final Duck duck;
    private final String file;
    private final String from;
    private final Faults faults;
    private final Map<String, String> footer = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private boolean readable;

    private ParquetCheck(Duck duck, Path folder, String file, Faults faults) {
        this.duck = duck;
        this.file = file;
        this.from = Duck.reading(folder.resolve(file));
        this.faults = faults;
    }

    static ParquetCheck open(Path folder, String file, Faults faults) throws IOException {
        Path spill = Files.createTempDirectory("spatialforge-check");
        ParquetCheck check = new ParquetCheck(Duck.open(spill), folder, file, faults);
        check.describe();
        return check;
    }

    private void describe() {
        try (Statement statement = duck.connection().createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "SELECT decode(key), decode(value) FROM parquet_kv_metadata(" + from + ")")) {
                while (rows.next()) {
                    footer.put(rows.getString(1), rows.getString(2));
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(" + from + "))")) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
            readable = true;
        } catch (SQLException e) {
            faults.add("", "a Parquet file that can be read", firstLine(e));
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether footer, columns and card agree about the columns, and they are those of our rows; reports where not. */
    boolean matches(Config config) {
        if (!readable) {
            return false;
        }
        Columns expected = columns.containsKey(Columns.IMAGE) ? Columns.WITH_IMAGES : Columns.ANNOTATIONS;
        boolean matches = true;
        for (Field field : expected.fields()) {
            String type = columns.get(field.name());
            if (type == null
                    || !type.replace("\"", "").equals(field.type().sql().replace("\"", ""))) {
                faults.add(field.name(), "a column of type " + field.type().sql(), type == null ? "none" : type);
                matches = false;
            }
        }
        List<String> names = expected.fields().stream().map(Field::name).toList();
        for (String name : columns.keySet()) {
            if (!names.contains(name)) {
                faults.add(name, "no such column", String.valueOf(columns.get(name)));
                matches = false;
            }
        }
        agree("features of " + HubLayout.README, config.features(), expected.fields());
        agree("footer " + ParquetShard.FOOTER_KEY, features(), expected.fields());
        return matches;
    }

    private List<Field> features() {
        String text = footer.get(ParquetShard.FOOTER_KEY);
        if (text == null) {
            return List.of();
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            return FeatureReader.footer(json.path("info").path("features"));
        } catch (JacksonException e) {
            faults.add("footer " + ParquetShard.FOOTER_KEY, "JSON", String.valueOf(e.getOriginalMessage()));
            return List.of();
        }
    }

    private void agree(String where, List<Field> stated, List<Field> expected) {
        if (stated.equals(expected)) {
            return;
        }
        List<Field> missing = new ArrayList<>(expected);
        missing.removeAll(stated);
        List<Field> extra = new ArrayList<>(stated);
        extra.removeAll(expected);
        if (missing.isEmpty() && extra.isEmpty()) {
            faults.add(where, "the order of the columns", "another");
        } else {
            faults.add(where, words(missing), words(extra));
        }
    }

    private static String words(List<Field> fields) {
        return fields.isEmpty()
                ? "nothing else"
                : fields.getFirst().name() + " " + fields.getFirst().type().words()
                        + (fields.size() > 1 ? " and " + (fields.size() - 1) + " more" : "");
    }

    /** The dialect that the file names, or else this one. */
    String dialect(String otherwise) {
        return footer.getOrDefault(ParquetShard.DIALECT_KEY, otherwise);
    }

    /** How many rows the footer says there are. */
    long count() throws IOException {
        if (!readable) {
            return 0;
        }
        try (Statement statement = duck.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT num_rows FROM parquet_file_metadata(" + from + ")")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IOException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Checks all rows.
     *
     * @param config whose task all rows must have
     * @param check of their dialect
     * @param ofRow what the check reports to
     * @return how many there are
     */
    long rows(String config, Dialect dialect, RecordCheck check, Faults ofRow) {
        List<String[]> conditions = new ArrayList<>(CONDITIONS);
        if (columns.containsKey(Columns.IMAGE)) {
            conditions.add(IMAGE_CONDITION);
        }
        StringBuilder sql =
                new StringBuilder("SELECT id, task, question, answer," + " coalesce(file, CASE WHEN url <> '' THEN "
                        + Duck.literal(HubTarget.NAMELESS) + " END), width, height");
        for (String[] condition : conditions) {
            sql.append(", coalesce(").append(condition[2]).append(", false)");
        }
        sql.append(" FROM read_parquet(").append(from).append(')');
        long row = 0;
        try (Statement statement = duck.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql.toString())) {
            while (!faults.full() && rows.next()) {
                row++;
                faults.at(file, row);
                for (int i = 0; i < conditions.size(); i++) {
                    if (!rows.getBoolean(8 + i)) {
                        faults.add(conditions.get(i)[0], conditions.get(i)[1], "something else");
                    }
                }
                if (!config.equals(rows.getString(2))) {
                    faults.add("task", config, String.valueOf(rows.getString(2)));
                }
                texts(rows, dialect, check, ofRow);
            }
        } catch (SQLException e) {
            faults.at(file, row + 1);
            faults.add("", "a row that can be read", firstLine(e));
        }
        return row;
    }

    /** Writes the row as a record of its dialect, and checks that. */
    private void texts(ResultSet rows, Dialect dialect, RecordCheck check, Faults ofRow) throws SQLException {
        String id = rows.getString(1);
        String question = rows.getString(3);
        String answer = rows.getString(4);
        String image = rows.getString(5);
        int width = rows.getInt(6);
        int height = rows.getInt(7);
        if (id == null || question == null || answer == null || image == null || width <= 0 || height <= 0) {
            faults.add("", "id, question, answer, file or url, width and height", "not all of them");
            return;
        }
        Told told = new Told(
                id,
                List.of(id),
                List.of(image),
                new Frame(width, height),
                List.of(new Told.Turn(question, answer, List.of())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            dialect.write(told, json);
        }
        ofRow.clear();
        check.check(bytes.toByteArray(), 0, bytes.size());
        for (Fault fault : ofRow.found()) {
            faults.add(column(fault.field(), dialect), fault.expected(), fault.got());
        }
    }

    private static String column(String field, Dialect dialect) {
        if (field.equals(dialect.field(0, 0, false))) {
            return "question";
        }
        if (field.equals(dialect.field(0, 0, true))) {
            return "answer";
        }
        return field.startsWith("image") ? "file" : field;
    }

    @Override
    public void close() throws IOException {
        duck.close();
    }
}
