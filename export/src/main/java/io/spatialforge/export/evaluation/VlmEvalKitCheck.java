package io.spatialforge.export.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Validation;
import io.spatialforge.export.dataset.HashSet64;
import io.spatialforge.export.target.PhotographCopies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks tables of questions as VLMEvalKit reads them with pandas.
 *
 * <p>What each table needs is told by its columns: options A and B make questions with options; {@code kind} those that our
 * {@code scoring.py} scores; of others, only that there are images, questions and answers. Indices may not be code, since
 * VLMEvalKit evaluates them to see whether they are numbers.
 */
final class VlmEvalKitCheck {

    /** Shorter texts in an image column are the index of the row that has the image. */
    private static final int SHORTEST_IMAGE = 64;

    private static final String ENDING = ".tsv";

    private final Faults faults = new Faults();
    private long records;

    private VlmEvalKitCheck() {}

    static Validation validate(Path path) throws IOException {
        VlmEvalKitCheck check = new VlmEvalKitCheck();
        List<Path> tables = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + ENDING)) {
                files.forEach(tables::add);
            }
            tables.sort(null);
        } else {
            tables.add(path);
        }
        if (tables.isEmpty()) {
            check.faults.at(path.toString(), 0);
            check.faults.add("", "a file *" + ENDING + " in the folder", "none");
        }
        for (Path table : tables) {
            if (!check.faults.full()) {
                check.table(table);
            }
        }
        return new Validation(check.records, check.faults.found());
    }

    private void table(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path images = file.toAbsolutePath().resolveSibling(PhotographCopies.FOLDER);
        Rows rows = new Rows(name, new QuestionCheck(faults, Files.isDirectory(images) ? images : null));
        faults.at(name, 1);
        try (CsvReader<CsvRecord> tsv = CsvReader.builder()
                .fieldSeparator('\t')
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord record : tsv) {
                faults.at(name, record.getStartingLineNumber());
                if (rows.columns.isEmpty()) {
                    if (!rows.head(record.getFields())) {
                        return;
                    }
                } else {
                    records++;
                    rows.row(record.getFields());
                }
                if (faults.full()) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            faults.add("", "cells between tabs, quotes doubled within quotes", String.valueOf(e.getMessage()));
        }
        if (rows.count == 0) {
            faults.at(name, 0);
            faults.add("", "at least one question", "none");
        }
    }

    /** The rows of one table. */
    private final class Rows {

        private final String name;
        private final QuestionCheck check;
        private final Map<String, Integer> columns = new HashMap<>();
        private final HashSet64 indices = new HashSet64();
        private final Set<String> withImage = new HashSet<>();
        private int letters;
        private long count;

        Rows(String name, QuestionCheck check) {
            this.name = name;
            this.check = check;
        }

        /** Whether rows can be read. */
        boolean head(List<String> cells) {
            for (int i = 0; i < cells.size(); i++) {
                if (columns.putIfAbsent(cells.get(i), i) != null) {
                    faults.add(cells.get(i), "a column's name once", "twice");
                    return false;
                }
            }
            for (String column : List.of(Table.INDEX, QuestionRow.QUESTION, QuestionRow.ANSWER)) {
                if (!columns.containsKey(column)) {
                    faults.add(column, "a column of this name", "none");
                    return false;
                }
            }
            if (!columns.containsKey(QuestionRow.IMAGE) && !columns.containsKey(Table.IMAGE)) {
                faults.add(Table.IMAGE, "a column of this name, or image", "none");
                return false;
            }
            while (columns.containsKey(Options.letter(letters))) {
                letters++;
            }
            return true;
        }

        void row(List<String> cells) {
            count++;
            if (cells.size() != columns.size()) {
                faults.add("", columns.size() + " cells", cells.size() + "");
                return;
            }
            index(cell(cells, Table.INDEX));
            text(cells, QuestionRow.QUESTION);
            text(cells, QuestionRow.ANSWER);
            images(cells);
            if (columns.containsKey(QuestionRow.ID)) {
                check.id(QuestionRow.ID, JsonNodeFactory.instance.stringNode(cell(cells, QuestionRow.ID)));
            }
            if (columns.containsKey(QuestionRow.KIND)) {
                scored(cells);
            } else if (letters >= 2) {
                options(cells);
            } else if (name.contains(TableKind.YORN.id())) {
                String answer = cell(cells, QuestionRow.ANSWER);
                if (!answer.equals("Yes") && !answer.equals("No")) {
                    faults.add(QuestionRow.ANSWER, "Yes or No", answer);
                }
            }
        }

        private String cell(List<String> cells, String column) {
            return cells.get(columns.getOrDefault(column, 0));
        }

        private void index(String index) {
            if (!index.matches("[0-9A-Za-z][\\w.-]*")) {
                faults.add(Table.INDEX, "letters, digits, hyphens, dots and underlines", index);
            } else if (!indices.add(index)) {
                faults.add(Table.INDEX, "an index that no row before has", index);
            }
        }

        private void text(List<String> cells, String column) {
            String text = cell(cells, column);
            if (Pandas.loses(text)) {
                faults.add(column, "text that pandas reads as it stands", "'" + text + "'");
            } else {
                check.text(column, JsonNodeFactory.instance.stringNode(text));
            }
        }

        private void images(List<String> cells) {
            if (columns.containsKey(QuestionRow.IMAGE)) {
                String image = cell(cells, QuestionRow.IMAGE);
                if (image.length() > SHORTEST_IMAGE) {
                    withImage.add(cell(cells, Table.INDEX));
                } else if (!withImage.contains(image)) {
                    faults.add(
                            QuestionRow.IMAGE,
                            "a photograph in base64, or the index of a row before that has one",
                            image);
                }
            } else {
                check.image(Table.IMAGE, JsonNodeFactory.instance.stringNode(cell(cells, Table.IMAGE)));
            }
        }

        private void options(List<String> cells) {
            int given = 0;
            for (int i = 0; i < letters; i++) {
                String option = cell(cells, Options.letter(i));
                if (!option.isEmpty() && Pandas.loses(option)) {
                    faults.add(Options.letter(i), "text that pandas reads as it stands", "'" + option + "'");
                }
                if (!option.isEmpty() && given < i) {
                    faults.add(Options.letter(given), "an option, as there is one after it", "none");
                    return;
                }
                given += option.isEmpty() ? 0 : 1;
            }
            if (given < 2) {
                faults.add("A", "two options or more", given + "");
            }
            String answer = cell(cells, QuestionRow.ANSWER);
            if (answer.length() != 1 || answer.charAt(0) < 'A' || answer.charAt(0) >= 'A' + given) {
                faults.add(QuestionRow.ANSWER, "the letter of one of " + given + " options", answer);
            }
        }

        private void scored(List<String> cells) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (String column : TableKind.VQA.ownColumns()) {
                if (!columns.containsKey(column)) {
                    faults.add(column, "a column of this name, as there is one of kinds", "none");
                    return;
                }
                String cell = cell(cells, column);
                JsonNode json =
                        column.equals(QuestionRow.KIND) || column.equals(QuestionRow.SHAPES) ? null : json(cell);
                row.set(column, json == null ? JsonNodeFactory.instance.stringNode(cell) : json);
            }
            row.put(QuestionRow.ANSWER, cell(cells, QuestionRow.ANSWER));
            check.scored(row);
        }

        private static @Nullable JsonNode json(String text) {
            try {
                return JsonMapper.shared().readTree(text);
            } catch (JacksonException e) {
                return null;
            }
        }
    }
}
