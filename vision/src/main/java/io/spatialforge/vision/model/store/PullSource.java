package io.spatialforge.vision.model.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where models are pulled from. */
public sealed interface PullSource {

    /** Where the catalogue says that each file is. */
    record Published() implements PullSource {}

    /**
     * A folder on this machine, such as another store: it holds {@code MODEL/FILE}; a file whose hash the catalogue states may
     * also be there under its own name or its SHA-256.
     */
    record Folder(Path path) implements PullSource {}

    /** A site that holds files as a folder does. */
    record Site(URI base) implements PullSource {}

    static PullSource published() {
        return new Published();
    }

    /**
     * Reads a folder or an address.
     *
     * @throws DownloadException if it is neither
     */
    static PullSource of(String text) {
        try {
            if (text.matches("(?i)https?://.*")) {
                URI uri = new URI(text.replaceAll("/*$", "/"));
                if (uri.getHost() != null && uri.getRawQuery() == null) {
                    return new Site(uri);
                }
            } else {
                Path folder = text.startsWith("file:") ? Path.of(new URI(text)) : Path.of(text);
                if (Files.isDirectory(folder)) {
                    return new Folder(folder);
                }
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // said below
        }
        throw new DownloadException("expected a folder, or the http or https address of one, got '" + text + "'");
    }
}
