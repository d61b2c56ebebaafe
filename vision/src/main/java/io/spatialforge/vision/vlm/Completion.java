package io.spatialforge.vision.vlm;

import org.jspecify.annotations.Nullable;

/**
 * What a model said, before anybody judges whether it is of use.
 *
 * @param content of the message; empty where there was none
 * @param finish why it ended, as in {@code stop} and {@code length}; empty where not said
 * @param refusal what it said instead of answering; null where it did not refuse
 * @param called whether it wanted to call a tool
 * @param servedBy the model as the endpoint names the one that answered; empty where not said
 * @param promptTokens of the question
 * @param completionTokens of the answer
 * @param estimated whether the endpoint did not count, and the tokens are a guess
 */
record Completion(
        String content,
        String finish,
        @Nullable String refusal,
        boolean called,
        String servedBy,
        long promptTokens,
        long completionTokens,
        boolean estimated) {

    long tokens() {
        return promptTokens + completionTokens;
    }

    boolean isCutOff() {
        return finish.equals("length") || finish.equals("max_tokens");
    }
}
