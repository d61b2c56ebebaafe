package io.spatialforge.export.evaluation;

import io.spatialforge.export.Faults;
import io.spatialforge.export.dataset.HashSet64;
import io.spatialforge.export.syntax.TextRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that a question can be asked and scored: that its fields are there and agree with each other. */
final class QuestionCheck {

    private static final Set<String> KINDS =
            Stream.of(QuestionKind.values()).map(QuestionKind::id).collect(Collectors.toUnmodifiableSet());

    private final Faults faults;
    private final @Nullable Path images;
    private final HashSet64 ids = new HashSet64();

    /**
     * @param images the folder of photographs that came with the export; null if there is none, and none is looked for
     */
    QuestionCheck(Faults faults, @Nullable Path images) {
        this.faults = faults;
        this.images = images;
    }

    /** A path that is to be relative, of a photograph that is to be there. */
    void image(String field, JsonNode path) {
        if (!path.isString()) {
            faults.add(field, "a path", got(path));
            return;
        }
        String text = path.stringValue();
        int before = faults.found().size();
        faults.add(field, TextRules.inPath(text));
        if (images != null && faults.found().size() == before && !Files.isRegularFile(images.resolve(text))) {
            faults.add(field, "a photograph below " + images, text);
        }
    }

    /** An id that no question before has. */
    void id(String field, JsonNode id) {
        if (!id.isString() || id.stringValue().isBlank()) {
            faults.add(field, "an id", got(id));
        } else if (!ids.add(id.stringValue())) {
            faults.add(field, "an id that no row before has", id.stringValue());
        }
    }

    void text(String field, JsonNode text) {
        if (!text.isString()) {
            faults.add(field, "some text", got(text));
        } else {
            faults.add(field, TextRules.inText(text.stringValue()));
        }
    }

    /** What scoring needs; texts are checked already. */
    void scored(JsonNode row) {
        JsonNode kind = row.path(QuestionRow.KIND);
        if (!kind.isString() || !KINDS.contains(kind.stringValue())) {
            faults.add(QuestionRow.KIND, "one of " + KINDS.stream().sorted().toList(), got(kind));
            return;
        }
        if (!options(row) || !correct(row)) {
            return;
        }
        JsonNode shapes = shapes(row);
        if (shapes != null) {
            answer(QuestionKind.ofId(kind.stringValue()), row, shapes);
        }
    }

