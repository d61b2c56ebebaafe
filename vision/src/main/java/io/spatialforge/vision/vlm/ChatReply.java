package io.spatialforge.vision.vlm;

import tools.jackson.databind.JsonNode;

/** What came of a question to a model. */
public sealed interface ChatReply {

    /**
     * An answer that fits the schema that was asked for.
     *
     * @param json an object
     * @param cached whether it was known from before, and nothing was sent
     */
    record Answered(JsonNode json, boolean cached) implements ChatReply {}

    /**
     * The model answered and the answer can't be used: it is cut off, no JSON, or another object than asked for. It is
     * remembered like an answer, so that it is not paid for again.
     */
    record Unusable(String why, boolean cached) implements ChatReply {}

    /** There was no answer: the endpoint failed as often as it was tried, or refused. Asked again in the next run. */
    record Failed(String why) implements ChatReply {}

    /** The budget is used up, or nothing may be sent and the answer is not known. Asked again in the next run. */
    record NotAsked(String why) implements ChatReply {}
}
