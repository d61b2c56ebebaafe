package io.spatialforge.export.dialect;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths to data files in the files beside them, which trainers resolve against the folder they are started in. */
final class TrainerPaths {

    private TrainerPaths() {}

    /** A path that holds wherever the trainer is started on this machine. */
    static String of(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /**
     * The file that is named; relative paths are looked for in the folder and in those above it, since trainers are most
     * often started in one of them.
     *
     * @return null if there is none
     */
    static @Nullable Path find(Path folder, String named) {
        try {
            for (Path from = folder.toAbsolutePath(); from != null; from = from.getParent()) {
                if (Files.isRegularFile(from.resolve(named))) {
                    return from.resolve(named);
                }
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return null;
    }

    /** What to put in the place of a path that names no file, for a fault. */
    static String expected(Path folder, String named) {
        String name = named.substring(named.lastIndexOf('/') + 1);
        return name.isEmpty() || find(folder, name) == null
                ? "a path that exists"
                : "a path that exists; " + name + " is here, put its present path";
    }
}
