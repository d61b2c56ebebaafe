package io.spatialforge.export;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Qwen3-VL's training format: one JSON object a line with {@code id}, {@code image} and {@code conversations}.
 *
 * <p>A placeholder in running text becomes {@code [x1, y1, x2, y2]}, or {@code [x, y]} of a point region, in whole numbers
 * from 0 to 1000. An answer of boxes becomes {@code [{"bbox_2d": [x1, y1, x2, y2], "label": "dog"}]}, spaced as Python
 * writes JSON, since that is what the model was shown before; an answer of points has {@code point_2d} instead, of a box
 * region its centre.
 *
 * <p>A question that is answered by boxes or points is followed by a sentence that says so, one of several by the hash of
 * the pair's id, unless it speaks of JSON itself. The questions whose answer is that there is none get it too, from the
 * same list: otherwise the missing sentence would tell the answer.
 *
 * <p>What would be read as markup is made harmless: {@code <image>}, {@code <video>} and {@code <|} in a label or a
 * question get a space after the angle bracket. A pair is refused if its stored photograph is not upright, its file is
 * unknown or leaves the image folder, a box it shows has no area at this resolution, or a text can't be told apart from
 * coordinates, placeholders or JSON.
 */
final class Qwen3VlDialect implements Dialect {

    static final List<String> BOX_SENTENCES = List.of(
            "Answer with a JSON list of boxes, each with bbox_2d and label; if there is none, say so.",
            "Give the boxes as a JSON list with bbox_2d and label, or say that there is none.",
            "Reply in JSON: a list whose items have bbox_2d and label. If nothing fits, say so in words.",
            "Output JSON only, a list of objects with bbox_2d and label, unless there is nothing to box.",
            "Write every box as a JSON object with bbox_2d and label, all in one list; say so if there is none.");
    static final List<String> POINT_SENTENCES = List.of(
            "Answer with a JSON list of points, each with point_2d and label; if there is none, say so.",
            "Give the points as a JSON list with point_2d and label, or say that there is none.",
            "Reply in JSON: a list whose items have point_2d and label. If nothing fits, say so in words.",
            "Output JSON only, a list of objects with point_2d and label, unless there is nothing to point at.",
            "Write every point as a JSON object with point_2d and label, all in one list; say so if there is none.");

    /** The form that asks to point, whether there is anything or not. */
    private static final String POINTING = "points";

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    @Override
    public String name() {
        return "qwen3-vl";
    }

    @Override
    public Validator validator() {
        return new Qwen3VlValidator();
    }

    @Override
    public @Nullable Refusal write(QaPair pair, OutputStream out) throws IOException {
        String file = pair.image().file();
        Refusal refusal = refusalOfImage(pair.image());
        if (refusal != null || file == null) {
            return refusal;
        }
        refusal = refusalOfRegions(pair);
        if (refusal != null) {
            return refusal;
        }
        String question = question(pair);
        String answer = answer(pair);
        refusal = refusalOfText(pair.id(), file, question, answer);
        if (refusal != null) {
            return refusal;
        }
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("id", pair.id());
            json.writeStringProperty("image", file);
            json.writeName("conversations");
            json.writeStartArray();
            turn(json, "human", "<image>\n" + question);
            turn(json, "gpt", answer);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        return null;
    }

