package io.spatialforge.vision.model.store;

import io.spatialforge.vision.model.ModelFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of a model and its place.
 *
 * @param key that the model knows the file by
 */
record Slot(String key, ModelFile file, Path path) {

    Path folder() {
        Path folder = path.getParent();
        if (folder == null) {
            throw new IllegalStateException(path + " is in no folder");
        }
        return folder;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Where the catalogue has it from, in words: as long as they stay the same, what is recorded counts. */
    String origin() {
        return switch (file) {
            case ModelFile.ByUrl url -> url.url().toString();
            case ModelFile.InHub hub -> "hub:" + hub.repo() + "@" + hub.revision() + ":" + hub.path();
            case ModelFile.OnDisk here -> here.path().toAbsolutePath().toString();
        };
    }

    /** Its size as the catalogue states it; null where it does not. */
    @Nullable
    Long bytes() {
        return switch (file) {
            case ModelFile.ByUrl url -> url.bytes();
            case ModelFile.InHub hub -> hub.bytes();
            case ModelFile.OnDisk here -> null;
        };
    }
}
