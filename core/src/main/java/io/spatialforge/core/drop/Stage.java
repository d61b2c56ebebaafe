package io.spatialforge.core.drop;

/** The stages of a run, in order. */
public enum Stage {
    /** Reads annotations and brings the rows of an image together. */
    INGEST("ingest", Unit.IMAGES),
    /** Leaves out images that make silly questions. */
    CURATE("curate", Unit.IMAGES),
    /** Shows photographs to models. */
    LOOK("look", Unit.IMAGES),
    /** Gives regions their depth, and people their facing. */
    PERCEIVE("perceive", Unit.IMAGES),
    /** States claims, words them and checks them. */
    FORGE("forge", Unit.IMAGES),
    /** Thins pairs roughly before they are judged. */
    PRESELECT("preselect", Unit.PAIRS),
    /** Asks a model about pairs. */
    JUDGE("judge", Unit.PAIRS),
    /** Balances, caps, mixes and splits. */
    SELECT("select", Unit.PAIRS),
    /** Writes pairs as a trainer reads them. */
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
