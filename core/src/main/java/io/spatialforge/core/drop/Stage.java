package io.spatialforge.core.drop;

/** The stages of a run, in order. */
public enum Stage {
    INGEST("ingest", Unit.IMAGES),
    CURATE("curate", Unit.IMAGES),
    LOOK("look", Unit.IMAGES),
    PERCEIVE("perceive", Unit.IMAGES),
    FORGE("forge", Unit.IMAGES),
    PRESELECT("preselect", Unit.PAIRS),
    JUDGE("judge", Unit.PAIRS),
    SELECT("select", Unit.PAIRS),
    EXPORT("export", Unit.PAIRS);

    private final String id;
    private final Unit unit;

    Stage(String id, Unit unit) {
        this.id = id;
        this.unit = unit;
    }

    /** The stable name, also of the stage's folders. */
    public String id() {
        return id;
    }

    /** What it goes through one by one, and its speed is told in. */
    public Unit unit() {
        return unit;
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
