package io.spatialforge.export.talk;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a question and its answer tell, and what the question asks: by topic, of which things.
 *
 * <p>Two may follow one another if neither tells anything about what the other asks, not even a hint. That is more than
 * that no answer follows from another, and it is simpler: where nobody says a word about what is asked, no chain of what
 * several say can reach it either, so pairs that go together two by two go together all. If it is told that the dog is
 * nearer than the cat, nothing is asked any more of how near either is, not even beside the bench: the cat that is behind
 * the dog is behind the bench more often than not.
 */
final class Said {

    private final Map<Topic, Things> told = new EnumMap<>(Topic.class);
    private final Map<Topic, Things> asked = new EnumMap<>(Topic.class);
    /** What the question itself shows, so that nobody gives it away. */
    private final Things shownByQuestion = new Things();

    Things told(Topic topic) {
        return told.computeIfAbsent(topic, t -> new Things());
    }

    Things asked(Topic topic) {
        return asked.computeIfAbsent(topic, t -> new Things());
    }

    boolean asksOf(Topic topic) {
        return asked.containsKey(topic);
    }

    Things shownByQuestion() {
        return shownByQuestion;
    }

    /** Whether either tells of what the other asks. */
    boolean hints(Said other) {
        return tellsOfWhatIsAskedBy(other) || other.tellsOfWhatIsAskedBy(this);
    }

    private boolean tellsOfWhatIsAskedBy(Said other) {
        for (Map.Entry<Topic, Things> each : other.asked.entrySet()) {
            Things things = each.getValue();
            boolean hinted = switch (each.getKey()) {
                case NUMBER -> tells(Topic.NUMBER, things);
                case PLACE -> tells(Topic.PLACE, things) || tells(Topic.SIDE, things);
                case SIDE -> tells(Topic.SIDE, things) || tells(Topic.PLACE, things);
                // What is large and low in the image is often near: a box is a hint, unless it is there anyway.
                case DEPTH -> tells(Topic.DEPTH, things) || told(Topic.PLACE).meet(things, other.shownByQuestion);
                case FACING -> tells(Topic.FACING, things);
            };
            if (hinted) {
                return true;
            }
        }
        return false;
    }

    private boolean tells(Topic topic, Things things) {
        Things of = told.get(topic);
        return of != null && of.meet(things);
    }
}
