package io.spatialforge.audit.questions;

/**
 * What people were asked, or stated, of a photograph.
 *
 * @param photograph name of its file, without folders
 * @param text as it stands in the set
 * @param answer as it stands in the set
 * @param ask what it comes down to
 */
public record Question(String photograph, String text, String answer, Ask ask) {

    /** What a question comes down to. Things are named in words, as people wrote them. */
    public sealed interface Ask {

        /** The stable name of the kind. */
        String kind();

        /**
         * Which way somebody faces, as the camera sees it.
         *
         * @param degrees seen from above, clockwise from the direction in which the camera looks, −180 to 180: 0 away
         *     from it, 90 to the image's right, 180 towards it, −90 to the image's left; in steps of 45
         */
        record Facing(String who, double degrees) implements Ask {
            @Override
            public String kind() {
                return "facing";
            }
        }

        /**
         * Where something is for somebody.
         *
         * @param degrees clockwise from ahead, −180 to 180, in steps of 45
         */
        record Bearing(String who, String what, double degrees) implements Ask {
            @Override
            public String kind() {
                return "bearing";
            }
        }

        /**
         * Whether one thing is left of another in the image, or nearer to the camera.
         *
         * @param first the thing to the left, or the nearer one
         * @param holds whether people call it true; if not, nothing says that the converse is
         */
        record Ordered(Order order, String first, String second, boolean holds) implements Ask {
            @Override
            public String kind() {
                return order == Order.LEFT ? "left-right" : "front-behind";
            }
        }

        /** What no task asks about. */
        record Beyond(String why) implements Ask {
            @Override
            public String kind() {
                return "beyond";
            }
        }
    }

    /** In what two things are ordered. */
    public enum Order {
        LEFT,
        NEARER
    }
}
