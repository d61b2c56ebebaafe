package io.spatialforge.vision.model.store;

import io.spatialforge.vision.model.ModelFile;
import io.spatialforge.vision.model.ModelSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public final class ModelStore {
    public static ModelStore at(@Nullable Path p) { return new ModelStore(); }
    public Map<String, Path> files(ModelSpec spec) {
        Map<String, Path> m = new HashMap<>();
        spec.files().forEach((n, f) -> { if (f instanceof ModelFile.OnDisk d) m.put(n, d.path()); });
        return m;
    }
}
