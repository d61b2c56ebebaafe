package io.spatialforge.pipeline.config;

import java.util.List;

/** The corpora that can be read, and the files each of them is made of, by the role they play. */
public enum SourceKind {
    /** COCO-style files; further ones add to the annotations of the first. */
    COCO("coco", List.of("annotations"), List.of("refs")),
    /** Objects365, either release, in COCO's layout. */
    OBJECTS365("objects365", List.of("annotations"), List.of()),
    /** LVIS, which says for each image what it was looked through for. */
    LVIS("lvis", List.of("annotations"), List.of("refs")),
    /** A truth file in the project's own layout. */
    TRUTH("truth", List.of("annotations"), List.of());

    private final String id;
    private final List<String> required;
    private final List<String> optional;

    SourceKind(String id, List<String> required, List<String> optional) {
        this.id = id;
        this.required = required;
        this.optional = optional;
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
