package io.spatialforge.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The data files that the project ships: UTF-8, with empty lines and comments that begin with {@code #}. */
public final class DataFile {

    private DataFile() {}

    /**
     * The lines that say something.
     *
     * @param owner class beside which the file lies
     * @param resource its path from there
     * @throws IllegalStateException if there is no such file on the class path
     */
    public static List<String> lines(Class<?> owner, String resource) {
        List<String> said = new ArrayList<>();
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + resource + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    /**
     * The same lines, cut into cells at tabs.
     *
     * @param columns how many cells each has
     * @throws IllegalStateException if there is no such file, or a line has another number of cells
     */
    public static List<String[]> rows(Class<?> owner, String resource, int columns) {
        List<String[]> rows = new ArrayList<>();
        for (String line : lines(owner, resource)) {
            String[] cells = line.split("\t", -1);
            if (cells.length != columns) {
                throw new IllegalStateException(resource + ": expected " + columns + " columns in '" + line + "'");
            }
            rows.add(cells);
        }
        return rows;
    }
}
