package io.spatialforge.vision.vlm;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the body of an answer to what the model said, or what the server complains of. */
final class CompletionReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_ERROR = 300;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");

    private CompletionReader() {}

    /** What is in a body. */
    sealed interface Read {

        record Said(Completion completion) implements Read {}

        /**
         * An error in place of an answer, under a status that says all is well.
         *
         * @param status that it states; 0 where it states none
         */
        record Complaint(int status, String message) implements Read {}

        record Malformed(String why) implements Read {}
    }

    static Read read(String body, ChatRequest request) {
        JsonNode root = tree(body);
        if (root == null || !root.isObject()) {
            return new Read.Malformed(shown(body));
        }
        JsonNode message = root.path("choices").path(0).path("message");
        if (!message.isObject()) {
            return root.has("error")
                    ? new Read.Complaint(root.path("error").path("code").asInt(0), error(body))
                    : new Read.Malformed("JSON without choices[0].message: " + shortened(body));
        }
        String thoughts = thoughts(message);
        String said = text(message.path("content"));
        // Servers that look for thoughts take an answer for one, where a schema kept the model from thinking first.
        String content = said.isBlank() && isObject(thoughts) ? thoughts : said;
        JsonNode refusal = message.path("refusal");
        JsonNode calls = message.path("tool_calls");
        String finish = root.path("choices").path(0).path("finish_reason").asString("");
        JsonNode usage = root.path("usage");
        boolean counted = usage.path("prompt_tokens").isNumber();
        return new Read.Said(new Completion(
                content,
                finish,
                refusal.isString() && !refusal.asString().isBlank()
                        ? refusal.asString()
                        : finish.equals("content_filter") ? "content filter" : null,
                (calls.isArray() && !calls.isEmpty())
                        || message.path("function_call").isObject(),
                root.path("model").asString(""),
                counted ? usage.path("prompt_tokens").asLong(0) : RequestBody.estimatedTokens(request),
                counted ? usage.path("completion_tokens").asLong(0) : RequestBody.estimatedTokens(content + thoughts),
                !counted));
    }

    private static String thoughts(JsonNode message) {
        return message.path("reasoning_content").asString("")
                + message.path("reasoning").asString("");
    }

    private static boolean isObject(String text) {
        return text.strip().startsWith("{") && text.strip().endsWith("}");
    }

    /** A content, in one piece or in parts; parts that are thoughts are none of it. */
    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asString("text");
            if (part.isString()) {
                text.append(part.asString());
            } else if (type.equals("text") || type.equals("output_text")) {
                text.append(part.path("text").asString(""));
            }
        }
        return text.toString();
    }

    /** What a server says of a failure, in one line. */
    static String error(String body) {
        JsonNode root = tree(body);
        if (root == null || !root.isObject()) {
            return shown(body);
        }
        JsonNode error = root.path("error");
        StringBuilder text = new StringBuilder();
        for (JsonNode said : new JsonNode[] {
            error.isString() ? error : error.path("message"), root.path("message"), root.path("detail")
        }) {
            if (text.isEmpty() && !said.isMissingNode() && !said.isNull()) {
                text.append(said.isString() ? said.asString() : said.toString());
            }
        }
        String code = error.path("code").asString("");
        if (!code.isEmpty() && !code.matches("\\d+") && !text.toString().contains(code)) {
            text.append(" (").append(code).append(')');
        }
        return text.isEmpty() ? shown(body) : shortened(text.toString());
    }

    private static String shown(String body) {
        if (body.isBlank()) {
            return "an empty answer";
        }
        String start = body.stripLeading()
                .substring(0, Math.min(15, body.stripLeading().length()))
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            Matcher title = TITLE.matcher(body);
            return "a web page" + (title.find() ? ", '" + shortened(title.group(1)) + "'" : "");
        }
        return "no JSON: " + shortened(body);
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + " ...";
    }

    private static @Nullable JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }
}
