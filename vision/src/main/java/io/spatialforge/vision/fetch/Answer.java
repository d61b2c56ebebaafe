package io.spatialforge.vision.fetch;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one request. */
sealed interface Answer {

    /**
     * Bytes came, all of them as far as the server says.
     *
     * @param file holds them; whoever takes the answer deletes or moves it
     * @param sha256 in lower-case hex
     * @param md5 in base64
     */
    record Body(Path file, long size, String sha256, String md5) implements Answer {}

    /**
     * The server asks to come again: 429 or 5xx.
     *
     * @param after as the server asks for; null where it does not say
     */
    record Later(int status, @Nullable Duration after) implements Answer {}

    /** There is nothing to be had. */
    record Dead(DeadLink reason, String detail) implements Answer {}
}
