package io.spatialforge.sources;

import io.spatialforge.core.Additions;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a corpus that this program does not know: what a configuration asks for by {@code kind: added} and {@code recipe:}.
 * Recipes are services, found on the class path by their names in {@code META-INF/services}.
 */
public interface SourceRecipe {

    /**
     * Name and version, as in {@code boxes-csv@1}; the version rises whenever the same files may give other scenes, since
     * finished shards are done again only then.
     */
    String id();

    /** What reads the files. */
    Source open(Given given);

    /**
     * What a configuration says of the corpus.
     *
     * @param name prefix of its image ids
     * @param annotations its files, at least one
     * @param images places that hold the photographs, as {@code ImageStores.open} takes them; may be none
     * @param photos whether an image is left out whose photograph is not there
     * @param exhaustive whether every instance of a label is annotated
     * @param sampling which images are read
     */
    record Given(
            String name,
            List<Path> annotations,
            List<String> images,
            Photos photos,
            Exhaustive exhaustive,
            Sampling sampling) {

        public Given {
            annotations = List.copyOf(annotations);
            images = List.copyOf(images);
        }
    }

    /**
     * All that are on the class path, sorted by id.
     *
     * @throws io.spatialforge.core.AdditionException if one of them can't be used
     */
    static List<SourceRecipe> all() {
        return Additions.versioned(SourceRecipe.class, "recipe", SourceRecipe::id, List.of());
    }

    /**
     * @throws IllegalArgumentException if there is none of that id; the message lists those there are
     */
    static SourceRecipe ofId(String id) {
        List<SourceRecipe> all = all();
        return all.stream()
                .filter(recipe -> recipe.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no recipe '" + id + "'; "
                        + (all.isEmpty()
                                ? "none is on the class path: name its jar in SPATIALFORGE_CLASSPATH"
                                : "there is "
                                        + String.join(
                                                ", ",
                                                all.stream()
                                                        .map(SourceRecipe::id)
                                                        .toList()))));
    }
}
