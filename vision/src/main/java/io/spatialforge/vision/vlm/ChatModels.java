package io.spatialforge.vision.vlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Opens models behind endpoints. */
public final class ChatModels {

    private ChatModels() {}

    /**
     * Opens a model whose answers are kept in a folder. Nothing is sent before the first question.
     *
     * @param answers the folder, made if need be; in use by one process at a time unless it only replays
     * @throws IOException if the folder can't be used, is in use, or has nothing to replay
     * @throws IllegalArgumentException if a variable was named for the key that is not set, or holds no key
     */
    public static ChatModel open(EndpointOptions options, Path answers) throws IOException {
        return open(options, answers, System.getenv());
    }

    /**
     * Another model at the endpoint of one that was opened here: answers, limits and budget are shared.
     *
     * @param first closed after the other one
     * @throws IllegalArgumentException if it was opened elsewhere
     */
    public static ChatModel beside(ChatModel first, String model) {
        if (first instanceof RememberingModel remembering) {
            return remembering.beside(model);
        }
        throw new IllegalArgumentException("expected a model with answers to share, got " + first);
    }

    /**
     * The same as {@link #open(EndpointOptions, Path)} in another environment.
     *
     * @param environment where the key is looked for
     */
    public static ChatModel open(EndpointOptions options, Path answers, Map<String, String> environment)
            throws IOException {
        if (options.replay()) {
            return new RememberingModel(options, AnswerLog.openToRead(answers), null);
        }
        Secret secret = Secret.of(options, environment);
        return new RememberingModel(options, AnswerLog.open(answers), secret);
    }
}
