package io.spatialforge.vision.vlm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint takes of what can be said: they all speak one protocol and none speaks all of it. Found out by its
 * refusals.
 *
 * @param structured any but {@link Structured#AUTO}
 * @param tokenField the field that bounds an answer: {@code max_tokens} almost everywhere, {@code max_completion_tokens} for
 *     hosted models that think
 * @param temperature whether it may be set
 * @param seed whether it may be set
 * @param system whether there may be a system message; else it is said by the user
 */
record RequestShape(Structured structured, String tokenField, boolean temperature, boolean seed, boolean system) {

    static final String MAX_TOKENS = "max_tokens";
    static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    private static final String OPENAI = "api.openai.com";

    static RequestShape first(EndpointOptions options) {
        boolean openAi = OPENAI.equalsIgnoreCase(options.endpoint().getHost());
        return new RequestShape(
                options.structured() == Structured.AUTO ? Structured.JSON_SCHEMA : options.structured(),
                openAi ? MAX_COMPLETION_TOKENS : MAX_TOKENS,
                true,
                true,
                true);
    }

    /**
     * How to ask instead, after a refusal; null if the refusal is about something else.
     *
     * @param error what the server says, in whatever form
     * @param free whether another way of structured output may be taken
     */
    @Nullable
    RequestShape after(String error, boolean free) {
        String text = error.toLowerCase(Locale.ROOT);
        if (text.contains(tokenField) && (text.contains(otherTokenField()) || isAboutSupport(text))) {
            return new RequestShape(structured, otherTokenField(), temperature, seed, system);
        }
        if (temperature && text.contains("temperature")) {
            return new RequestShape(structured, tokenField, false, seed, system);
        }
        if (seed && text.matches("(?s).*\\bseed\\b.*")) {
            return new RequestShape(structured, tokenField, temperature, false, system);
        }
        if (system && text.contains("system") && (text.contains("role") || text.contains("message"))) {
            return new RequestShape(structured, tokenField, temperature, seed, false);
        }
        boolean form = text.contains("response_format")
                || text.contains("response format")
                || text.contains("json_schema")
                || text.contains("json_object")
                || text.contains("json mode")
                || text.contains("grammar")
                || text.contains("structured output")
                || text.contains("guided");
        return free && form ? less() : null;
    }

    private static boolean isAboutSupport(String text) {
        return text.contains("support")
                || text.contains("unknown")
                || text.contains("unrecognized")
                || text.contains("extra");
    }

    private String otherTokenField() {
        return tokenField.equals(MAX_TOKENS) ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }

    /** The next way of structured output; null after the last. */
    @Nullable
    RequestShape less() {
        return switch (structured) {
            case AUTO, JSON_SCHEMA -> with(Structured.JSON_OBJECT);
            case JSON_OBJECT -> with(Structured.PROMPT);
            case PROMPT -> null;
        };
    }

    private RequestShape with(Structured other) {
        return new RequestShape(other, tokenField, temperature, seed, system);
    }
}
