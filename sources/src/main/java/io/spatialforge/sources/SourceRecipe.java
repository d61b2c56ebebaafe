package io.spatialforge.sources;

import io.spatialforge.core.Additions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the files of a kind of corpus are read that the project does not know. A jar on the class path that names its class in
 * {@code META-INF/services/io.spatialforge.sources.SourceRecipe} adds it; in a configuration it is {@code kind: added} with
 * {@code recipe:} and the name, with or without the version. Its class needs a public constructor without parameters and holds no state.
 */
public interface SourceRecipe {

    /** Name and version, as in {@code my-boxes@1}; the version rises whenever the same files may give other scenes. */
    String id();

    /**
     * What reads the files of one source of a run.
     *
     * @throws IllegalArgumentException if the recipe can't read what is given; the message says why
     */
    Source open(Given given);

    /**
     * What a configuration says of the source.
     *
     * @param name prefix of its image ids
     * @param annotations its files, one or more
     * @param images places that hold the photographs, as {@code ImageStores.open} takes them; none where they are not at hand
     * @param photos whether an image is dropped whose photograph is not there
     * @param exhaustive what the user says of whether every instance of a label is annotated
     * @param absentLabels most labels known to be absent that are to be noted of an image
     * @param sampling which images are wanted
     * @param seed of the run, for every choice that is made by chance
     */
    record Given(
            String name,
            List<Path> annotations,
            List<String> images,
            Photos photos,
            Exhaustive exhaustive,
            int absentLabels,
            Sampling sampling,
            long seed) {

        public Given {
            annotations = List.copyOf(annotations);
            images = List.copyOf(images);
        }
    }

    /**
     * Those of the jars on the class path, by name.
     *
     * @throws io.spatialforge.core.AdditionException if one of them can't be used
     */
    static List<SourceRecipe> added() {
        return Additions.versioned(SourceRecipe.class, "recipe", SourceRecipe::id, List.of());
    }

    /**
     * The one of that name, or of that name and version; empty if no jar on the class path has it.
     *
     * @throws io.spatialforge.core.AdditionException if one of them can't be used
     */
    static Optional<SourceRecipe> named(String name) {
        return added().stream()
                .filter(recipe ->
                        recipe.id().equals(name) || Additions.name(recipe.id()).equals(name))
                .findFirst();
    }
}
