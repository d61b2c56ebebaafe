package io.spatialforge.vision.model;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a file of a model comes from, and how it is known to be the right one. */
public sealed interface ModelFile {

    /** Lower-case hex; null where it is not known beforehand: what the first download gave is then recorded and kept to. */
    @Nullable
    String sha256();

    /** A file name to keep it by, without a folder. */
    String name();

    /**
     * A public address.
     *
     * @param bytes its size; null where not stated
     */
    record ByUrl(URI url, @Nullable String sha256, @Nullable Long bytes) implements ModelFile {

        @Override
        public String name() {
            String path = url.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * A file of a repository on the model hub.
     *
     * @param repo as in {@code owner/name}
     * @param revision a commit, so that it never changes
     * @param path within the repository
     * @param bytes its size; null where not stated
     */
    record InHub(
            String repo,
            String revision,
            String path,
            @Nullable String sha256,
            @Nullable Long bytes) implements ModelFile {

        @Override
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** A file that is at hand, as in a catalogue of one's own. */
    record OnDisk(Path path, @Nullable String sha256) implements ModelFile {

        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }
    }
}
