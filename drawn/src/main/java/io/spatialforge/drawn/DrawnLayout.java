package io.spatialforge.drawn;

import java.nio.file.Path;

/** The layouts of other corpora in which drawn scenes can be written, each into a folder of its own. */
public enum DrawnLayout {
    /** Objects365 v2: {@code annotations.json}, with the photographs in {@code patchN} folders. */
    OBJECTS365("objects365"),
    /** OpenImages: boxes, class descriptions, verified labels, image table, hierarchy and sizes, and the photographs. */
    OPENIMAGES("openimages"),
    /** PixMo-points: a Parquet file, sizes by URL, and the photographs under their URLs' names. */
    PIXMO("pixmo");

    private final String folder;

    DrawnLayout(String folder) {
        this.folder = folder;
    }

    /** The folder's name below the corpus. */
    public String folder() {
        return folder;
    }

    CorpusLayout in(Path corpus) {
        return switch (this) {
            case OBJECTS365 -> new Objects365Layout(corpus);
            case OPENIMAGES -> new OpenImagesLayout(corpus);
            case PIXMO -> new PixmoLayout(corpus);
        };
    }
}
