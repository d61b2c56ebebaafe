package io.spatialforge.sources.imports;

import io.spatialforge.vision.depth.DepthMeaning;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of what the user already computed, with what it does not say itself.
 *
 * @param file JSON lines, or Parquet by the ending {@code .parquet}
 * @param kind what its records are
 * @param origin who or what made them: a model's name, or {@code human}
 * @param minConfidence records with a lower score are left out, 0 to 1
 * @param completeness whether every instance of the labels it names is boxed, in every image it names them for
 * @param frame which pixels its coordinates are of
 * @param third what the third number of a keypoint is
 * @param depth what depth maps mean where the record does not say; null of other kinds
 */
public record ImportFile(
        Path file,
        ImportKind kind,
        String origin,
        double minConfidence,
        Completeness completeness,
        Frame frame,
        Third third,
        @Nullable DepthMeaning depth) {

    /** The origin of what people made; only such records may lack a score. */
    public static final String HUMAN = "human";

    /** Whether a file boxes every instance. */
    public enum Completeness {
        /** Some instances: all that can be said of detections. */
        SOME,
        /** Every instance, as the user declares. */
        EVERY
    }

    /** The pixels that coordinates are of, where EXIF turns a photograph. */
    public enum Frame {
        /** Of the image as it is seen. */
        UPRIGHT,
        /** Of the pixels as they are stored. */
        STORED
    }

    /** What stands beside x and y of a keypoint. */
    public enum Third {
        /** COCO's 0 for not labelled, 1 for hidden, 2 for visible. */
        VISIBILITY,
        /** A score from 0 to 1; from a half on the point is taken for visible, below for not labelled. */
        SCORE
    }

    /**
     * @throws IllegalArgumentException if the origin is empty, the least confidence is not from 0 to 1, or depth maps are
     *     not declared
     */
    public ImportFile {
        if (origin.isBlank()) {
            throw new IllegalArgumentException(file + ": say where the " + kind.id() + " come from (origin)");
        }
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new IllegalArgumentException(file + ": the least confidence is from 0 to 1, got " + minConfidence);
        }
        if (kind == ImportKind.DEPTH && depth == null) {
            throw new IllegalArgumentException(file + ": say what the numbers of the depth maps mean");
        }
    }

    /** The defaults: every score, some instances, upright pixels, COCO's visibility; depth maps in millimetres. */
    public static ImportFile of(Path file, ImportKind kind, String origin) {
        return new ImportFile(
                file,
                kind,
                origin,
                0,
                Completeness.SOME,
                Frame.UPRIGHT,
                Third.VISIBILITY,
                kind == ImportKind.DEPTH ? DepthMeaning.metres(1000, origin) : null);
    }

    public ImportFile withMinConfidence(double least) {
        return new ImportFile(file, kind, origin, least, completeness, frame, third, depth);
    }

    public ImportFile withCompleteness(Completeness newCompleteness) {
        return new ImportFile(file, kind, origin, minConfidence, newCompleteness, frame, third, depth);
    }

    public ImportFile withFrame(Frame newFrame) {
        return new ImportFile(file, kind, origin, minConfidence, completeness, newFrame, third, depth);
    }

    public ImportFile withThird(Third newThird) {
        return new ImportFile(file, kind, origin, minConfidence, completeness, frame, newThird, depth);
    }
}
