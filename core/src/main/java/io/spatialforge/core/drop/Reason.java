package io.spatialforge.core.drop;

import io.spatialforge.core.Nearest;
import java.util.Arrays;
import java.util.List;

/** Why something was left out, or could not be told. The ids are stable: users count and filter by them. */
public enum Reason {
    // Ingest: images
    NO_ANNOTATIONS("no-annotations", "the image has no usable region and no label known to be absent"),
    IMAGE_MISSING("image-missing", "the file is not in the image folder"),
    IMAGE_UNREADABLE("image-unreadable", "the file is not an image that can be read"),
    IMAGE_UNSUPPORTED("image-unsupported", "the file is an image of a format or kind that is not read"),
    IMAGE_TRUNCATED("image-truncated", "the file ends before the image does"),
    IMAGE_DAMAGED("image-damaged", "the file has all its parts, but what they hold was altered by accident"),
    IMAGE_ALTERED("image-altered", "the file's bytes do not have the hash that is listed"),
    IMAGE_SIZE_MISMATCH("image-size-mismatch", "the file's width and height are not those of the annotations"),
    IMAGE_SIZE_INVALID("image-size-invalid", "width or height is missing or not positive"),
    IMAGE_DUPLICATE("image-duplicate", "an image of the same id came before"),
    IMAGE_COPY("image-copy", "another image has the very same bytes"),
    IMAGE_PATH_UNSAFE("image-path-unsafe", "the file name leaves the image folder"),
    NOT_A_PHOTOGRAPH("not-a-photograph", "the name is not that of a photograph's file"),
    ORIENTATION_AMBIGUOUS("orientation-ambiguous", "boxes may be of the stored or of the upright image"),
    NOT_SAMPLED("not-sampled", "left out by --limit or --sample"),

    // Ingest: regions
    BOX_INVALID("box-invalid", "the box is not four finite numbers with positive width and height"),
    BOX_OUTSIDE("box-outside", "the box lies outside the image"),
    REGION_DUPLICATE("region-duplicate", "the same label and box, or the same annotation id, came before"),
    REGION_ORPHAN("region-orphan", "the annotation names an image the file does not list"),
    CATEGORY_UNKNOWN("category-unknown", "the annotation names a category the file does not list"),
    IMAGE_DROPPED("image-dropped", "the image of the region was left out"),
    POINT_INVALID("point-invalid", "the points are not pairs of finite numbers, as many x as y and as many as texts"),
    POINT_OUTSIDE("point-outside", "a point lies outside the image, or beyond 0 to 100 percent"),

    // Ingest: rows
    IMAGE_UNNAMED("image-unnamed", "the row names no image, neither by URL nor by hash"),
    TEXT_INVALID("text-invalid", "the label or caption is missing, empty or too long"),
    COUNT_MISMATCH("count-mismatch", "the stated count is not the number of points"),
    ROW_DUPLICATE("row-duplicate", "another row says the same of the image"),
    ROWS_DISAGREE("rows-disagree", "two rows say different things of the same label"),
    COUNT_UNCONFIRMED("count-unconfirmed", "nobody but a detector counted the label"),

    // Ingest: imported results
    LOW_CONFIDENCE("low-confidence", "the score is below the least that was asked for"),
    IMPORT_AMBIGUOUS("import-ambiguous", "the record names several images"),
    IMPORT_UNMATCHED("import-unmatched", "no region of a fitting label is where the mask or the keypoints are"),

    // Ingest: what is said of images and regions
    LABEL_UNVERIFIED("label-unverified", "a machine gave the label and no person verified it"),
    LABEL_CONTRADICTED("label-contradicted", "people verified the label to be present and to be absent"),
    BOX_UNMATCHED("box-unmatched", "the row's box is none of the image's regions"),
    MASK_MISSING("mask-missing", "there is no file of the mask"),
    MASK_UNREADABLE("mask-unreadable", "the file is not a mask that can be read"),
    // Ingest: masks and people's words
    MASK_INVALID("mask-invalid", "the mask is malformed, empty, of another size than the image or not in its box"),
    REGION_MISSING("region-missing", "the region that the mask or the words belong to is not there"),
    EXPRESSION_INVALID("expression-invalid", "the words are missing or no text"),
    EXPRESSION_DUPLICATE("expression-duplicate", "the same words for the same region came before"),
    BENCHMARK("benchmark", "it belongs to a benchmark, which must not leak into what is trained on"),

    // Curate
    TAKEN_DOWN("taken-down", "the image stands in a list of images to leave out"),
    IMAGE_TOO_SMALL("image-too-small", "the image has too few pixels to ask about"),
    IMAGE_EXTREME_ASPECT("image-extreme-aspect", "the image is a strip, many times as long as wide"),
    IMAGE_BLANK("image-blank", "the image shows next to nothing"),
    IMAGE_BLURRED("image-blurred", "nothing in the image is in focus"),
    IMAGE_COLLAGE("image-collage", "the image is put together from several"),
    IMAGE_SCREENSHOT("image-screenshot", "the image is a screenshot or a drawing, no photograph"),
    IMAGE_TEXT("image-text", "the image is a page of text"),

