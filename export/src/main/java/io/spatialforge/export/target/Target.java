package io.spatialforge.export.target;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an export becomes: a folder of files, laid out for a trainer, a hub or an evaluation.
 *
 * <p>It is made in three steps. Each shard of a run yields rows, JSON objects a line each, sorted into parts. Out of the
 * parts come the data files, each by itself. At last come the files about the whole. The first two steps run in parallel
 * and are resumed where they stopped, so what they write depends on their inputs alone.
 */
public interface Target {

    /** The name by which users ask for it, as in {@code qwen3-vl} or {@code huggingface}. */
    String name();

    /** What it is for, in a few words. */
    default String about() {
        return "";
    }

    /** What rows depend on beside the pairs, as a text for the fingerprint: options, versions of what is written. */
    String fingerprint();

    /** The splits it is made of; pairs of others are passed over and not counted. */
    default Set<Split> splits() {
        return EnumSet.allOf(Split.class);
    }

    /**
     * What image paths are relative to, as {@code export.json} says it: a path, or one inside the export; null where nothing
     * is known, or the export is to be published and the path is nobody else's business.
     */
    default @Nullable String imageRoot(RunFacts run) {
        return null;
    }

    /**
     * What has to be minded when the export is used, in a sentence.
     *
     * @return null if nothing needs to be said
     */
    default @Nullable String reminder() {
        return null;
    }

    /** Makes rows of one shard; called once for each shard. */
    RowMaker rows();

    /**
     * The data files that the parts become, in the order in which they are listed.
     *
     * @param parts by name; those of a name in the order of the shards, none of them empty
     */
    List<Output> outputs(SortedMap<String, List<Part>> parts);

    /** Writes the files about the whole, when all data files are in their places. */
    default void describe(Finished finished) throws IOException {}

    /**
     * Checks an export of this kind, ours or another's.
     *
     * @throws IOException if the path can't be read; what can be read and is wrong is a fault, not an exception
     */
    Validation validate(Path path) throws IOException;

    /** Makes rows of the pairs of one image after another; for one thread. */
    interface RowMaker {
        /**
         * @param pairs all pairs of one image, one or more
         * @throws IOException if a photograph is needed and can't be read
         */
        void image(List<QaPair> pairs, Rows rows) throws IOException;
    }
}
