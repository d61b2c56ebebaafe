package io.spatialforge.app.init;

import io.spatialforge.pipeline.config.SourceKind;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A source that a configuration could have.
 *
 * @param files by role
 * @param images where its photographs are; none where they were not found
 * @param depth its depth maps; null where there are none
 * @param told what it is, line by line
 * @param exhaustive a comment on whether all instances are boxed; empty where there is nothing to choose
 */
record Proposed(
        SourceKind kind,
        String name,
        SortedMap<String, List<Path>> files,
        Places.Found images,
        @Nullable Maps depth,
        List<String> told,
        String exhaustive) {}
