package io.spatialforge.app.init;

import io.spatialforge.pipeline.config.SourceKind;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.ImageStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the first records of a file of annotations tell.
 *
 * @param told what it is
 * @param photographs names of the first photographs that it lists
 */
public record Glance(Annotations annotations, String told, List<String> photographs) {

    private static final int MOST_NAMES = 25;

    public static Glance of(Path file) throws IOException {
        Annotations annotations = Annotations.of(file);
        List<String> names = annotations.photographs();
        return new Glance(annotations, annotations.type().told(), names.subList(0, Math.min(MOST_NAMES, names.size())));
    }

    /** Whether it can be of a source of that kind. */
    public boolean fits(SourceKind kind) {
        return switch (annotations.type()) {
            case INSTANCES, KEYPOINTS -> kind == SourceKind.COCO || kind == SourceKind.OBJECTS365;
            case OBJECTS365 -> kind == SourceKind.OBJECTS365 || kind == SourceKind.COCO;
            case LVIS -> kind == SourceKind.LVIS || kind == SourceKind.COCO;
            case TRUTH -> kind == SourceKind.TRUTH;
            case CAPTIONS, REFS, RESULTS, OTHER -> false;
        };
    }

    /** Whether it is of a kind that is known, though perhaps another one. */
    public boolean isAnythingElse() {
        return annotations.type() != Annotations.Type.OTHER;
    }

    /**
     * How many photographs of these names are in places; none where these can't be opened.
     */
    public static int found(List<String> places, List<String> names) throws IOException {
        int found = 0;
        try (ImageStore store = ImageStores.open(places)) {
            for (String name : names) {
                found += isIn(store, name) ? 1 : 0;
            }
        } catch (ImageStoreException e) {
            return 0;
        }
        return found;
    }

    /** As the sources of COCO's family look: by the listed name, else by its last part. */
    private static boolean isIn(ImageStore store, String name) throws IOException {
        try {
            return store.find(ImageKey.ofFile(name)) != null
                    || store.find(ImageKey.ofFile(name.substring(name.lastIndexOf('/') + 1))) != null;
        } catch (ImageStoreException e) {
            return false;
        }
    }
}
