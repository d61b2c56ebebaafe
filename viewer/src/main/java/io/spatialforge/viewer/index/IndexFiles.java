package io.spatialforge.viewer.index;

import io.spatialforge.engine.AtomicFile;
import io.spatialforge.engine.RunFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tables of a run are kept: in its folder, under a name that tells of which lines they are made, whole or not at
 * all. Where that can't be written, or the run lies elsewhere, they are in a temporary folder and gone with the process.
 */
final class IndexFiles implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final String START = "index-";
    private static final String END = ".duckdb";

    private final @Nullable Path kept;
    private final OwnFolder own;

    private IndexFiles(@Nullable Path kept, OwnFolder own) {
        this.kept = kept;
        this.own = own;
    }

    static IndexFiles of(RunFolder run, String fingerprint) throws IOException {
        boolean local = run.store().location().equals(run.root().toString());
        if (local) {
            Path folder = run.root().resolve("work").resolve("viewer");
            Path kept = folder.resolve(START + fingerprint + END);
            try {
                OwnFolder own = OwnFolder.make(folder);
                OwnFolder.sweep(folder);
                return new IndexFiles(kept, own);
            } catch (IOException e) {
                LOG.debug("{} can't be written, the index is temporary: {}", folder, e.toString());
                if (Files.isReadable(kept)) {
                    return new IndexFiles(kept, elsewhere());
                }
            }
        }
        return temporary();
    }

    /** Tables that are gone with the process. */
    static IndexFiles temporary() throws IOException {
        return new IndexFiles(null, elsewhere());
    }

    /** Whether tables are made in the run's folder. */
    boolean isWithRun() {
        return kept != null && kept.resolveSibling("").equals(own.path().resolveSibling(""));
    }

    private static OwnFolder elsewhere() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        OwnFolder.sweep(folder);
        return OwnFolder.make(folder);
    }

    /** Tables of a finished index; null where there are none yet. */
    @Nullable
    Path finished() {
        return kept != null && Files.isReadable(kept) ? kept : null;
    }

    /** Where tables are to be made. */
    Path unfinished() {
        return own.path().resolve("tables" + END);
    }

    /** What does not fit into memory. */
    Path spill() {
        return own.path().resolve("spill");
    }

    /**
     * Gives finished tables their place, and takes away those of what the run was before.
     *
     * @return where they are now
     */
    Path finish() throws IOException {
        Path made = unfinished();
        Path folder = kept == null ? null : kept.getParent();
        if (kept == null || folder == null || !folder.equals(own.path().getParent())) {
            return made;
        }
        AtomicFile.place(made, kept);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, START + "*" + END)) {
            for (Path other : others) {
                if (!other.equals(kept)) {
                    Files.delete(other);
                }
            }
        } catch (IOException e) {
            LOG.debug("an index of what the run was before stays: {}", e.toString());
        }
        return kept;
    }

    @Override
    public void close() throws IOException {
        own.close();
    }
}
