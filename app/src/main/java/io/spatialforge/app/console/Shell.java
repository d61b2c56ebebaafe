package io.spatialforge.app.console;

/** Words of commands that people copy into a shell. */
public final class Shell {

    private Shell() {}

    /** The word as it is, or in quotes where a shell would take it for something else. */
    public static String word(Object word) {
        String text = word.toString();
        return text.matches("[\\p{L}\\p{N}_@%+=:,./\\\\~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
