package io.spatialforge.drawn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other corpora call the labels that can be drawn. */
final class CategoryNames {

    /** A category of another corpus. */
    record Category(String id, String name) {}

    static final Map<String, Category> OBJECTS365 = load(1);
    static final Map<String, Category> OPEN_IMAGES = load(3);

    private CategoryNames() {}

    /** The category of a label, in the order of the drawn labels; labels without one are left out. */
    private static Map<String, Category> load(int column) {
        Map<String, Category> categories = new LinkedHashMap<>();
        try (InputStream in = CategoryNames.class.getResourceAsStream("names.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the data file names.tsv is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t");
                if (!line.startsWith("#") && !cells[column].equals("-")) {
                    categories.put(cells[0], new Category(cells[column], cells[column + 1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(categories);
    }
}
