package io.spatialforge.pipeline.config;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The corpora that can be read, and the files each of them is made of, by the role they play. */
public enum SourceKind {
    /** COCO-style files; further ones add to the annotations of the first. */
    COCO("coco", List.of("annotations"), List.of("refs"), Map.of("segmentation", List.of("auto", "yes", "no"))),
    /** Objects365, either release, in COCO's layout. */
    OBJECTS365("objects365", List.of("annotations"), List.of()),
    /** LVIS, which says for each image what it was looked through for. */
    LVIS("lvis", List.of("annotations"), List.of("refs"), Map.of("segmentation", List.of("auto", "yes", "no"))),
    /** OpenImages: {@code folder} holds its files under the names they are published by; the others name them singly. */
    OPENIMAGES(
            "openimages",
            List.of(),
            List.of(
                    "folder",
                    "boxes",
                    "classes",
                    "hierarchy",
                    "labels",
                    "relationships",
                    "attributes",
                    "segmentations",
                    "masks",
                    "image_table",
                    "sizes")),
    /** A truth file in the project's own layout. */
    TRUTH("truth", List.of("annotations"), List.of()),
    /** PixMo's Parquet files, and CSV files of sizes for images whose photograph is not at hand. */
    PIXMO(
            "pixmo",
            List.of(),
            List.of("points", "count", "explanations", "captions", "sizes"),
            Map.of("points_unit", List.of("auto", "percent", "pixels"))),
    /** Whatever a recipe on the class path reads, which {@code recipe} names. */
    ADDED("added", List.of("annotations"), List.of()),
    /** Photographs without annotations: the places of {@code images} are all there is. */
    FOLDER("folder", List.of(), List.of());

    private final String id;
    private final List<String> required;
    private final List<String> optional;
    private final SortedMap<String, List<String>> settings;

    SourceKind(String id, List<String> required, List<String> optional) {
        this(id, required, optional, Map.of());
    }

    SourceKind(String id, List<String> required, List<String> optional, Map<String, List<String>> settings) {
        this.id = id;
        this.required = required;
        this.optional = optional;
        this.settings = new TreeMap<>(settings);
    }

    /** The name in configurations. */
    public String id() {
        return id;
    }

    /** Roles that must have a file. */
    List<String> required() {
        return required;
    }

    /** Roles that may have files. */
    List<String> optional() {
        return optional;
    }

    /** Settings of its own by name: what each may be, the default first. */
    SortedMap<String, List<String>> settings() {
        return settings;
    }

    static List<String> ids() {
        return List.of(values()).stream().map(SourceKind::id).toList();
    }

    static SourceKind ofId(String id) {
        for (SourceKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of source '" + id + "'");
    }
}
