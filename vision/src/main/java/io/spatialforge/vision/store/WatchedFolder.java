package io.spatialforge.vision.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A folder of which something is missed now and then, and that is not to be mistaken for one that vanished. Where a disk was
 * taken away an empty folder may stay: one that had anything in it must have something still.
 */
public final class WatchedFolder {

    private final String what;
    private final Path folder;

    /** Something in the folder, asked for first because that is quick; null if it was empty from the beginning. */
    private final @Nullable Path entry;

    private WatchedFolder(String what, Path folder, @Nullable Path entry) {
        this.what = what;
        this.folder = folder;
        this.entry = entry;
    }

    /**
     * @param what it holds, as in "the folder of photographs"
     * @throws VanishedException if there is no such folder
     */
    public static WatchedFolder of(String what, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new VanishedException(what + " " + folder);
        }
        return new WatchedFolder(what, folder, entry(folder));
    }

    /**
     * For whoever misses something in it.
     *
     * @throws VanishedException if nothing is there any more
     */
    public void require() {
        if (entry != null && !Files.exists(entry) && entry(folder) == null) {
            throw new VanishedException(what + " " + folder);
        }
    }

    private static @Nullable Path entry(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            Iterator<Path> each = entries.iterator();
            return each.hasNext() ? each.next() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
