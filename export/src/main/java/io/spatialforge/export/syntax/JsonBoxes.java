package io.spatialforge.export.syntax;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Qwen's way to tell boxes since Qwen2.5-VL: {@code [x1, y1, x2, y2]} or {@code [x, y]} in running text, and answers of
 * boxes as {@code [{"bbox_2d": [x1, y1, x2, y2], "label": "dog"}]}, spaced as Python writes JSON, since that is what the
 * models were shown before; answers of points have {@code point_2d} instead.
 */
public final class JsonBoxes implements RegionSyntax {

    private static final List<String> QWEN_MARKUP = List.of("<image>", "<video>", "<audio>", "<|");
    /** Of the models that are trained most by trainers of any model. */
    private static final List<String> ANY_MARKUP = List.of(
            "<image",
            "<video",
            "<audio",
            "<|",
            "<s>",
            "</s>",
            "<img",
            "</img>",
            "<start_of_",
            "<end_of_",
            "<think>",
            "</think>");

    /** In thousandths of the image's width and height, as in Qwen3-VL. */
    public static final JsonBoxes THOUSANDTHS =
            new JsonBoxes(Grid::thousandths, "0 to 1000", 1000, JsonWording.THOUSANDTHS, QWEN_MARKUP);

    /** In thousandths too, for models that have no way of their own: each question says what its numbers are. */
    public static final JsonBoxes SPELT_OUT =
            new JsonBoxes(Grid::thousandths, "0 to 1000", 1000, JsonWording.SPELT_OUT, ANY_MARKUP);

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    /** Digits of the largest number that is read as one. */
    private static final int DIGITS = 9;

    private final Function<Frame, Grid> grid;
    private final String range;
    private final int max;
    private final JsonWording wording;
    private final List<String> markup;

    private JsonBoxes(Function<Frame, Grid> grid, String range, int max, JsonWording wording, List<String> markup) {
        this.grid = grid;
        this.range = range;
        this.max = max;
        this.wording = wording;
        this.markup = markup;
    }

    /** In pixels of the image as the model sees it, as in Qwen2.5-VL. Images that can't be scaled have no grid. */
    public static JsonBoxes resized(SmartResize resize) {
        return new JsonBoxes(
                frame -> {
                    Frame seen = resize.resized(frame);
                    return Grid.scaledTo(frame, seen.width(), seen.height());
                },
                "0 to the size of the scaled image",
                (int) Math.sqrt((double) resize.maxPixels() * SmartResize.MAX_RATIO),
                JsonWording.PIXELS,
                QWEN_MARKUP);
    }

    @Override
    public Grid grid(Frame frame) {
        return grid.apply(frame);
    }

    @Override
    public List<String> markup() {
        return markup;
    }

    @Override
    public List<String> sentences(AnswerKind kind) {
        return kind == AnswerKind.POINTS ? wording.points() : wording.boxes();
    }

    @Override
    public List<String> legends() {
        return wording.legends();
    }

    @Override
    public void inline(Shown region, Frame frame, StringBuilder out) {
        grid.apply(frame).append(region.shape(), out);
    }

