package io.spatialforge.engine;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names the work of a stage so that another process, which has the configuration and can read the run folder, opens the
 * same.
 *
 * @param stage name of the stage
 * @param given what the configuration does not tell, as the paths of decisions in the run folder
 */
public record StageRecipe(String stage, TreeMap<String, String> given) implements Serializable {

    public StageRecipe {
        given = new TreeMap<>(given);
    }

    /** A stage that the configuration tells all of. */
    public static StageRecipe of(String stage) {
        return new StageRecipe(stage, new TreeMap<>());
    }

    public static StageRecipe of(String stage, SortedMap<String, String> given) {
        return new StageRecipe(stage, new TreeMap<>(given));
    }
}
