package io.spatialforge.export.dataset;

import io.spatialforge.core.qa.Split;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data files of a dataset, and what files beside them may need to say.
 *
 * @param folder that holds them
 * @param name of the dataset
 * @param imageRoot what image paths are relative to; null if nothing is known
 * @param files by split, in the order of splits; names are relative to the folder
 */
public record DataFiles(Path folder, String name, @Nullable String imageRoot, Map<Split, List<DataFile>> files) {

    public DataFiles {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /**
     * One data file.
     *
     * @param name relative to the folder, with forward slashes
     * @param records how many it holds
     */
    public record DataFile(String name, long records) {}
}
