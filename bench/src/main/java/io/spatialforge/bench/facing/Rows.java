package io.spatialforge.bench.facing;

import io.spatialforge.core.scene.Box;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table that belongs to this bench, without its remarks. */
final class Rows {

    private Rows() {}

    static List<String[]> of(String name) throws IOException {
        try (InputStream in = Rows.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String[]> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(line.split("\t"));
                }
            }
            return rows;
        }
    }

    /** The box in four cells. */
    static Box box(String[] row, int first) {
        return new Box(
                Double.parseDouble(row[first]),
                Double.parseDouble(row[first + 1]),
                Double.parseDouble(row[first + 2]),
                Double.parseDouble(row[first + 3]));
    }
}
