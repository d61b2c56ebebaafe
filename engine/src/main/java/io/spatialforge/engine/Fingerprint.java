package io.spatialforge.engine;

import java.nio.charset.StandardCharsets;

/**
 * A hash over named texts, by which a shard's data are known to be still those that would be computed now: of stage and
 * code version, configuration, and the content of all inputs. Names and texts are hashed with their lengths, so that no
 * two sequences give the same bytes.
 */
public final class Fingerprint {

    private final StringBuilder parts;

    private Fingerprint(StringBuilder parts) {
        this.parts = parts;
    }

    /** A fingerprint of one text. */
    public static Fingerprint of(String name, String text) {
        return new Fingerprint(new StringBuilder()).with(name, text);
    }

    /** This fingerprint extended by a text; the order matters. */
    public Fingerprint with(String name, String text) {
        StringBuilder extended = new StringBuilder(parts);
        extended.append(name.length()).append(':').append(name);
        extended.append(text.length()).append(':').append(text);
        return new Fingerprint(extended);
    }

    /** SHA-256 in lower-case hex. */
    public String hex() {
        byte[] bytes = parts.toString().getBytes(StandardCharsets.UTF_8);
        Sha256 hash = new Sha256();
        hash.update(bytes, 0, bytes.length);
        return hash.hex();
    }
}
