package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.scene.View;
import org.jspecify.annotations.Nullable;

/** Reads questions about how a person sees a thing, or stands to the camera. */
final class Persons {

    private static final long BEARINGS = Meaning.set(LEFT, RIGHT, AHEAD, BEHIND);
    private static final long FACINGS = Meaning.set(LEFT, RIGHT, TOWARDS, AWAY);

    /** Words that only questions about persons have. */
    static final long TELLING = Meaning.set(AHEAD, BEHIND, TOWARDS, AWAY);

    private static final long BEARING_WORDS =
            BEARINGS | Meaning.set(MENTION, VIEWED_BY, VIEWS, IS_FACING, OWN, OF, TO, FROM, IN, WHICH, NAME, VERSUS);
    private static final long FACING_WORDS =
            FACINGS | Meaning.set(MENTION, CAMERA, IMAGE, FACE, IS_FACING, OF, TO, FROM, IN, WHICH, NAME);

    private final Sentence question;
    private final Referents referents;

    Persons(Sentence question, Referents referents) {
        this.question = question;
        this.referents = referents;
    }

    /**
     * @param listed whether the four ways are options and not in the question itself
     */
    Claim bearing(Meaning answer, boolean listed) throws Unreadable {
        only(BEARING_WORDS, "how a person sees things");
        listsAlike(BEARINGS, listed);
        for (int i = 0; i < question.size(); i++) {
            Meaning meaning = question.at(i);
            if ((meaning == LEFT || meaning == RIGHT) && question.at(i + 1) == OF) {
                throw new Unreadable("left and right are not the person's own");
            }
        }
        Roles roles = Roles.of(question, referents, false);
        if (roles.viewer() == null || roles.yardstick() != null || roles.plain().size() != 1) {
            throw new Unreadable("it takes one who looks and one thing looked for");
        }
        Direction direction = switch (answer) {
            case LEFT -> Direction.LEFT;
            case RIGHT -> Direction.RIGHT;
            case AHEAD -> Direction.AHEAD;
            case BEHIND -> Direction.BEHIND;
            case null, default -> throw new Unreadable("the answer is none of the four directions");
        };
        return new Claim.Bearing(roles.viewer(), roles.plain().getFirst(), direction);
    }

    /**
     * @param listed whether the four ways are options and not in the question itself
     */
    Claim facing(Meaning answer, boolean listed) throws Unreadable {
        only(FACING_WORDS, "which way a person faces");
        listsAlike(FACINGS, listed);
        if (!question.hasAny(Meaning.set(FACE, IS_FACING))) {
            throw new Unreadable("it does not ask which way somebody faces");
        }
        if (!question.hasAny(Meaning.set(CAMERA, IMAGE))) {
            throw new Unreadable("it does not say as seen by whom");
        }
        String viewer = null;
        for (int i = 0; i < question.size(); i++) {
            if (question.at(i) == MENTION) {
                if (viewer != null) {
                    throw new Unreadable("it asks about two at once");
                }
                viewer = referents.region(question.reference(i));
            }
        }
        if (viewer == null) {
            throw new Unreadable("it asks about nobody");
        }
        View view = switch (answer) {
            case TOWARDS -> View.TOWARDS;
            case AWAY -> View.AWAY;
            case LEFT -> View.LEFT;
            case RIGHT -> View.RIGHT;
            case null, default -> throw new Unreadable("the answer is none of the four ways to face");
        };
        return new Claim.Facing(viewer, view);
    }

    /** The one direction a short text names; null if it does not name one. */
    static @Nullable Meaning direction(Sentence text) {
        long seen = text.seen();
        long direction = seen & (BEARINGS | FACINGS);
        boolean facing = (direction & Meaning.set(TOWARDS, AWAY)) != 0;
        long allowed = facing ? Meaning.set(TO, FROM, CAMERA) : Meaning.set(TO, OWN, IN, OF);
        if (Long.bitCount(direction) != 1 || (seen & ~direction & ~allowed) != 0 || (facing && !text.has(CAMERA))) {
            return null;
        }
        Meaning meaning = Meaning.values()[Long.numberOfTrailingZeros(direction)];
        return text.count(meaning) == 1 ? meaning : null;
    }

    private void only(long allowed, String about) throws Unreadable {
        Meaning stranger = question.stranger(allowed);
        if (stranger != null) {
            throw new Unreadable("the meaning " + stranger + " has no place in a question about " + about);
        }
    }

    /** Each of the four is named as often as the others: once or more, or never where they are options. */
    private void listsAlike(long four, boolean listed) throws Unreadable {
        int times = -1;
        for (Meaning meaning : Meaning.values()) {
            if ((four & meaning.bit()) == 0) {
                continue;
            }
            int count = question.count(meaning);
            if (times >= 0 && count != times) {
                throw new Unreadable("it does not name the four ways alike");
            }
            times = count;
        }
        if (listed != (times == 0)) {
            throw new Unreadable("it must name the four ways once, in the question or as options");
        }
    }
}
