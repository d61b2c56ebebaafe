package io.spatialforge.core.qa;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(r[0-9]+)}");

    public QaPair {
        regions = List.copyOf(regions);
    }

    /** The question, with placeholders as in <code>{r3}</code> for coordinates. */
    public String question() {
        return phrased.question();
    }

    /** The answer, with placeholders as in <code>{r3}</code> for coordinates. */
    public String answer() {
        return phrased.answer();
    }

    /**
     * The question with coordinates in it.
     *
     * @param shown how a region is written, as in {@code QaRegion::coordinates}
     */
    public String question(Function<QaRegion, String> shown) {
        return shown(phrased.question(), shown);
    }

    /**
     * The answer with coordinates in it.
     *
     * @param shown how a region is written, as in {@code QaRegion::coordinates}
     */
    public String answer(Function<QaRegion, String> shown) {
        return shown(phrased.answer(), shown);
    }

    private String shown(String text, Function<QaRegion, String> shown) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            for (QaRegion region : regions) {
                if (region.id().equals(found.group(1))) {
                    return Matcher.quoteReplacement(shown.apply(region));
                }
            }
            return Matcher.quoteReplacement(found.group());
        });
    }

    /** The same in another split. */
    public QaPair withSplit(Split newSplit) {
        return new QaPair(id, newSplit, image, phrased, regions, claim, evidence);
    }

    /** The same of another image record. */
    public QaPair withImage(Image newImage) {
        return new QaPair(id, split, newImage, phrased, regions, claim, evidence);
    }

    /** The same, resting on other evidence. */
    public QaPair withEvidence(Evidence newEvidence) {
        return new QaPair(id, split, image, phrased, regions, claim, newEvidence);
    }

    /**
     * A region as a pair carries it.
     *
     * @param shape in pixels of the upright image
     */
    public record QaRegion(String id, String label, Shape shape) {

        /**
         * Its place for people to read, in pixels of the upright image: {@code [60, 250, 180, 430]} of a box by its left, top,
         * right and bottom edges, {@code (65.5, 80)} of a point.
         */
        public String coordinates() {
            return switch (shape) {
                case Box b ->
                    "[" + plain(b.x1()) + ", " + plain(b.y1()) + ", " + plain(b.x2()) + ", " + plain(b.y2()) + "]";
                case Point p -> "(" + plain(p.x()) + ", " + plain(p.y()) + ")";
            };
        }

        private static String plain(double pixels) {
            return pixels == Math.rint(pixels) ? Long.toString((long) pixels) : Double.toString(pixels);
        }
    }
}
