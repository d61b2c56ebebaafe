package io.spatialforge.audit.questions;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of one JSON object a line. */
final class Lines {

    private Lines() {}

    /**
     * @param read throws {@link IllegalArgumentException}, naming the field, for what it does not understand
     * @throws IOException if the file can't be read or a line is not as expected; the message names file, line and field
     */
    static List<Question> read(Path file, Function<JsonNode, Question> read) throws IOException {
        List<Question> questions = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    questions.add(read.apply(JsonMapper.shared().readTree(line)));
                }
            }
        } catch (JacksonException e) {
            throw new IOException(file + ":" + number + ": expected a JSON object, got " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
        }
        if (questions.isEmpty()) {
            throw new IOException(file + ": expected one question a line, got an empty file");
        }
        return questions;
    }

    static String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(
                    field + ": expected text, got " + (value.isMissingNode() ? "none" : value));
        }
        return value.stringValue();
    }

    /** The name of a file, without its folders. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
