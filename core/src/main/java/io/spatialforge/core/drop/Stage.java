package io.spatialforge.core.drop;

/** The stages of a run, in order. */
public enum Stage {
    INGEST("ingest"),
    CURATE("curate"),
    LOOK("look"),
    PERCEIVE("perceive"),
    FORGE("forge"),
    PRESELECT("preselect"),
    JUDGE("judge"),
    SELECT("select"),
    EXPORT("export");

    private final String id;

    Stage(String id) {
        this.id = id;
    }

    /** The stable name, also of the stage's folders. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no stage has that name
     */
    public static Stage ofId(String id) {
        for (Stage stage : values()) {
            if (stage.id.equals(id)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("unknown stage '" + id + "'");
    }
}
