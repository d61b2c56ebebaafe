package io.spatialforge.app.doctor;

import java.util.Locale;

/**
 * What came of one look.
 *
 * @param check what was looked at
 * @param told what was found
 * @param todo what to do about it; empty where nothing is
 */
public record Finding(String check, State state, String told, String todo) {

    /** How it stands. */
    public enum State {
        OK,
        /** A run goes, with something that a person may not want. */
        WARNING,
        /** A run would fail. */
        PROBLEM;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String told) {
        return new Finding(check, State.OK, told, "");
    }

    static Finding warning(String check, String told, String todo) {
        return new Finding(check, State.WARNING, told, todo);
    }

    static Finding problem(String check, String told, String todo) {
        return new Finding(check, State.PROBLEM, told, todo);
    }
}
