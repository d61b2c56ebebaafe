package io.spatialforge.export;

import io.spatialforge.export.syntax.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What was found wrong so far, and where one is looking. Takes no more than {@link #MOST}. */
public final class Faults {

    /** After so many faults a validation stops. */
    public static final int MOST = 100;

    private static final int LONGEST = 120;

    private final List<Fault> found = new ArrayList<>();
    private String file = "";
    private long line;

    /**
     * From here on faults are of this place.
     *
     * @param newFile its name
     * @param newLine from 1; 0 for the file as a whole
     */
    public void at(String newFile, long newLine) {
        file = newFile;
        line = newLine;
    }

    /**
     * Reports a fault at the present place.
     *
     * @param field as in {@code conversations[1].value}; empty where it is the line as a whole
     */
    public void add(String field, String expected, String got) {
        if (!full()) {
            found.add(new Fault(
                    file, line, field, expected, got.length() <= LONGEST ? got : got.substring(0, LONGEST) + "…"));
        }
    }

    /** Reports what a parser stumbled over. */
    public void add(String field, String expected, JacksonException stumbled) {
        String message = String.valueOf(stumbled.getOriginalMessage());
        // Where an object began that does not end is told as a place in a buffer, which helps nobody.
        int place = message.indexOf(" (start marker at");
        TokenStreamLocation at = stumbled.getLocation();
        add(
                field,
                expected,
                (place < 0 ? message : message.substring(0, place))
                        + (at == null ? "" : ", at column " + at.getColumnNr()));
    }

    /** Reports a problem, if there is one. */
    public void add(String field, @Nullable Problem problem) {
        if (problem != null) {
            add(field, problem.expected(), problem.got());
        }
    }

    public boolean full() {
        return found.size() >= MOST;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order in which they were reported. */
    public List<Fault> found() {
        return List.copyOf(found);
    }

    /** Forgets what was found; for one record after another. */
    public void clear() {
        found.clear();
    }
}
