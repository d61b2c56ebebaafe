package io.spatialforge.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is said where the system refuses a file or folder: which right is missing, to what, and what to do. */
final class Denied {

    private static final String TO_DO = "; give it the right (chmod, chown), or name another";

    private Denied() {}

    /** In one line. */
    static String told(Path path) {
        if (Files.exists(path)) {
            if (!Files.isReadable(path) || Files.isDirectory(path) && !Files.isExecutable(path)) {
                return "%s can't be read: %s has no right to".formatted(path, user()) + TO_DO;
            }
            if (!Files.isWritable(path)) {
                return "%s can't be written to: %s has no right to".formatted(path, user()) + TO_DO;
            }
        } else {
            for (Path above = path.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
                if (Files.exists(above)) {
                    return beneath(path, above);
                }
            }
        }
        return "access is denied: " + path + "; give yourself the right, or name another";
    }

    private static String beneath(Path path, Path above) {
        if (!Files.isReadable(above) || !Files.isExecutable(above)) {
            return "%s can't be read or made: %s has no right to look into %s".formatted(path, user(), above) + TO_DO;
        }
        if (!Files.isWritable(above)) {
            return "%s can't be made: %s has no right to write to %s".formatted(path, user(), above) + TO_DO;
        }
        return "access is denied: " + path + "; give yourself the right, or name another";
    }

    private static String user() {
        String name = System.getProperty("user.name", "?");
        return name.isEmpty() || name.equals("?") ? "this user" : "the user " + name;
    }
}
