package io.spatialforge.vision.model;

/**
 * Which model made a result.
 *
 * @param id name in the manifest
 * @param sha256 of the file, lower-case hex
 * @param settings all of the manifest that changes results: input size, thresholds; in a fixed order
 */
public record ModelIdentity(String id, String sha256, String settings) {

    /** Name and the first digits of the hash, as evidence writes it. */
    public String brief() {
        return id + "@" + sha256.substring(0, 8);
    }
}
