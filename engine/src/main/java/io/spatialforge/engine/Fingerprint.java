package io.spatialforge.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A hash over named texts, by which a shard's data are known to be still those that would be computed now: of stage and
 * code version, configuration, and the content of all inputs. Names and texts are hashed with their lengths, so that no
 * two sequences give the same bytes.
 *
 * <p>Where a person is told why something is done again, the names are: they are nouns, as in "{@code margins} changed".
 */
public final class Fingerprint {

    /** Hex digits of a part: enough to see that it changed, where the whole decides. */
    private static final int SHORT = 12;

    private final List<Part> parts;

    private record Part(String name, String text) {}

    private Fingerprint(List<Part> parts) {
        this.parts = parts;
    }

    /** A fingerprint of one text. */
    public static Fingerprint of(String name, String text) {
        return new Fingerprint(List.of()).with(name, text);
    }

    /** This fingerprint extended by a text; the order matters. */
    public Fingerprint with(String name, String text) {
        List<Part> extended = new ArrayList<>(parts);
        extended.add(new Part(name, text));
        return new Fingerprint(extended);
    }

    /** SHA-256 in lower-case hex. */
    public String hex() {
        StringBuilder all = new StringBuilder();
        for (Part part : parts) {
            append(all, part.name);
            append(all, part.text);
        }
        return hex(all);
    }

    /** The first digits of the hash of each part by its name; texts of one name are taken together. */
    public SortedMap<String, String> parts() {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        for (Part part : parts) {
            append(texts.computeIfAbsent(part.name, name -> new StringBuilder()), part.text);
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        texts.forEach((name, text) -> hashes.put(name, hex(text).substring(0, SHORT)));
        return hashes;
    }

    private static void append(StringBuilder all, String text) {
        all.append(text.length()).append(':').append(text);
    }

    private static String hex(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Sha256 hash = new Sha256();
        hash.update(bytes, 0, bytes.length);
        return hash.hex();
    }
}