    private boolean options(JsonNode row) {
        JsonNode options = row.path(QuestionRow.OPTIONS);
        if (!options.isArray()) {
            faults.add(QuestionRow.OPTIONS, "a list of texts", got(options));
            return false;
        }
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.get(i);
            if (!option.isString() || option.stringValue().isBlank()) {
                faults.add(QuestionRow.OPTIONS + "[" + i + "]", "some text", got(option));
                return false;
            }
        }
        return true;
    }

    private boolean correct(JsonNode row) {
        JsonNode correct = row.path(QuestionRow.CORRECT);
        int options = row.path(QuestionRow.OPTIONS).size();
        if (!correct.isInt() || correct.intValue() < -1 || correct.intValue() >= options) {
            faults.add(QuestionRow.CORRECT, "a place in options, from 0 to " + (options - 1) + ", or -1", got(correct));
            return false;
        }
        return true;
    }

    private @Nullable JsonNode shapes(JsonNode row) {
        JsonNode extent = row.path(QuestionRow.EXTENT);
        if (!extent.isArray() || extent.size() != 2 || !isPositive(extent.get(0)) || !isPositive(extent.get(1))) {
            faults.add(QuestionRow.EXTENT, "width and height in the unit of coordinates", got(extent));
            return null;
        }
        JsonNode text = row.path(QuestionRow.SHAPES);
        JsonNode shapes = json(text);
        if (shapes == null || !shapes.isArray()) {
            faults.add(QuestionRow.SHAPES, "text that is a JSON list of boxes or points", got(text));
            return null;
        }
        for (int i = 0; i < shapes.size(); i++) {
            if (!isShape(shapes.get(i), extent)) {
                faults.add(
                        QuestionRow.SHAPES + "[" + i + "]",
                        "[x1, y1, x2, y2] with x1 < x2 and y1 < y2, or [x, y], within " + extent,
                        got(shapes.get(i)));
                return null;
            }
        }
        return shapes;
    }

    private static boolean isPositive(JsonNode number) {
        return number.isNumber() && number.doubleValue() > 0;
    }

    private static boolean isShape(JsonNode shape, JsonNode extent) {
        if (!shape.isArray() || shape.size() != 2 && shape.size() != 4) {
            return false;
        }
        for (int i = 0; i < shape.size(); i++) {
            JsonNode number = shape.get(i);
            if (!number.isNumber()
                    || number.doubleValue() < 0
                    || number.doubleValue() > extent.get(i % 2).doubleValue()) {
                return false;
            }
        }
        return shape.size() == 2
                || shape.get(0).doubleValue() < shape.get(2).doubleValue()
                        && shape.get(1).doubleValue() < shape.get(3).doubleValue();
    }

    private void answer(QuestionKind kind, JsonNode row, JsonNode shapes) {
        String answer = row.path(QuestionRow.ANSWER).asString("");
        int options = row.path(QuestionRow.OPTIONS).size();
        int correct = row.path(QuestionRow.CORRECT).intValue();
        switch (kind) {
            case CHOICE -> {
                require(options >= 2, QuestionRow.OPTIONS, "two options or more", options + "");
                require(
                        correct >= 0 && answer.equals(Options.letter(correct)),
                        QuestionRow.ANSWER,
                        "the letter of option " + correct,
                        answer);
            }
            case YES_NO ->
                require(
                        options == 2
                                && correct >= 0
                                && row.path(QuestionRow.OPTIONS)
                                        .get(correct)
                                        .asString("")
                                        .equals(answer),
                        QuestionRow.ANSWER,
                        "the right one of two options",
                        answer);
            case NUMBER ->
                require(
                        answer.matches("[0-9]{1,9}"),
                        QuestionRow.ANSWER,
                        "a whole number, not negative, in digits",
                        answer);
            case TEXT ->
                require(
                        options == 0 ? correct == -1 : correct >= 0,
                        QuestionRow.CORRECT,
                        "the place of the right option",
                        correct + "");
            case ORDER -> require(options != 1, QuestionRow.OPTIONS, "two things or more", "one");
            case EXPRESSION -> require(options == 0, QuestionRow.OPTIONS, "none", options + "");
            case BOXES -> shown(shapes, 4, answer);
            case POINTS -> require(!shapes.isEmpty(), QuestionRow.SHAPES, "one point or more", "none");
            case NONE -> {}
        }
        boolean located = kind == QuestionKind.BOXES || kind == QuestionKind.POINTS;
        require(
                located || shapes.isEmpty(),
                QuestionRow.SHAPES,
                "none, as the kind is " + kind.id(),
                shapes.toString());
    }

    private void shown(JsonNode shapes, int numbers, String answer) {
        require(!shapes.isEmpty(), QuestionRow.SHAPES, "one box or more", "none");
        for (int i = 0; i < shapes.size(); i++) {
            JsonNode shape = shapes.get(i);
            String told = shape.toString().replace(",", ", ");
            require(
                    shape.size() == numbers && answer.contains(told.substring(1, told.length() - 1)),
                    QuestionRow.ANSWER,
                    "all boxes of shapes, also " + told,
                    answer);
        }
    }

    private void require(boolean holds, String field, String expected, String got) {
        if (!holds) {
            faults.add(field, expected, got);
        }
    }

    private static @Nullable JsonNode json(JsonNode text) {
        if (!text.isString()) {
            return null;
        }
        try {
            return JsonMapper.shared().readTree(text.stringValue());
        } catch (JacksonException e) {
            return null;
        }
    }

    static String got(JsonNode node) {
        return node.isMissingNode() ? "no such field" : node.isString() ? node.stringValue() : node.toString();
    }
}
