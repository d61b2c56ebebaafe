package io.spatialforge.core.claim;

/** What instances must meet to be counted or meant. */
public sealed interface Condition extends Comparable<Condition> {

    /** The condition the same instances meet in the image flipped left to right. */
    Condition mirrored();

    /** Attributes before relationships before halves, and those of a kind by their names. */
    @Override
    default int compareTo(Condition other) {
        int c = Integer.compare(rank(), other.rank());
        return c != 0 ? c : toString().compareTo(other.toString());
    }

    private int rank() {
        return switch (this) {
            case Has has -> 0;
            case Related related -> 1;
            case InHalf half -> 2;
        };
    }

    /** Lies wholly in one half of the image. */
    record InHalf(Side side) implements Condition {
        @Override
        public InHalf mirrored() {
            return new InHalf(side.opposite());
        }
    }

    /**
     * Has an attribute: "wooden", "sitting".
     *
     * @param attribute in normal form, see {@link Attribute}
     */
    record Has(String attribute) implements Condition {
        @Override
        public Has mirrored() {
            return this;
        }
    }

    /**
     * Stands in a relationship to the only instance of another label: "held by the woman", "on the table".
     *
     * @param predicate in normal form, see {@link Predicate}
     * @param role the part that whatever meets the condition plays
     * @param other label of the other thing, of which there is one
     */
    record Related(String predicate, RelationRole role, String other) implements Condition {
        @Override
        public Related mirrored() {
            return this;
        }
    }
}
