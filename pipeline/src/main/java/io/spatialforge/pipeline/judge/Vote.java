package io.spatialforge.pipeline.judge;

import java.util.Collection;
import java.util.TreeSet;

/** What a judge said in one round. */
public sealed interface Vote {

    /**
     * It gave an answer.
     *
     * @param key of the option; of several, their keys in order with spaces between them
     */
    record Given(String key) implements Vote {

        /**
         * An answer of boxes.
         *
         * @param picked keys of the boxes; may be none
         * @param elsewhere whether there is one more that is in no box
         */
        public static Given ofBoxes(Collection<String> picked, boolean elsewhere) {
            TreeSet<String> keys = new TreeSet<>(picked);
            if (elsewhere) {
                keys.add("elsewhere");
            }
            return new Given(keys.isEmpty() ? "none" : String.join(" ", keys));
        }
    }

    /** It could not tell, or what it said can't be used. */
    record Unclear(String why) implements Vote {}

    /** It was not asked, or did not answer. */
    record Missing(String why) implements Vote {}
}
