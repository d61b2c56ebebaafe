package io.spatialforge.core.qa;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Shape;
import java.util.List;

/**
 * One question with its answer, what it rests on, and all that is needed to write it for a trainer.
 *
 * @param id stable: a hash of image, form and claim
 * @param split the part of the dataset
 * @param image the photograph
 * @param phrased the words
 * @param regions the regions named in the words or the claim, in the order of their numbers
 * @param claim what is true; also of a yes/no question whose answer is "no"
 * @param evidence why
 */
public record QaPair(
        String id, Split split, Image image, Phrased phrased, List<QaRegion> regions, Claim claim, Evidence evidence) {

    public QaPair {
        regions = List.copyOf(regions);
    }

    public QaPair withSplit(Split newSplit) {
        return new QaPair(id, newSplit, image, phrased, regions, claim, evidence);
    }

    public QaPair withImage(Image newImage) {
        return new QaPair(id, split, newImage, phrased, regions, claim, evidence);
    }

    public QaPair withEvidence(Evidence newEvidence) {
        return new QaPair(id, split, image, phrased, regions, claim, newEvidence);
    }

    /**
     * A region as a pair carries it.
     *
     * @param shape in pixels of the upright image
     */
    public record QaRegion(String id, String label, Shape shape) {}
}
