package io.spatialforge.pipeline.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What models are told, from the resource file {@code prompts.txt}. */
public final class Prompts {

    /** Wordings of each question; round after round takes the next. */
    private static final int WORDINGS = 4;

    private static final String RESOURCE = "prompts.txt";
    private static final Prompts STANDARD = load();

    private final String version;
    private final Map<String, String> parts;

    private Prompts(String version, Map<String, String> parts) {
        this.version = version;
        this.parts = Map.copyOf(parts);
    }

    /** The prompts that are shipped. */
    public static Prompts standard() {
        return STANDARD;
    }

    private static Prompts load() {
        String text;
        try (InputStream in = Prompts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the prompts " + RESOURCE + " are not on the class path");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(text);
    }

    /**
     * @throws IllegalArgumentException if there is no version, or text before the first part
     */
    static Prompts parse(String text) {
        String version = "";
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        StringBuilder part = null;
        for (String line : text.lines().toList()) {
            if (line.matches("\\[[a-z]+(\\.\\d)?]")) {
                part = new StringBuilder();
                parts.put(line.substring(1, line.length() - 1), part);
            } else if (part != null) {
                part.append(line).append('\n');
            } else if (line.startsWith("version ")) {
                version = line.substring("version ".length()).strip();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException("prompts: '" + line + "' belongs to no part");
            }
        }
        if (version.isEmpty()) {
            throw new IllegalArgumentException("prompts: there is no version");
        }
        Map<String, String> stripped = new LinkedHashMap<>();
        parts.forEach((name, lines) -> stripped.put(name, lines.toString().strip()));
        return new Prompts(version, stripped);
    }

    /** The version, for {@code run.json}. */
    public String version() {
        return version;
    }

    /** The version and every word, for the fingerprint of what rests on them. */
    public String fingerprint() {
        return version + " " + new TreeMap<>(parts);
    }

    /**
     * A part by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    String part(String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("prompts: there is no part '" + name + "'");
        }
        return part;
    }

    /** The wording of a part for a round, from 0. */
    String wording(String name, int round) {
        return part(name + "." + (1 + round % WORDINGS));
    }
}
