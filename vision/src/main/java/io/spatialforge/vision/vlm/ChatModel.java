package io.spatialforge.vision.vlm;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A vision-language model that can be asked. Safe for use by several threads. */
public interface ChatModel extends Closeable {

    /** The model's name, as its endpoint knows it. */
    String name();

    /**
     * What answers depend on, for the fingerprint of a stage: model, sampling, sizes. Where the endpoint is does not count: a
     * model that moved to another machine says the same. Never a key.
     */
    String identity();

    /** The longest side of pictures in pixels, as declared; larger ones are to be scaled down to it before they are shown. */
    int maxSide();

    /**
     * Asks, or looks up what was answered before. Waits for its turn where the endpoint is busy or limited.
     *
     * @throws IOException if the cache can't be read or written; never because of the endpoint
     */
    ChatReply ask(ChatRequest request) throws IOException, InterruptedException;

    /**
     * Why nothing more is sent, to be said once: the budget is used up, or the endpoint refuses or can't be reached. Null
     * while all is well. Answers that are remembered are given all the same.
     */
    default @Nullable String stopped() {
        return null;
    }

    /** How many questions were put and are not answered yet: sent, or waiting for their turn. */
    default int underWay() {
        return 0;
    }

    /** What was sent since it was opened. */
    Usage usage();

    /**
     * @param requests sent, tries included
     * @param cached answers known from before
     * @param promptTokens as the endpoint counts them
     * @param completionTokens as the endpoint counts them
     */
    record Usage(long requests, long cached, long promptTokens, long completionTokens) {}
}
