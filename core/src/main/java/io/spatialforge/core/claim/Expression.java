package io.spatialforge.core.claim;

import java.util.List;

/**
 * What words can say to pick regions of a scene, before it is put into words. Every expression names its frame: left and
 * right are the image's.
 */
public sealed interface Expression {

    /** The label all regions picked have. */
    String label();

    /** The expression that picks the same regions in the image flipped left to right. */
    Expression mirrored();

    /** Every instance: "every dog". */
    record Every(String label) implements Expression {
        @Override
        public Every mirrored() {
            return this;
        }
    }

    /** The only instance: "the dog". */
    record Only(String label) implements Expression {
        @Override
        public Only mirrored() {
            return this;
        }
    }

    /**
     * "The second chair from the left of the image".
     *
     * @param position from 1
     * @param from the side of the image at which counting starts
     */
    record Ordinal(String label, int position, Side from) implements Expression {
        @Override
        public Ordinal mirrored() {
            return new Ordinal(label, position, from.opposite());
        }
    }

    /** "The leftmost chair", "the chair nearest to the camera". */
    record Extreme(String label, Extremity extremity) implements Expression {
        @Override
        public Extreme mirrored() {
            return new Extreme(label, extremity.mirrored());
        }
    }

    /**
     * The only instance that meets all conditions: "the wooden chair", "the guitar held by the woman".
     *
     * @param conditions one or two, in their order
     */
    record Such(String label, List<Condition> conditions) implements Expression {
        /**
         * @throws IllegalArgumentException if there is no condition
         */
        public Such {
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("no condition for " + label);
            }
            conditions = conditions.size() == 1
                    ? List.copyOf(conditions)
                    : conditions.stream().sorted().toList();
        }

        @Override
        public Such mirrored() {
            return new Such(label, conditions.stream().map(Condition::mirrored).toList());
        }
    }

    /** One of several that meet a condition: "the leftmost wooden chair". */
    record ExtremeSuch(String label, Condition condition, Extremity extremity) implements Expression {
        @Override
        public ExtremeSuch mirrored() {
            return new ExtremeSuch(label, condition.mirrored(), extremity.mirrored());
        }
    }

    /**
     * A person's own words, which one region of the scene bears and no other.
     *
     * @param text as the scene has it
     */
    record Stated(String label, String text) implements Expression {
        /** Itself: nobody wrote words for the flipped image, and left and right within a text can't be exchanged. */
        @Override
        public Stated mirrored() {
            return this;
        }
    }
}
