package io.spatialforge.vision.vlm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the JSON object in what a model wrote: alone, in a code fence, after its thoughts, between sentences. It mends
 * nothing: what is no whole object was cut off or never meant as one.
 */
final class AnswerText {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern THOUGHTS = Pattern.compile("(?s)<(think|thinking|reasoning)>.*?(</\\1>|\\z)");
    private static final Pattern THOUGHTS_END = Pattern.compile("(?s)\\A.*</(think|thinking|reasoning)>");

    /** A text with more braces than this is no answer. */
    private static final int MOST_STARTS = 200;

    private AnswerText() {}

    /** What is left of a text without the thoughts, also if only their end is marked, or only their beginning. */
    static String withoutThoughts(String content) {
        String text = THOUGHTS.matcher(content).replaceAll("");
        return THOUGHTS_END.matcher(text).replaceFirst("").strip();
    }

    /** The whole JSON objects of a text, in their order, those within others left out. */
    static List<ObjectNode> objects(String content) {
        String text = withoutThoughts(content);
        List<ObjectNode> objects = new ArrayList<>();
        int starts = 0;
        for (int at = text.indexOf('{'); at >= 0 && starts < MOST_STARTS; at = text.indexOf('{', at)) {
            starts++;
            Found found = at(text, at);
            if (found == null) {
                at++;
            } else {
                objects.add(found.object());
                at = found.end();
            }
        }
        return objects;
    }

    private record Found(ObjectNode object, int end) {}

    private static @Nullable Found at(String text, int start) {
        try (JsonParser parser = JSON.createParser(text.substring(start))) {
            JsonNode node = JSON.readTree(parser);
            int end = start + Math.toIntExact(parser.currentLocation().getCharOffset());
            return node instanceof ObjectNode object ? new Found(object, end) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
