package io.spatialforge.export;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a line of Qwen3-VL's format back into what was asked and answered. Shares nothing with the dialect that writes
 * except the sentences about the format, which it takes off again.
 */
public final class Qwen3VlReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TAG_LINE = "<image>\n";
    private static final Pattern INLINE = Pattern.compile("\\[(\\d+), (\\d+)(?:, (\\d+), (\\d+))?]");

    /**
     * One question with its answer, as a trainer sees it.
     *
     * @param id null where the line has none
     * @param image the path as it stands
     * @param question without the image tag and the sentence about the format; coordinates are {@code {}}
     * @param questionShapes the coordinates in the question, in units of a thousandth of the image's width and height
     * @param answer as it stands; coordinates in running text are {@code {}}
     * @param answerRegions what the answer shows: with labels if it is JSON, else with none
     */
    public record Imported(
            @Nullable String id,
            String image,
            String question,
            List<Shape> questionShapes,
            String answer,
            List<Located> answerRegions) {}

    /**
     * A shape of an answer.
     *
     * @param shape in units of a thousandth of the image's width and height
     * @param label null in running text
     */
    public record Located(Shape shape, @Nullable String label) {}

    /**
     * @param line one line of a file, of one image and one question
     * @throws IllegalArgumentException if it is anything else
     */
    public Imported read(String line) {
        JsonNode node = MAPPER.readTree(line);
        JsonNode turns = node.path("conversations");
        if (turns.size() != 2 || !node.path("image").isString()) {
            throw new IllegalArgumentException("expected one image and two turns, got " + line);
        }
        String asked = turns.path(0).path("value").asString();
        if (!asked.startsWith(TAG_LINE)) {
            throw new IllegalArgumentException("expected a question that starts with <image>, got " + asked);
        }
        String question = withoutFormat(asked.substring(TAG_LINE.length()));
        String answer = turns.path(1).path("value").asString();
        List<Located> regions = answer.contains("_2d\"") || answer.equals("[]") ? list(answer) : running(answer);
        return new Imported(
                node.path("id").asStringOpt().orElse(null),
                node.path("image").asString(),
                INLINE.matcher(question).replaceAll("{}"),
                running(question).stream().map(Located::shape).toList(),
                answer.startsWith("[{") ? answer : INLINE.matcher(answer).replaceAll("{}"),
                regions);
    }

    /** A shape in thousandths as one in pixels of an image. */
    public static Shape toPixels(Shape shape, Image image) {
        double x = image.width() / 1000.0;
        double y = image.height() / 1000.0;
        return switch (shape) {
            case Box box -> new Box(box.x1() * x, box.y1() * y, box.x2() * x, box.y2() * y);
            case Point point -> new Point(point.x() * x, point.y() * y);
        };
    }

    private static String withoutFormat(String question) {
        for (List<String> sentences : List.of(Qwen3VlDialect.BOX_SENTENCES, Qwen3VlDialect.POINT_SENTENCES)) {
            for (String sentence : sentences) {
                if (question.endsWith(" " + sentence)) {
                    return question.substring(0, question.length() - sentence.length() - 1);
                }
            }
        }
        return question;
    }

    private static List<Located> list(String answer) {
        List<Located> regions = new ArrayList<>();
        for (JsonNode item : MAPPER.readTree(answer)) {
            JsonNode box = item.path("bbox_2d");
            JsonNode point = item.path("point_2d");
            Shape shape = box.isArray()
                    ? new Box(at(box, 0), at(box, 1), at(box, 2), at(box, 3))
                    : new Point(at(point, 0), at(point, 1));
            regions.add(new Located(shape, item.path("label").asStringOpt().orElse(null)));
        }
        return regions;
    }

    private static double at(JsonNode numbers, int index) {
        return numbers.path(index).asDouble();
    }

    private static List<Located> running(String text) {
        List<Located> regions = new ArrayList<>();
        for (MatchResult found : INLINE.matcher(text).results().toList()) {
            double x = Double.parseDouble(found.group(1));
            double y = Double.parseDouble(found.group(2));
            Shape shape = found.group(3) == null
                    ? new Point(x, y)
                    : new Box(x, y, Double.parseDouble(found.group(3)), Double.parseDouble(found.group(4)));
            regions.add(new Located(shape, null));
        }
        return regions;
    }
}
