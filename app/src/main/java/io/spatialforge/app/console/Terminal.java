package io.spatialforge.app.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which of this program's streams a person sees on a terminal, and whether colours are welcome there.
 *
 * <p>Java can't tell of a single stream, so the launcher does, by the system property {@code spatialforge.terminal}, which names
 * those that are terminals: {@code out}, {@code err} or {@code out,err}. Without it, Linux is asked; else none is.
 */
public final class Terminal {

    private static final String PROPERTY = "spatialforge.terminal";

    /** A stream of this program. */
    public enum Stream {
        OUT("out", 1),
        ERR("err", 2);

        private final String id;
        private final int descriptor;

        Stream(String id, int descriptor) {
            this.id = id;
            this.descriptor = descriptor;
        }
    }

    private final Map<String, String> environment;
    private final Predicate<Stream> attached;

    Terminal(Map<String, String> environment, Predicate<Stream> attached) {
        this.environment = Map.copyOf(environment);
        this.attached = attached;
    }

    /** That of this process. */
    public static Terminal here() {
        return new Terminal(System.getenv(), Terminal::isTerminal);
    }

    private static boolean isTerminal(Stream stream) {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return Arrays.asList(told.split(",", -1)).contains(stream.id);
        }
        try {
            String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream.descriptor))
                    .toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whether lines may be written over, as bars are. */
    public boolean isLively(Stream stream) {
        return attached.test(stream) && !isDumb();
    }

    /**
     * Whether colours are welcome: {@code NO_COLOR} forbids them, {@code CLICOLOR_FORCE} wants them wherever output goes, else
     * they are for terminals that are not {@code dumb}, unless {@code CLICOLOR=0}.
     */
    public boolean isColoured(Stream stream) {
        if (!value("NO_COLOR").isEmpty()) {
            return false;
        }
        String force = value("CLICOLOR_FORCE");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return attached.test(stream) && !isDumb() && !value("CLICOLOR").equals("0");
    }

    private boolean isDumb() {
        return value("TERM").equals("dumb");
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
