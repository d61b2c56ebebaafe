package io.spatialforge.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link ShardTask} writes through: files that appear together when the shard is done, or not at all. */
public final class ShardContext implements AutoCloseable {

    private final RunFolder folder;
    private final ShardAssignment shard;
    private final Meter meter;
    private final List<Books> books = new ArrayList<>();
    private final List<LineWriter> writers = new ArrayList<>();
    private final Set<Path> targets = new HashSet<>();
    private final List<Path> fetched = new ArrayList<>();

    ShardContext(RunFolder folder, ShardAssignment shard, Meter meter) {
        this.folder = folder;
        this.shard = shard;
        this.meter = meter;
    }

    public RunFolder folder() {
        return folder;
    }

    public Shards shards() {
        return shard.shards();
    }

    /** Empty books whose counts are seen while the shard is done. */
    public Books books() {
        Books opened = new Books();
        books.add(opened);
        meter.opened(opened);
        return opened;
    }

    /** Where numbers are watched that change while the shard is done. */
    public Meter meter() {
        return meter;
    }

    /**
     * This shard's file in a folder of an earlier stage, to be read while the shard is done.
     *
     * @param in relative to the run folder, as in {@code scenes}
     * @throws IllegalStateException if no stage before this one wrote it
     */
    public Path input(String in) throws IOException {
        Marker.Output output = shard.inputs().get(in);
        if (output == null) {
            throw new IllegalStateException("no stage before " + shard.stage() + " wrote " + in);
        }
        Path file = folder.store().fetch(folder.requireInside(output.path()));
        fetched.add(file);
        return file;
    }

    /**
     * This shard's file in a folder that no stage writes, as it was put aside for it.
     *
     * @return null if there is none
     */
    public @Nullable Path aside(String in) throws IOException {
        String name = RunFolder.file(in, shard.shards(), shard.shard());
        if (folder.store().size(name).isEmpty()) {
            return null;
        }
        Path file = folder.store().fetch(name);
        fetched.add(file);
        return file;
    }

    /** Whether a stage before this one wrote this shard's file in a folder. */
    public boolean hasInput(String in) {
        return shard.inputs().containsKey(in);
    }

    /**
     * Opens this shard's file in a folder. The context commits and closes it.
     *
     * @param in relative to the run folder, as in {@code scenes} or {@code work/candidates}; no other stage writes there
     * @throws IllegalStateException if the task has opened it before
     */
    public LineWriter lines(String in) throws IOException {
        Path target = folder.lines(in, shard.shards(), shard.shard());
        if (!targets.add(target)) {
            throw new IllegalStateException(target + " is opened a second time");
        }
        LineWriter writer = LineWriter.create(target, shard.level());
        writers.add(writer);
        return writer;
    }

    /**
     * Opens this shard's file in {@code dropped/<stage>}.
     *
     * @param books count every drop, written or not
     */
    public DroppedWriter drops(Books books, DropSampling sampling) throws IOException {
        return new DroppedWriter(lines(RunFolder.dropped(shard.stage())), books, sampling);
    }

    /**
     * For loops that write little.
     *
     * @throws InterruptedException if the run was cancelled
     */
    public void checkCancelled() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("cancelled");
        }
    }

    List<Marker.Output> commit() throws IOException {
        List<Marker.Output> outputs = new ArrayList<>();
        for (LineWriter writer : writers) {
            LineWriter.WrittenFile file = writer.commit();
            String path = folder.store().put(file.path(), folder.relative(file.path()));
            outputs.add(new Marker.Output(path, file.sha256(), file.lines(), file.bytes(), file.size()));
        }
        return outputs;
    }

    /** Gives up what was not committed. */
    @Override
    public void close() throws IOException {
        books.forEach(meter::closed);
        IOException first = null;
        for (LineWriter writer : writers) {
            try {
                writer.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        for (Path file : fetched) {
            try {
                folder.store().release(file);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