    @Override
    public void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out) {
        Grid units = grid.apply(frame);
        out.append('[');
        String separator = "";
        for (Shown region : regions) {
            Shape shape = kind == AnswerKind.POINTS ? Shapes.centre(region.shape()) : region.shape();
            out.append(separator).append(shape instanceof Point ? "{\"point_2d\": " : "{\"bbox_2d\": ");
            units.append(shape, out);
            out.append(", \"label\": ");
            quote(region.label(), out);
            out.append('}');
            separator = ", ";
        }
        out.append(']');
    }

    /** Escapes what JSON demands and nothing else, as Python does when told to leave other alphabets as they are. */
    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    @Override
    public Parsed parse(String text, boolean answer, @Nullable Frame frame) {
        int token = text.indexOf("<|");
        if (token >= 0) {
            return Parsed.faulty("no special token", text.substring(token));
        }
        Reading reading = new Reading(frame == null ? null : grid.apply(frame));
        if (answer && looksLikeJson(text)) {
            Problem problem = reading.json(text);
            String neutral = String.join(" ", Collections.nCopies(reading.regions.size(), "{}"));
            return new Parsed(neutral, reading.regions, problem);
        }
        return reading.running(text);
    }

    private static boolean looksLikeJson(String text) {
        if (text.contains("bbox_2d") || text.contains("point_2d")) {
            return true;
        }
        String start = text.stripLeading();
        if (start.startsWith("[")) {
            String inner = start.substring(1).stripLeading();
            return inner.isEmpty() || inner.charAt(0) == '{' || inner.charAt(0) == ']';
        }
        return start.startsWith("{");
    }

    /** One text being read. */
    private final class Reading {
        private final @Nullable Grid units;
        private final List<Located> regions = new ArrayList<>();
        private String got = "";

        Reading(@Nullable Grid units) {
            this.units = units;
        }

        @Nullable
        Problem json(String text) {
            try (JsonParser json = STRICT.createParser(ObjectReadContext.empty(), text)) {
                JsonToken start = json.nextToken();
                Problem problem = null;
                if (start == JsonToken.START_OBJECT) {
                    problem = item(json);
                } else if (start == JsonToken.START_ARRAY) {
                    while (problem == null && json.nextToken() != JsonToken.END_ARRAY) {
                        problem = json.currentToken() == JsonToken.START_OBJECT
                                ? item(json)
                                : new Problem("a list of JSON objects", text);
                    }
                } else {
                    problem = new Problem("a JSON list or object", text);
                }
                if (problem == null && json.nextToken() != null) {
                    problem = new Problem("nothing after the JSON", text);
                }
                return problem;
            } catch (JacksonException e) {
                return new Problem("strict JSON (" + e.getOriginalMessage() + ")", text);
            }
        }

        private @Nullable Problem item(JsonParser json) {
            @Nullable Shape shape = null;
            @Nullable String label = null;
            for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "bbox_2d", "point_2d" -> {
                        int count = name.equals("bbox_2d") ? 4 : 2;
                        long[] numbers = numbers(json);
                        shape = shape(numbers, count);
                        if (shape == null) {
                            return new Problem(expected(count), got);
                        }
                    }
                    case "label" -> {
                        if (value != JsonToken.VALUE_STRING || json.getString().isBlank()) {
                            return new Problem("a label that is text", json.getString());
                        }
                        label = json.getString();
                    }
                    default -> json.skipChildren();
                }
            }
            if (shape == null) {
                return new Problem("bbox_2d or point_2d in each object", "an object without");
            }
            regions.add(new Located(shape, label));
            return null;
        }

        /** Empty if it is no list of whole numbers; what it is then stands in {@link #got}. */
        private long[] numbers(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                got = json.getString();
                json.skipChildren();
                return new long[0];
            }
            long[] read = new long[4];
            int size = 0;
            StringBuilder seen = new StringBuilder("[");
            boolean fine = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                seen.append(size == 0 ? "" : ", ").append(json.getString());
                if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                        || size == read.length
                        || json.getStringLength() > DIGITS) {
                    fine = false;
                    json.skipChildren();
                } else {
                    read[size] = json.getLongValue();
                }
                size++;
            }
            got = seen.append(']').toString();
            return fine && size <= read.length ? Arrays.copyOf(read, size) : new long[0];
        }

        private @Nullable Shape shape(long[] numbers, int count) {
            if (numbers.length != count) {
                return null;
            }
            int maxX = units == null ? max : units.maxX();
            int maxY = units == null ? max : units.maxY();
            for (int i = 0; i < count; i++) {
                if (numbers[i] < 0 || numbers[i] > (i % 2 == 0 ? maxX : maxY)) {
                    return null;
                }
            }
            if (count == 2) {
                return new Point(numbers[0], numbers[1]);
            }
            return numbers[0] < numbers[2] && numbers[1] < numbers[3]
                    ? new Box(numbers[0], numbers[1], numbers[2], numbers[3])
                    : null;
        }

        private String expected(int count) {
            return count == 4
                    ? "bbox_2d of four whole numbers from " + range + ", x1 < x2 and y1 < y2"
                    : "point_2d of two whole numbers from " + range;
        }

        Parsed running(String text) {
            return Brackets.read(
                    text,
                    numbers -> numbers.whole() == null ? null : shape(numbers.whole(), numbers.size()),
                    "a box of four whole numbers from " + range + ", x1 < x2 and y1 < y2");
        }
    }
}
