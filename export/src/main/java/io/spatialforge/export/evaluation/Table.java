package io.spatialforge.export.evaluation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Parts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of questions as VLMEvalKit reads it, with pandas: tabs between cells, quotes doubled and around what holds a tab,
 * a quote or a line end. The index counts from 0, because VLMEvalKit runs every other index as Python to see whether it is a
 * number.
 */
final class Table {

    static final String INDEX = "index";
    static final String CATEGORY = "category";
    static final String FORM = "l2-category";
    static final String SPLIT = "split";
    static final String IMAGE = "image_path";
    static final String HINT = "hint";

    /** The columns of every table, before options and before {@link TableKind#ownColumns()}. */
    static final List<String> COLUMNS = List.of(
            INDEX, QuestionRow.ID, CATEGORY, FORM, SPLIT, IMAGE, HINT, QuestionRow.QUESTION, QuestionRow.ANSWER);

    private static final String PREFIX = "SpatialForge_";

    private final Split split;
    private final TableKind kind;
    private final String hint;

    /**
     * @param hint what coordinates mean, for questions that hold some or ask for some
     */
    Table(Split split, TableKind kind, String hint) {
        this.split = split;
        this.kind = kind;
        this.hint = hint;
    }

    /** The name of the dataset: of the test split without more, of another with the split's name. */
    static String name(Split split, TableKind kind) {
        return PREFIX + kind.id() + (split == Split.TEST ? "" : "_" + split.id());
    }

    static String file(Split split, TableKind kind) {
        return name(split, kind) + ".tsv";
    }

    /**
     * Writes the table.
     *
     * @param parts questions of the split and kind
     * @return how many there were
     */
    long write(List<Part> parts, Path to) throws IOException {
        int letters = kind == TableKind.MCQ ? mostOptions(parts) : 0;
        List<String> cells = new ArrayList<>(COLUMNS);
        for (int i = 0; i < letters; i++) {
            cells.add(Options.letter(i));
        }
        cells.addAll(kind.ownColumns());
        try (CsvWriter tsv = CsvWriter.builder()
                .fieldSeparator('\t')
                .lineDelimiter(LineDelimiter.LF)
                .build(to, StandardCharsets.UTF_8)) {
            tsv.writeRecord(cells);
            long[] index = {0};
            forEach(parts, row -> {
                cells.clear();
                cells(row, index[0]++, letters, cells);
                tsv.writeRecord(cells);
            });
            return index[0];
        }
    }

    private static int mostOptions(List<Part> parts) throws IOException {
        int[] most = {0};
        forEach(
                parts,
                row -> most[0] = Math.max(most[0], row.path(QuestionRow.OPTIONS).size()));
        return most[0];
    }

    private void cells(JsonNode row, long index, int letters, List<String> cells) {
        JsonNode options = row.path(QuestionRow.OPTIONS);
        String question = row.path(QuestionRow.QUESTION).asString("");
        cells.add(Long.toString(index));
        cells.add(row.path(QuestionRow.ID).asString(""));
        cells.add(row.path(QuestionRow.TASK).asString(""));
        cells.add(row.path(QuestionRow.FORM).asString(""));
        cells.add(split.id());
        cells.add(row.path(QuestionRow.IMAGE).asString(""));
        cells.add(row.path(QuestionRow.COORDINATES).asBoolean() ? hint : "");
        cells.add(kind == TableKind.MCQ ? Options.without(question, options) : question);
        cells.add(row.path(QuestionRow.ANSWER).asString(""));
        for (int i = 0; i < letters; i++) {
            cells.add(i < options.size() ? options.get(i).asString("") : "");
        }
        for (String column : kind.ownColumns()) {
            JsonNode value = row.path(column);
            cells.add(value.isString() ? value.asString("") : value.toString());
        }
    }

    private static void forEach(List<Part> parts, RowSink sink) throws IOException {
        for (Part part : parts) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Parts.open(part), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    sink.accept(JsonMapper.shared().readTree(line));
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowSink {
        void accept(JsonNode row) throws IOException;
    }
}
