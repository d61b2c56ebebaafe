package io.spatialforge.app.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jline.nativ.CLibrary;

/**
 * Which of this program's streams a person sees on a terminal, and whether colours are welcome there.
 *
 * <p>Java can't tell of a single stream, so the launcher does, by the system property {@code spatialforge.terminal}, which names
 * those that are terminals: {@code out}, {@code err} or {@code out,err}. Without it, Linux is asked; else none is.
 */
public final class Terminal {

    private static final String PROPERTY = "spatialforge.terminal";
    private static final int USUAL_COLUMNS = 80;

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
    private final IntSupplier size;

    /**
     * @param size how many columns the system tells of
     */
    Terminal(Map<String, String> environment, Predicate<Stream> attached, IntSupplier size) {
        this.environment = Map.copyOf(environment);
        this.attached = attached;
        this.size = size;
    }

    /** That of this process. */
    public static Terminal here() {
        return new Terminal(System.getenv(), Terminal::isTerminal, Terminal::askSystem);
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

    /** Whether a person sees a stream on a terminal. */
    public boolean shows(Stream stream) {
        return attached.test(stream);
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

    /**
     * How many characters there are in a line: what {@code COLUMNS} says, else the size of the terminal that standard error
     * goes to, else {@value #USUAL_COLUMNS}.
     */
    public int columns() {
        String told = value("COLUMNS");
        return told.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(told) : size.getAsInt();
    }

    private static int askSystem() {
        try {
            CLibrary.WinSize size = new CLibrary.WinSize();
            int result = CLibrary.ioctl(Stream.ERR.descriptor, CLibrary.TIOCGWINSZ, size);
            return result != 0 || size.ws_col <= 0 ? USUAL_COLUMNS : size.ws_col;
        } catch (LinkageError e) { // not for this system, or there is no place to unpack it
            return USUAL_COLUMNS;
        }
    }

    private boolean isDumb() {
        return value("TERM").equals("dumb");
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
