package io.spatialforge.vision.model.store;

import java.nio.file.Path;

/**
 * A file of a model that is at hand, with the hash it should have.
 *
 * @param sha256 in lower-case hex
 * @param bytes its size
 */
public record StoredFile(Path path, String sha256, long bytes) {}