    private static void turn(JsonGenerator json, String from, String value) {
        json.writeStartObject();
        json.writeStringProperty("from", from);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    private static @Nullable Refusal refusalOfImage(Image image) {
        if (image.transform() != Transform.IDENTITY) {
            return new Refusal(Reason.NOT_IDENTITY, image.transform().id());
        }
        String file = image.file();
        if (file == null) {
            return new Refusal(Reason.IMAGE_MISSING, "no file is known, only a URL");
        }
        return Qwen3VlText.isRelativePath(file) ? null : new Refusal(Reason.IMAGE_PATH_UNSAFE, file);
    }

    private static @Nullable Refusal refusalOfRegions(QaPair pair) {
        Refusal refusal = refusalOfShown(pair, pair.phrased().question());
        return refusal != null ? refusal : refusalOfShown(pair, pair.phrased().answer());
    }

    private static @Nullable Refusal refusalOfShown(QaPair pair, String text) {
        for (String id : Placeholders.in(text)) {
            QaRegion region = region(pair, id);
            if (region == null) {
                return new Refusal(Reason.UNREADABLE, "the text shows " + id + ", which is no region of the pair");
            }
            if (Placeholders.any(region.label())) {
                return new Refusal(Reason.UNREADABLE, "the label of " + id + " looks like a placeholder");
            }
            if (Qwen3VlGrid.degenerate(region.shape(), pair.image())) {
                return new Refusal(
                        Reason.BOX_DEGENERATE, id + " is " + Qwen3VlGrid.written(region.shape(), pair.image()));
            }
        }
        return null;
    }

    private static @Nullable Refusal refusalOfText(String id, String file, String question, String answer) {
        Qwen3VlText.Problem problem = Qwen3VlText.inId(id);
        String where = "the id";
        if (problem == null) {
            problem = Qwen3VlText.unicode(file);
            where = "the file name";
        }
        if (problem == null) {
            problem = Qwen3VlText.inQuestion(question);
            where = "the question";
        }
        if (problem == null) {
            problem = Qwen3VlText.inAnswer(answer);
            where = "the answer";
        }
        return problem == null
                ? null
                : new Refusal(
                        Reason.UNREADABLE,
                        where + " can't be written: expected " + problem.expected() + ", got " + problem.got());
    }

    private static String question(QaPair pair) {
        String question = Qwen3VlText.harmless(inline(pair, pair.phrased().question()));
        List<String> sentences = sentences(pair);
        if (sentences.isEmpty() || question.toUpperCase(Locale.ROOT).contains("JSON")) {
            return question;
        }
        long chance = StableHash.with(StableHash.of(pair.id()), "qwen3-vl.format");
        String sentence = sentences.get(StableHash.below(chance, sentences.size()));
        return question + (Character.isWhitespace(question.charAt(question.length() - 1)) ? "" : " ") + sentence;
    }

    private static List<String> sentences(QaPair pair) {
        if (pair.phrased().question().isBlank()) {
            return List.of();
        }
        return switch (pair.phrased().kind()) {
            case BOXES -> BOX_SENTENCES;
            case POINTS -> POINT_SENTENCES;
            case TEXT -> {
                boolean none = pair.claim() instanceof Claim.Grounding grounding
                        && grounding.regions().isEmpty();
                if (!none) {
                    yield List.of();
                }
                yield pair.phrased().form().equals(POINTING) ? POINT_SENTENCES : BOX_SENTENCES;
            }
            case CHOICE, YES_NO, NUMBER -> List.of();
        };
    }

    private static String answer(QaPair pair) {
        AnswerKind kind = pair.phrased().kind();
        String answer = pair.phrased().answer();
        return switch (kind) {
            case BOXES, POINTS ->
                onlyPlaceholders(answer) ? list(pair, answer, kind) : Qwen3VlText.harmless(inline(pair, answer));
            case TEXT, CHOICE, YES_NO, NUMBER -> Qwen3VlText.harmless(inline(pair, answer));
        };
    }

    private static boolean onlyPlaceholders(String answer) {
        return Placeholders.replace(answer, id -> "").isBlank();
    }

    private static String inline(QaPair pair, String text) {
        return Placeholders.replace(
                text, id -> Qwen3VlGrid.written(shown(pair, id).shape(), pair.image()));
    }

    private static String list(QaPair pair, String answer, AnswerKind kind) {
        StringBuilder out = new StringBuilder("[");
        for (String id : Placeholders.in(answer)) {
            QaRegion region = shown(pair, id);
            Shape shape = kind == AnswerKind.POINTS ? centre(region.shape()) : region.shape();
            if (out.length() > 1) {
                out.append(", ");
            }
            out.append(shape instanceof Point ? "{\"point_2d\": " : "{\"bbox_2d\": ");
            out.append(Qwen3VlGrid.written(shape, pair.image())).append(", \"label\": ");
            // As the question says it: of COCO's "tv", "screen".
            quote(Qwen3VlText.harmless(Labels.standard().spoken(region.label())), out);
            out.append('}');
        }
        return out.append(']').toString();
    }

    private static Point centre(Shape shape) {
        return switch (shape) {
            case Box box -> new Point(box.centreX(), box.centreY());
            case Point point -> point;
        };
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

    private static @Nullable QaRegion region(QaPair pair, String id) {
        for (QaRegion region : pair.regions()) {
            if (region.id().equals(id)) {
                return region;
            }
        }
        return null;
    }

    private static QaRegion shown(QaPair pair, String id) {
        QaRegion region = region(pair, id);
        if (region == null) {
            throw new IllegalStateException("pair " + pair.id() + " shows " + id + ", which was not checked");
        }
        return region;
    }
}
