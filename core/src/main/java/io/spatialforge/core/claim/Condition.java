package io.spatialforge.core.claim;

/** What instances must meet to be counted. */
public sealed interface Condition {

    /** The condition the same instances meet in the image flipped left to right. */
    Condition mirrored();

    /** Lies wholly in one half of the image. */
    record InHalf(Side side) implements Condition {
        @Override
        public InHalf mirrored() {
            return new InHalf(side.opposite());
        }
    }
}
