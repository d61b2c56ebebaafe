package io.spatialforge.viewer.review;

import org.jspecify.annotations.Nullable;

/**
 * A vote and what became of it.
 *
 * @param question of the pair as it is in the run; null where the run has no such pair
 * @param answer likewise
 */
public record Cast(
        Vote vote,
        State state,
        @Nullable String question,
        @Nullable String answer) {

    /** Whether a vote counts. */
    public enum State {
        COUNTED("counted", "counts"),
        UNDONE("undone", "was taken back"),
        REPLACED("replaced", "was followed by another of the same reviewer"),
        CHANGED("changed", "is about a pair that is no longer as it was shown"),
        GONE("gone", "is about a pair that the run no longer has");

        private final String id;
        private final String said;

        State(String id, String said) {
            this.id = id;
            this.said = said;
        }

        /** The stable name in exports. */
        public String id() {
            return id;
        }

        /** What a vote of that state does or is, the rest of a sentence. */
        public String said() {
            return said;
        }
    }

    /** Whether it says what the reviewer thinks of the pair, even where the pair has changed since. */
    public boolean stands() {
        return state != State.UNDONE && state != State.REPLACED;
    }

    public boolean counts() {
        return state == State.COUNTED;
    }
}
