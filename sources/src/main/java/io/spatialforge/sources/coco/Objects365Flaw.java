package io.spatialforge.sources.coco;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a photograph of Objects365, from a data file of those known. */
enum Objects365Flaw {
    /** It is listed and in none of the archives. */
    MISSING,
    /** Its width is listed as its height, and the other way round; boxes are of the true frame. */
    SWAPPED,
    /** Its file can't be used. */
    BAD;

    private static final Map<String, Objects365Flaw> KNOWN = load("objects365-flaws.tsv");

    /**
     * The flaw of a photograph, or null if none is known.
     *
     * @param fileName with or without folders
     */
    static @Nullable Objects365Flaw of(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return KNOWN.get(dot < 0 ? name : name.substring(0, dot));
    }

    private static Map<String, Objects365Flaw> load(String resource) {
        Map<String, Objects365Flaw> known = new HashMap<>();
        try (InputStream in = Objects365Flaw.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + resource + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int tab = line.indexOf('\t');
                    known.put(
                            line.substring(0, tab),
                            valueOf(line.substring(tab + 1).toUpperCase(Locale.ROOT)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }
}
