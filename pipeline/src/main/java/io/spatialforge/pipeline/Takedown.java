package io.spatialforge.pipeline;

import io.spatialforge.core.scene.Image;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Images that are to be left out because their owners or the people they show asked for it, or because a benchmark holds
 * them. They are named by id (with or without the source before it), file name, URL or SHA-256.
 */
final class Takedown {

    private final Set<String> names;

    private Takedown(Set<String> names) {
        this.names = names;
    }

    /**
     * @param files one name a line; empty lines and those that begin with {@code #} are passed over
     */
    static Takedown read(List<Path> files) throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String name = line.strip();
                    if (!name.isEmpty() && !name.startsWith("#")) {
                        names.add(name);
                    }
                }
            }
        }
        return new Takedown(names);
    }

    /** Whether the list names the image. */
    boolean names(Image image) {
        if (names.isEmpty()) {
            return false;
        }
        String file = image.file();
        String sha256 = image.sha256();
        return names.contains(image.id())
                || names.contains(image.id().substring(image.id().indexOf('/') + 1))
                || (image.url() != null && names.contains(image.url()))
                || (file != null && (names.contains(file) || names.contains(file.substring(file.lastIndexOf('/') + 1))))
                || (sha256 != null && (names.contains(sha256) || names.contains(sha256.toUpperCase(Locale.ROOT))));
    }
}
