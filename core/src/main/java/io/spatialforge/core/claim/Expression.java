package io.spatialforge.core.claim;

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
}