    // Perceive
    NOTHING_SEEN("nothing-seen", "nobody annotated the image, and no thing in it is agreed on"),
    NOT_AGREED("not-agreed", "one detector saw it there and the other one did not"),
    LABEL_DISPUTED("label-disputed", "a related label was seen over the same box"),
    COVERS_IMAGE("covers-image", "the box is nearly the whole image"),
    ALREADY_COMPLETE(
            "already-complete", "every instance of the label, or of a related one, was annotated, or there is none"),
    DEPTH_MISSING("depth-missing", "there is no depth map for the image"),
    DEPTH_UNREADABLE("depth-unreadable", "the depth map can't be read"),
    DEPTH_SIZE_MISMATCH("depth-size-mismatch", "the depth map has another size than the image"),

    // Forge: abstentions
    TINY("tiny", "a region is too small to be seen reliably"),
    TRUNCATED("truncated", "a region is cut by the border of the image"),
    FLAGGED("flagged", "a region is a crowd, group, depiction, reflection or seen from inside"),
    PERHAPS_PICTURED(
            "perhaps-pictured", "a region may be a picture or a reflection of something, and not the thing itself"),
    NOT_A_THING("not-a-thing", "the label is a mass, a part, or no plain noun"),
    NOT_EXHAUSTIVE("not-exhaustive", "not every instance of the label is known to be annotated"),
    RELATED_LABEL("related-label", "a region of a related label may be one too"),
    POSSIBLE_DUPLICATE("possible-duplicate", "two boxes may be one object"),
    TOO_MANY("too-many", "more instances than can be counted reliably"),
    AMBIGUOUS("ambiguous", "no expression picks this region and no other with a margin"),
    BELOW_MARGIN("below-margin", "the difference is smaller than its margin"),
    OVERLAP("overlap", "the regions overlap, so that one may hold, wear or support the other"),
    NO_DEPTH("no-depth", "a region has no depth"),
    DEPTH_EXTENTS_OVERLAP("depth-extents-overlap", "the regions' own extents in depth are not separate"),
    CUES_DISAGREE("cues-disagree", "two cues say different things"),
    FEW_CUES("few-cues", "without depth, no two cues that look at different things tell which is nearer"),
    NO_EXTENT("no-extent", "a point has no extent"),
    NO_FACING("no-facing", "the person's facing can't be told"),
    NEAR_BOUNDARY("near-boundary", "the direction lies too close to the boundary between two"),
    NOT_UPRIGHT("not-upright", "the person is lying or strongly tilted"),
    CONDITION_UNKNOWN("condition-unknown", "the condition can't be told for one candidate"),
    STRADDLES("straddles", "a region lies on both sides of the boundary"),
    OVER_CAP("over-cap", "the image already gives as many claims of this form as are asked for"),

    // Forge: verification
    UNREADABLE("unreadable", "the phrased pair could not be read back"),
    READ_DIFFERENTLY("read-differently", "the phrased pair reads back as another claim"),
    NOT_DERIVED("not-derived", "the verifier could not derive the claim anew"),
    CONTRADICTED("contradicted", "the verifier derived the contrary"),
    BOX_DEGENERATE("box-degenerate", "the box has no area at the dialect's resolution"),

    // Preselect and select
    DUPLICATE_PAIR("duplicate-pair", "the same question about the same image, or a copy of it, came before"),
    COPIES_DISAGREE("copies-disagree", "a copy of the image has the contrary answer, so that one of them is wrong"),
    UNBALANCED("unbalanced", "one answer would be more frequent than the others"),
    LABEL_CAPPED("label-capped", "the label, or the pair of labels, is already in as many pairs as are asked for"),
    MIX_FULL("mix-full", "there are already as many pairs of the task as the mix asks for"),

    // Judge
    JUDGE_DISAGREED("judge-disagreed", "the judge picked another answer"),
    JUDGE_UNSURE("judge-unsure", "the judge did not pick the same answer often enough"),
    NOT_JUDGED("not-judged", "the judge could not be asked, or gave no answer that can be used"),
    PROPOSAL_UNFIT("proposal-unfit", "the words that the model proposed are no description that can be used"),

    // Export
    NOT_IDENTITY("not-identity", "the stored photograph is not upright and most trainers do not turn it"),
    NEEDS_BOXES("needs-boxes", "the pair needs boxes, which are not told in the form that was asked for"),
    LICENCE_UNKNOWN("licence-unknown", "no licence is stated that allows the photograph to be copied"),
    LICENCE_FORBIDS("licence-forbids", "the licence does not allow the photograph to be copied so");

    private final String id;
    private final String meaning;

    Reason(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }

    /**
     * @throws IllegalArgumentException if no reason has that name
     */
    public static Reason ofId(String id) {
        for (Reason reason : values()) {
            if (reason.id.equals(id)) {
                return reason;
            }
        }
        List<String> ids = Arrays.stream(values()).map(Reason::id).toList();
        throw new IllegalArgumentException("unknown reason '" + id + "'" + Nearest.hint(id, ids));
    }
}
