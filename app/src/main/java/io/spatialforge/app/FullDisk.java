package io.spatialforge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where there may be no room left, for errors that don't tell: the places a command was given, and the temporary folder. */
final class FullDisk {

    /** Less is as good as none: what is written comes in blocks of about this size. */
    private static final long AS_GOOD_AS_NONE = 1 << 20;

    private FullDisk() {}

    /**
     * What is said of the place, beginning with a comma or a colon.
     *
     * @param arguments of the command, of which those count that are paths
     */
    static String told(List<String> arguments) {
        Set<String> full = new LinkedHashSet<>();
        for (String argument : arguments) {
            String value = argument.startsWith("-") ? argument.substring(argument.indexOf('=') + 1) : argument;
            if (!value.startsWith("-") && isFull(value)) {
                full.add(value);
            }
        }
        String temporary = System.getProperty("java.io.tmpdir");
        if (isFull(temporary)) {
            full.add("the temporary folder " + temporary);
        }
        return full.isEmpty()
                ? ", in the folder that is written to or the temporary folder " + temporary
                : ", where " + String.join(" and ", full) + (full.size() == 1 ? " lies" : " lie");
    }

    private static boolean isFull(String text) {
        try {
            for (Path place = Path.of(text).toAbsolutePath(); place != null; place = place.getParent()) {
                if (Files.exists(place)) {
                    return Files.getFileStore(place).getUsableSpace() < AS_GOOD_AS_NONE;
                }
            }
        } catch (IOException | InvalidPathException e) {
            return false;
        }
        return false;
    }
}
