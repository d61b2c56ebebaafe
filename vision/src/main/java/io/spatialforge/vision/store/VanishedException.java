package io.spatialforge.vision.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Photographs or depth maps were there when a run began and are not any more. Not a fault of single images, which would be
 * left out: what is made without them would be kept although they come back.
 */
public final class VanishedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param what is gone, with its path
     */
    public VanishedException(String what) {
        super(what
                + " was there when the run began and is gone; put it back, as by mounting its disk again, and start the"
                + " same command again");
    }

    /** Whether there is a folder with anything in it: where a disk was taken away, an empty one may stay. */
    public static boolean isFilled(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return entries.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
