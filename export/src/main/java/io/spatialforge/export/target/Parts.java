package io.spatialforge.export.target;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Reads parts. */
public final class Parts {

    private Parts() {}

    /** The lines of a part, decompressed. */
    public static InputStream open(Part part) throws IOException {
        return new ZstdInputStreamNoFinalizer(Files.newInputStream(part.file()), RecyclingBufferPool.INSTANCE);
    }
}
