package io.spatialforge.sources.pixmo;

import io.spatialforge.sources.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four tables of PixMo that are read. */
public enum PixmoRole {
    /** Pixmo-points: a label and where people pointed at every instance, in one row. */
    POINTS("points"),
    /** Pixmo-count: a label and where a detector saw instances. */
    COUNT("count"),
    /** Pixmo-point-explanations: what people pointed at while they explained an answer. */
    EXPLANATIONS("explanations"),
    /** Pixmo-cap: a text about the whole image. */
    CAPTIONS("captions");

    private static final List<String> NUMBERS = List.of("DOUBLE", "FLOAT");

    private final String id;

    PixmoRole(String id) {
        this.id = id;
    }

    /** The name in configurations. */
    public String id() {
        return id;
    }

    /**
     * Tells by a file's columns which table it is of.
     *
     * @throws io.spatialforge.sources.SourceException if it is of none
     */
    public static PixmoRole of(Path file) throws IOException {
        try (TableFile table = TableFile.parquet(file)) {
            PixmoRole role = of(table);
            if (role == null) {
                throw table.fault(
                        "the columns",
                        "those of a PixMo table: points with label or annotation, alt_text, or caption",
                        String.join(", ", table.columns().keySet()),
                        "name the file under its role in a configuration: points, count, explanations or captions");
            }
            return role;
        }
    }

    private static @Nullable PixmoRole of(TableFile table) {
        if (table.firstOf("alt_text", "inline_text") != null) {
            return EXPLANATIONS;
        }
        String points = table.columns().get("points");
        if (points != null && table.firstOf("label", "annotation") != null) {
            return structOfLists().contains(points) && table.firstOf("collection_method") == null ? COUNT : POINTS;
        }
        return table.firstOf("caption") == null ? null : CAPTIONS;
    }

    /** The types of points that are two lists. */
    static List<String> structOfLists() {
        return NUMBERS.stream().map(n -> "STRUCT(x " + n + "[], y " + n + "[])").toList();
    }

    /** The types of points that are one list of pairs. */
    static List<String> listOfStructs() {
        return NUMBERS.stream().map(n -> "STRUCT(x " + n + ", y " + n + ")[]").toList();
    }

    /** The types of points that are a list of pairs for each text. */
    static List<String> listOfLists() {
        return listOfStructs().stream().map(t -> t + "[]").toList();
    }
}
