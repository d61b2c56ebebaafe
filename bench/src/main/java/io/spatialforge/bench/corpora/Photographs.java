package io.spatialforge.bench.corpora;

import java.util.function.LongFunction;

/**
 * The photographs of a corpus.
 *
 * @param source name of the corpus in a run
 * @param scenery draws them
 * @param count how many
 * @param ids of each by its number, as the corpus writes them
 */
record Photographs(String source, Scenery scenery, long count, LongFunction<String> ids) {

    /** The id of an image in a run. */
    String id(long image) {
        return source + "/" + ids.apply(image);
    }
}
