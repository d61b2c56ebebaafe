package io.spatialforge.export;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** What the text of a Qwen3-VL conversation must be like. The dialect refuses, and the validator reports, what is not. */
final class Qwen3VlText {

    static final String IMAGE_TAG = "<image>";

    private static final String[] MARKUP = {"<image>", "<video>", "<|"};
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Qwen3VlText() {}

    /**
     * What is wrong with a text.
     *
     * @param got cut where it is long
     */
    record Problem(String expected, String got) {
        Problem {
            got = got.length() <= 80 ? got : got.substring(0, 80) + "…";
        }
    }

    /** The text without anything a trainer or tokenizer would take for markup: a space goes after the bracket. */
    static String harmless(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        String result = text;
        for (String markup : MARKUP) {
            result = result.replace(markup, "< " + markup.substring(1));
        }
        return result;
    }

    /** Whether the path stays in the folder it is relative to, on any system: no root, drive, scheme or {@code ..}. */
    static boolean isRelativePath(String path) {
        if (path.isBlank() || path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return false;
        }
        if (path.contains("://") || path.length() > 1 && path.charAt(1) == ':') {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    static @Nullable Problem inId(String id) {
        return id.isBlank() ? new Problem("an id", "an empty one") : unicode(id);
    }

    /** Of a question without its image tags. */
    static @Nullable Problem inQuestion(String text) {
        Problem problem = plain(text);
        return problem != null ? problem : coordinates(text);
    }

    static @Nullable Problem inAnswer(String text) {
        Problem problem = plain(text);
        if (problem == null && text.contains(IMAGE_TAG)) {
            problem = new Problem("no " + IMAGE_TAG + " in an answer", text);
        }
        if (problem != null) {
            return problem;
        }
        return looksLikeJson(text) ? json(text) : coordinates(text);
    }

    /** Half of a surrogate pair can be neither UTF-8 nor read by most trainers. */
    static @Nullable Problem unicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return new Problem("valid Unicode", "half a surrogate pair at character " + i);
                }
                i++;
            }
        }
        return null;
    }

    private static @Nullable Problem plain(String text) {
        if (text.isBlank()) {
            return new Problem("some text", "none");
        }
        if (text.contains("<|")) {
            return new Problem("no special token", text.substring(text.indexOf("<|")));
        }
        if (Placeholders.any(text)) {
            return new Problem(
                    "coordinates", "the placeholder {" + Placeholders.in(text).getFirst() + "}");
        }
        return unicode(text);
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

    private static @Nullable Problem json(String text) {
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

    private static @Nullable Problem item(JsonParser json) {
        boolean located = false;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            Problem problem = null;
            switch (name) {
                case "bbox_2d" -> {
                    located = true;
                    problem = numbers(json, 4);
                }
                case "point_2d" -> {
                    located = true;
                    problem = numbers(json, 2);
                }
                case "label" -> {
                    if (value != JsonToken.VALUE_STRING || json.getString().isBlank()) {
                        problem = new Problem("a label that is text", json.getString());
                    }
                }
                default -> json.skipChildren();
            }
            if (problem != null) {
                return problem;
            }
        }
        return located ? null : new Problem("bbox_2d or point_2d in each object", "an object without");
    }

    private static @Nullable Problem numbers(JsonParser json, int count) {
        String expected = count == 4
                ? "bbox_2d of four whole numbers from 0 to 1000, x1 < x2 and y1 < y2"
                : "point_2d of two whole numbers from 0 to 1000";
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return new Problem(expected, json.getString());
        }
        long[] read = new long[count];
        int size = 0;
        StringBuilder got = new StringBuilder("[");
        boolean fine = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            got.append(size == 0 ? "" : ", ").append(json.getString());
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || size == count || json.getStringLength() > 9) {
                fine = false;
                json.skipChildren();
            } else {
                read[size] = json.getLongValue();
            }
            size++;
        }
        return fine && size == count && inRange(read)
                ? null
                : new Problem(expected, got.append(']').toString());
    }

    private static boolean inRange(long[] numbers) {
        for (long n : numbers) {
            if (n < 0 || n > Qwen3VlGrid.MAX) {
                return false;
            }
        }
        return numbers.length != 4 || numbers[0] < numbers[2] && numbers[1] < numbers[3];
    }

    /** Looks at each {@code [a, b, c, d]} of four numbers in running text. */
    private static @Nullable Problem coordinates(String text) {
        for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
            int end = text.indexOf(']', at);
            if (end < 0) {
                return null;
            }
            String[] parts = text.substring(at + 1, end).split(",", -1);
            if (parts.length != 4) {
                continue;
            }
            long[] numbers = new long[4];
            int numeric = 0;
            boolean whole = true;
            for (int i = 0; i < 4; i++) {
                String part = parts[i].strip();
                if (isNumber(part)) {
                    numeric++;
                    if (part.indexOf('.') >= 0 || part.length() > 9) {
                        whole = false;
                    } else {
                        numbers[i] = Long.parseLong(part);
                    }
                }
            }
            if (numeric == 4 && !(whole && inRange(numbers))) {
                return new Problem(
                        "a box of four whole numbers from 0 to 1000, x1 < x2 and y1 < y2", text.substring(at, end + 1));
            }
        }
        return null;
    }

    /** ASCII digits with at most one point among them and perhaps a sign before. */
    private static boolean isNumber(String text) {
        int i = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
