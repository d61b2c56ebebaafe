package io.spatialforge.audit;

import io.spatialforge.core.claim.Task;
import org.apiguardian.api.API;

/**
 * Of the relations and counts that truth can decide, in the photographs that the run read, how many it asked about. Other
 * than the share of pairs that could be judged, this speaks of what was <em>not</em> asked: a rule that abstains always is
 * never wrong, and reaches nothing. It is not to come near 1: a run takes only some claims of a kind of each photograph,
 * and abstains on purpose. A relation is asked about if a pair states it of the two objects its regions match, rightly or
 * not.
 *
 * @param decidable how many truth can decide
 * @param asked how many of them some pair of the run is about
 */
@API(status = API.Status.EXPERIMENTAL)
public record Reach(Kind kind, long decidable, long asked) {

    /** What is counted. */
    public enum Kind {
        EVERY(Task.GROUNDING, "labels of a photograph whose objects truth lists in full"),
        DESCRIBED(Task.REFERRING, "objects of such labels"),
        COUNT(Task.COUNTING, "labels of a photograph whose objects truth lists in full"),
        DEPTH(
                Task.NEAR_FAR,
                "pairs of objects whose measured depths are 1.2 times apart, or of which most raters call one nearer"),
        SIDES(Task.LEFT_RIGHT, "pairs of objects of which one lies wholly to the left of the other"),
        FACING(Task.PERSPECTIVE, "people whose facing was measured"),
        BEARING(Task.PERSPECTIVE, "where another object is for a person, the places of both and the facing measured");

        private final Task task;
        private final String meaning;

        Kind(Task task, String meaning) {
            this.task = task;
            this.meaning = meaning;
        }

        public Task task() {
            return task;
        }

        /** What is decidable, in words. */
        public String meaning() {
            return meaning;
        }

        /**
         * @throws IllegalArgumentException if there is no such kind
         */
        static Kind ofId(String id) {
            return valueOf(id.toUpperCase(java.util.Locale.ROOT));
        }

        /** The stable name written into reports. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Share of the decidable that was asked about, 0 to 1; not a number if nothing is decidable. */
    public double share() {
        return decidable == 0 ? Double.NaN : (double) asked / decidable;
    }
}
