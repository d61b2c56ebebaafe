package io.spatialforge.bench.corpora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Whether there is room for what is to be written. */
public final class DiskSpace {

    private DiskSpace() {}

    /**
     * Refuses what would not fit.
     *
     * @param folder where it is to be written, made if need be
     * @param bytes how much
     * @param what as half a sentence, as in "the corpora"
     * @throws IOException if there is less room, saying how much is needed and how much there is
     */
    public static void require(Path folder, long bytes, String what) throws IOException {
        Files.createDirectories(folder);
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < bytes) {
            throw new IOException("%s need %s in %s, where %s are free; free some space, or ask for fewer images"
                    .formatted(what, megabytes(bytes), folder.toAbsolutePath(), megabytes(room)));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }
}
