package io.spatialforge.core.label;

/** What kind of noun a label is. */
public enum LabelKind {
    /** A plain count noun whose instances are told apart at a glance. */
    THING("thing"),
    /** A count noun whose instances come in bunches or piles, so that annotators draw one box or many. */
    BUNCH("bunch"),
    /** A mass: water, broccoli. */
    MASS("mass"),
    /** A part of something else: arm, wheel. */
    PART("part"),
    /** A noun without singular, or one annotated by the pair: scissors, skis. */
    PLURAL("plural"),
    /** Not a plain noun. */
    ODD("odd");

    private final String id;

    LabelKind(String id) {
        this.id = id;
    }

    /** The name used in the data file. */
    public String id() {
        return id;
    }

    static LabelKind ofId(String id) {
        for (LabelKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of label '" + id + "'");
    }
}
