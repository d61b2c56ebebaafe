package io.spatialforge.vision.see;

import io.spatialforge.core.drop.Reason;

/** What came of one look at a photograph. */
public sealed interface Looked {

    /**
     * The photograph was seen.
     *
     * @param sha256 of the photograph's bytes, lower-case hex
     * @param runtime what the last model that was asked ran on: runtime, version, device, threads and batch
     */
    record Seen(String sha256, String runtime, Perception perception) implements Looked {}

    /**
     * The photograph can't be looked at.
     *
     * @param sha256 of the photograph's bytes, lower-case hex
     * @param detail what was found, for a person
     */
    record Flawed(String sha256, Reason reason, String detail) implements Looked {}
}
