package io.spatialforge.core.rule;

/** Whether near and far may be told by boxes alone, where {@link io.spatialforge.core.rule.cue.CueAgreement} suffices. */
public enum NearFarFromBoxes {
    /** Only in scenes without any depth. */
    AUTO("auto"),
    /** Wherever one of two regions has no depth. */
    ON("on"),
    /** Never. */
    OFF("off");

    private final String id;

    NearFarFromBoxes(String id) {
        this.id = id;
    }

    /** The name in configurations. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if there is no such setting
     */
    public static NearFarFromBoxes ofId(String id) {
        for (NearFarFromBoxes setting : values()) {
            if (setting.id.equals(id)) {
                return setting;
            }
        }
        throw new IllegalArgumentException("expected auto, on or off, got '" + id + "'");
    }
}
