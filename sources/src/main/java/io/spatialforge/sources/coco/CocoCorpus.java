package io.spatialforge.sources.coco;

import io.spatialforge.sources.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Whose files are read: the corpora that share COCO's layout differ in names, paths and in what they promise. */
public enum CocoCorpus {
    /** COCO itself, or any file of its layout. Labels are the names in the file; paths are as listed. */
    COCO(null, "COCO"),
    /**
     * Objects365 v1 or v2. Categories are known by their names, because the releases have other ids; of listed paths the
     * last two parts count; photographs known to be at fault are left out or put right.
     */
    OBJECTS365(Vocabulary.objects365(), "Objects365 v1 or v2"),
    /**
     * LVIS v0.5 or v1. Categories are known by their names, in which underscores stand for spaces. Each image lists the categories it was looked through for; photographs are COCO's, by
     * {@code file_name} or {@code coco_url}.
     */
    LVIS(Vocabulary.lvis(), "LVIS v0.5 or v1");

    private final @Nullable Vocabulary vocabulary;
    private final String title;

    CocoCorpus(@Nullable Vocabulary vocabulary, String title) {
        this.vocabulary = vocabulary;
        this.title = title;
    }

    /** The only categories its files may have; null where any may be. */
    @Nullable
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Its name, for messages. */
    String title() {
        return title;
    }
}
