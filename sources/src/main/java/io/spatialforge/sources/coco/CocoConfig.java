package io.spatialforge.sources.coco;

import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CocoSource} reads and how.
 *
 * @param corpus whose files they are
 * @param name of the source, the beginning of its image ids
 * @param annotations one or more files of one corpus, such as instances and person_keypoints; what they say of the same
 *     image and annotation ids is put together
 * @param refs JSON files of RefCOCO's layout with people's words for annotations; none where there are no such words
 * @param masks whether {@code segmentation} is read
 * @param images places that hold the photographs; none where they are not at hand
 * @param exhaustive whether all instances are annotated; automatic means yes if a file lists COCO's 80
 *     classes, or Objects365's; LVIS says for each image of which labels
 * @param absentSample how many absent labels to draw for an exhaustive image, from 0
 * @param licence of images that state none; null where it is unknown
 * @param photos whether every image needs its photograph; then {@code images} must be given
 * @param sampling which images are read
 * @param seed of the absent labels drawn
 */
public record CocoConfig(
        CocoCorpus corpus,
        String name,
        List<Path> annotations,
        List<Path> refs,
        Masks masks,
        List<String> images,
        Exhaustive exhaustive,
        int absentSample,
        @Nullable String licence,
        Photos photos,
        Sampling sampling,
        long seed) {

    /** How many absent labels are drawn unless said otherwise. */
    public static final int ABSENT_SAMPLE = 6;

    /**
     * @throws IllegalArgumentException if there is no annotation file, the name is empty or holds a slash, the sample is
     *     negative, all of LVIS is to be exhaustive, or photographs are required and no place is given
     */
    public CocoConfig {
        annotations = List.copyOf(annotations);
        refs = List.copyOf(refs);
        images = List.copyOf(images);
        if (annotations.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "' has no annotation file");
        }
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a source's name is not empty and has no slash, got '" + name + "'");
        }
        if (corpus == CocoCorpus.LVIS && exhaustive == Exhaustive.YES) {
            throw new IllegalArgumentException("source '" + name
                    + "': LVIS lists for each image which labels are complete; exhaustive is automatic or no");
        }
        if (absentSample < 0) {
            throw new IllegalArgumentException("absent sample must be 0 or more, got " + absentSample);
        }
        if (photos == Photos.REQUIRED && images.isEmpty()) {
            throw new IllegalArgumentException("source '" + name + "' requires its photographs: name a folder of them");
        }
    }

    /** The defaults: exhaustive automatic, six absent labels, no photographs at hand, every image, seed 0. */
    public static CocoConfig of(String name, Path... annotations) {
        return new CocoConfig(
                CocoCorpus.COCO,
                name,
                List.of(annotations),
                List.of(),
                Masks.SKIP,
                List.of(),
                Exhaustive.AUTO,
                ABSENT_SAMPLE,
                null,
                Photos.OPTIONAL,
                Sampling.ALL,
                0);
    }

    /** With photographs in a folder, each of them required. */
    public CocoConfig withPhotos(Path folder) {
        return with(draft -> {
            draft.images = List.of(folder.toString());
            draft.photos = Photos.REQUIRED;
        });
    }

    public CocoConfig withCorpus(CocoCorpus newCorpus) {
        return with(draft -> draft.corpus = newCorpus);
    }

    public CocoConfig withMasks(Masks newMasks) {
        return with(draft -> draft.masks = newMasks);
    }

    public CocoConfig withRefs(Path... newRefs) {
        return with(draft -> draft.refs = List.of(newRefs));
    }

    public CocoConfig withExhaustive(Exhaustive newExhaustive) {
        return with(draft -> draft.exhaustive = newExhaustive);
    }

    public CocoConfig withAbsentSample(int size) {
        return with(draft -> draft.absentSample = size);
    }

    public CocoConfig withLicence(@Nullable String newLicence) {
        return with(draft -> draft.licence = newLicence);
    }

    public CocoConfig withSampling(Sampling newSampling) {
        return with(draft -> draft.sampling = newSampling);
    }

    public CocoConfig withSeed(long newSeed) {
        return with(draft -> draft.seed = newSeed);
    }

    private CocoConfig with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new CocoConfig(
                draft.corpus,
                name,
                annotations,
                draft.refs,
                draft.masks,
                draft.images,
                draft.exhaustive,
                draft.absentSample,
                draft.licence,
                draft.photos,
                draft.sampling,
                draft.seed);
    }

    /** A copy in the making. */
    private static final class Draft {

        private CocoCorpus corpus;
        private List<Path> refs;
        private Masks masks;
        private List<String> images;
        private Exhaustive exhaustive;
        private int absentSample;
        private @Nullable String licence;
        private Photos photos;
        private Sampling sampling;
        private long seed;

        Draft(CocoConfig config) {
            corpus = config.corpus;
            refs = config.refs;
            masks = config.masks;
            images = config.images;
            exhaustive = config.exhaustive;
            absentSample = config.absentSample;
            licence = config.licence;
            photos = config.photos;
            sampling = config.sampling;
            seed = config.seed;
        }
    }
}
