package io.spatialforge.vision.vlm;

import java.util.Locale;
import java.util.regex.Pattern;
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

    /** Where a server repeats what it was sent, which names everything. */
    private static final Pattern INPUT = Pattern.compile("(?s)[\"']input[\"']\\s*:.*");

    private static final Pattern UNSUPPORTED = Pattern.compile(
            "support|unknown|unrecogni|unexpected|deprecated|extra|not permitted|not allowed|invalid(?!_request)|only the default");
    private static final Pattern SEED = Pattern.compile("\\bseed\\b");
    private static final Pattern SYSTEM =
            Pattern.compile("system (role|message|prompt|instruction)|roles must alternate|developer instruction");
    private static final Pattern FORM = Pattern.compile(
            "response[_ ]format|json[_ ](schema|object|mode)|grammar|guided" + "|structured output|jsonschema");

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
        String text = INPUT.matcher(error.toLowerCase(Locale.ROOT)).replaceFirst("");
        boolean unsupported = UNSUPPORTED.matcher(text).find();
        if (unsupported && text.contains(tokenField) && !text.contains("context length")) {
            return new RequestShape(structured, otherTokenField(), temperature, seed, system);
        }
        if (unsupported && temperature && text.contains("temperature")) {
            return new RequestShape(structured, tokenField, false, seed, system);
        }
        if (unsupported && seed && SEED.matcher(text).find()) {
            return new RequestShape(structured, tokenField, temperature, false, system);
        }
        if (system && SYSTEM.matcher(text).find()) {
            return new RequestShape(structured, tokenField, temperature, seed, false);
        }
        return free && FORM.matcher(text).find() ? less() : null;
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

    RequestShape with(Structured other) {
        return new RequestShape(other, tokenField, temperature, seed, system);
    }
}
