package io.spatialforge.bench.corpora;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The corpora that can be written. */
public enum Corpus {
    OBJECTS365(Objects365Corpus.IMAGES),
    OPENIMAGES(OpenImagesCorpus.IMAGES),
    PIXMO(PixmoCorpus.IMAGES);

    private final long images;

    Corpus(long images) {
        this.images = images;
    }

    /** Images of the real one. */
    public long images() {
        return images;
    }

    /** Its name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The corpora of a name, or all of them.
     *
     * @throws IllegalArgumentException if it is no name of one, nor "all"
     */
    public static List<Corpus> named(String name) {
        List<Corpus> named = new ArrayList<>();
        for (Corpus corpus : values()) {
            if (name.equals("all") || name.equals(corpus.id())) {
                named.add(corpus);
            }
        }
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected objects365, openimages, pixmo or all, got '%s'".formatted(name));
        }
        return named;
    }
}
