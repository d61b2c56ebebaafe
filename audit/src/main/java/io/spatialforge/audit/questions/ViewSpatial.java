package io.spatialforge.audit.questions;

import io.spatialforge.audit.questions.Question.Ask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Questions of ViewSpatial-Bench. Its makers asked where things are from a person's own view, and answered by hand; which
 * way people face was told partly by a model and then filtered, so that a disagreement there may be theirs.
 */
public final class ViewSpatial {

    private static final Pattern FACING = Pattern.compile(
            ".*(?:which (?:way|direction) is|what direction is) (.+?) (?:facing|looking)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEARING = Pattern.compile(
            "from (?:the perspective of (.+?)|(.+?)['’]s? (?:perspective|point of view)),"
                    + " (?:where|in which direction) is (?:the overall layout of )?(.+?)"
                    + "(?: (?:located|positioned|placed|situated))?(?: relative to .+)?\\?",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Double> STEPS = Map.of(
            "front", 0.0,
            "front-right", 45.0,
            "right", 90.0,
            "back-right", 135.0,
            "back", 180.0,
            "back-left", -135.0,
            "left", -90.0,
            "front-left", -45.0);

    private ViewSpatial() {}

    /**
     * @throws IOException if the file can't be read or a line is not as expected; the message names file, line and field
     */
    public static List<Question> read(Path file) throws IOException {
        return Lines.read(file, ViewSpatial::question);
    }

    private static Question question(JsonNode line) {
        JsonNode paths = line.path("image_path");
        String path = paths.isString() ? paths.stringValue() : Lines.text(line, "local_image");
        String text = Lines.text(line, "question");
        String answer = Lines.text(line, "answer_text");
        return new Question(Lines.last(path), text, answer, ask(Lines.text(line, "question_type"), text, answer));
    }

    private static Ask ask(String type, String text, String answer) {
        return switch (type) {
            case "Camera perspective - Object View Orientation" -> {
                Matcher facing = FACING.matcher(text);
                yield facing.matches()
                        ? new Ask.Facing(facing.group(1), degrees(answer))
                        : new Ask.Beyond("a question in words that are not understood");
            }
            case "Person perspective - Relative Direction" -> {
                Matcher bearing = BEARING.matcher(text);
                if (bearing.matches()) {
                    String who = bearing.group(1) == null ? bearing.group(2) : bearing.group(1);
                    yield new Ask.Bearing(who, bearing.group(3), degrees(answer));
                }
                yield new Ask.Beyond(
                        text.startsWith("Which hand")
                                ? "which hand holds something"
                                : "a question in words that are not understood");
            }
            case "Person perspective - Object View Orientation" ->
                new Ask.Beyond("which way a head is turned against its body");
            default -> new Ask.Beyond("questions of the kind '" + type + "'");
        };
    }

    private static double degrees(String answer) {
        @Nullable Double degrees = STEPS.get(answer);
        if (degrees == null) {
            throw new IllegalArgumentException(
                    "answer_text: expected a direction as front or back-left, got '" + answer + "'");
        }
        return degrees;
    }
}
