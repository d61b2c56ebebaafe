package io.spatialforge.audit;

import org.apiguardian.api.API;

/** Why truth can't say whether a pair is right. */
@API(status = API.Status.EXPERIMENTAL)
public enum Gap {
    IMAGE_NOT_IN_TRUTH("image-not-in-truth", "the truth file has no record of the photograph"),
    IMAGE_AMBIGUOUS("image-ambiguous", "several records fit the photograph's path equally well"),
    IMAGE_SIZE_DIFFERS("image-size-differs", "the record is of a photograph of another size"),
    REGION_UNMATCHED("region-unmatched", "a region fits no object of its label, or two alike"),
    NO_DEPTH("no-depth", "an object has no measured depth"),
    DEPTH_COARSE("depth-coarse", "the depths differ by less than they were measured to"),
    RATERS_UNSURE("raters-unsure", "the human raters reached no majority"),
    NOT_EXHAUSTIVE("not-exhaustive", "the record does not list all objects"),
    LABEL_OUTSIDE(
            "label-outside", "the label occurs nowhere in the truth file, so that it may not have been looked for"),
    CROWD("crowd", "the record has a crowd of the label"),
    HARDLY_VISIBLE("hardly-visible", "an object of the label is all but hidden"),
    NOT_RECORDED("not-recorded", "the truth file records no attributes, relationships or people's own words"),
    STRADDLES("straddles", "an object lies on both sides of the boundary"),
    NO_FACING("no-facing", "the person's facing was not measured"),
    FACING_COARSE("facing-coarse", "the facing is known in steps and lies on the boundary between two answers"),
    NO_LOCATION("no-location", "a location in space was not measured"),
    SAME_PLACE("same-place", "the target stands where the viewer stands");

    private final String id;
    private final String meaning;

    Gap(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** The stable name written into reports. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if there is no such gap
     */
    static Gap ofId(String id) {
        for (Gap gap : values()) {
            if (gap.id.equals(id)) {
                return gap;
            }
        }
        throw new IllegalArgumentException("there is no gap '" + id + "'");
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }
}
