package io.spatialforge.viewer.index;

import io.spatialforge.core.claim.Task;
import io.spatialforge.engine.RunStore;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.QaPairJson;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of a run from the first moment on: the first lines as they are, until a thread of its own has opened or filled
 * the tables.
 */
final class LiveIndex implements RunIndex {

    private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);

    /** Shards whose lines are looked at while there are no tables. */
    private static final int FIRST_SHARDS = 4;

    /** Of an index of which everything is in the tables, and the tables are not at their place. */
    private static final double NEARLY = 0.999;

    /** Loading DuckDB takes half a second of a processor, for which the first page would wait. */
    private static final Duration FIRST_PAGE = Duration.ofMillis(700);

    private final FinishedRun run;
    private final Duration patience;
    private final Thread worker;
    private final SeenRun seen;
    private final Remembered remembered = new Remembered();
    private @Nullable FirstLines<PairEntry> firstPairs;
    private @Nullable FirstLines<DropEntry> firstDrops;
    private volatile @Nullable Tables tables;
    private volatile @Nullable String trouble;
    private volatile boolean kept;
    private volatile boolean closed;

    /** One that stays with the first lines. */
    LiveIndex(FinishedRun run) {
        this(run, Duration.ZERO);
    }

    private LiveIndex(FinishedRun run, Duration patience) {
        this.run = run;
        this.patience = patience;
        seen = SeenRun.of(run.folder());
        worker = Thread.ofPlatform().name("index").daemon().unstarted(this::work);
    }

    static LiveIndex open(FinishedRun run) {
        return open(run, FIRST_PAGE);
    }

    /**
     * @param patience for how long processors are left to the first page
     */
    static LiveIndex open(FinishedRun run, Duration patience) {
        LiveIndex index = new LiveIndex(run, patience);
        index.worker.start();
        return index;
    }

    private RunStore store() {
        return run.folder().store();
    }

    private void work() {
        try {
            Thread.sleep(patience);
            RunParts parts = RunParts.of(run);
            IndexFiles files = IndexFiles.of(run.folder(), parts.fingerprint());
            try {
                index(parts, files);
            } catch (IOException | SQLException e) {
                if (closed || !files.isWithRun() || !isOfDatabase(e)) {
                    throw e;
                }
                LOG.warn("the index can't be kept with the run and is temporary: {}", e.getMessage());
                Tables failed = tables;
                index(parts, IndexFiles.temporary());
                close(failed);
            }
            kept = true;
        } catch (IOException | SQLException | InterruptedException | RuntimeException | LinkageError e) {
            if (!closed) {
                trouble = String.valueOf(e.getMessage());
                LOG.warn("indexing the run stopped: {}", trouble);
                LOG.debug("where indexing stopped", e);
            }
        }
    }

    /** Whether tables can't be written, as where the disk is full; not whether lines can't be read. */
    private static boolean isOfDatabase(Exception e) {
        return e instanceof SQLException || e.getCause() instanceof SQLException;
    }

    private void index(RunParts parts, IndexFiles files) throws IOException, SQLException {
        Tables opened = Tables.start(files, parts, store());
        tables = opened;
        if (!opened.takeFinished()) {
            opened.fill();
            if (!RunParts.of(run).fingerprint().equals(parts.fingerprint())) {
                throw new IOException(store().location() + " was changed while it was indexed; open it again");
            }
            opened.finish();
        }
    }

    /** The tables, once there are pairs in them, or it is known that there are none. */
    private @Nullable Tables pairTables() {
        Tables known = tables;
        return known != null && known.filling().pairShare() > 0 ? known : null;
    }

    private @Nullable Tables dropTables() {
        Tables known = tables;
        return known != null && known.filling().dropShare() > 0 ? known : null;
    }

    private synchronized FirstLines<PairEntry> firstPairs() throws IOException {
        if (firstPairs == null) {
            startFirst();
        }
        return Objects.requireNonNull(firstPairs);
    }

    private synchronized FirstLines<DropEntry> firstDrops() throws IOException {
        if (firstDrops == null) {
            startFirst();
        }
        return Objects.requireNonNull(firstDrops);
    }

    private void startFirst() throws IOException {
        RunParts first = RunParts.ofFirst(run, FIRST_SHARDS);
        int shards = run.shards().count();
        double more = Math.max(1, (double) shards / FIRST_SHARDS);
        firstPairs = new FirstLines<>(
                store(),
                first.pairs(),
                Math.round(first.pairLines() * more),
                (number, line) -> PairEntry.of(number, line.record(QaPairJson.LINES)));
        firstDrops = new FirstLines<>(
                store(),
                first.drops(),
                Math.round(first.dropLines() * more),
                (number, line) -> DropEntry.of(number, line.record(DropJson.LINES)));
    }

    @Override
    public double indexed() {
        Tables known = tables;
        return known == null ? 0 : kept ? 1 : Math.min(NEARLY, known.filling().share());
    }

    @Override
    public Optional<String> trouble() {
        String stopped = trouble;
        return stopped != null
                ? Optional.of(stopped)
                : seen.isOther()
                        ? Optional.of(store().location() + " was changed since it was opened; open it again")
                        : Optional.empty();
    }

    @Override
    public Slice<PairRow> pairs(PairFilter filter, long from, int most) throws IOException {
        requireMost(most);
        PairFilter asked = filter.plain();
        Tables known = pairTables();
        if (known == null) {
            return firstPairs().slice(pair -> pair.fits(asked), PairEntry::row, from, most);
        }
        double share = known.filling().pairShare();
        return known.ask(() -> {
            long rows = known.filling().pairs();
            long total = remembered.get(
                    List.of("pairs", asked), rows, () -> known.pairs().count(asked, rows));
            List<PairRow> found = from >= total ? List.of() : known.pairs().rows(asked, rows, from, most);
            return new Slice<>(found, from, total, share);
        });
    }

    @Override
    public Slice<DropRow> drops(DropFilter filter, long from, int most) throws IOException {
        requireMost(most);
        DropFilter asked = filter.plain();
        Tables known = dropTables();
        if (known == null) {
            return firstDrops().slice(drop -> drop.fits(asked), DropEntry::row, from, most);
        }
        double share = known.filling().dropShare();
        return known.ask(() -> {
            long rows = known.filling().drops();
            long total = remembered.get(
                    List.of("drops", asked), rows, () -> known.drops().count(asked, rows));
            List<DropRow> found = from >= total ? List.of() : known.drops().rows(asked, rows, from, most);
            return new Slice<>(found, from, total, share);
        });
    }

    private static void requireMost(int most) {
        if (most < 1 || most > 1000) {
            throw new IllegalArgumentException("1 to 1000 rows can be asked for, not " + most);
        }
    }

    @Override
    public Optional<PairRow> pair(String id) throws IOException {
        Tables known = pairTables();
        long done = known == null ? 0 : known.filling().pairs();
        if (known != null) {
            Optional<PairRow> row = known.ask(() -> known.pairs().ofId(id));
            if (row.isPresent() || known.filling().pairShare() == 1) {
                return row;
            }
        }
        RunParts parts = known == null ? RunParts.of(run) : known.parts();
        return new LineSearch(store(), parts).pair(id, done);
    }

    @Override
    public Optional<DropRow> drop(long number) throws IOException {
        Tables known = dropTables();
        if (known != null && number < known.filling().drops()) {
            return known.ask(() -> known.drops().ofNumber(number));
        }
        RunParts parts = known == null ? RunParts.of(run) : known.parts();
        return new LineSearch(store(), parts).drop(number);
    }

    @Override
    public Optional<PairRow> beside(PairFilter filter, long number, int step) throws IOException {
        PairFilter asked = filter.plain();
        Tables known = pairTables();
        if (known == null) {
            return firstPairs().beside(pair -> pair.fits(asked), number, step).map(PairEntry::row);
        }
        return known.ask(() -> known.pairs().beside(asked, known.filling().pairs(), number, step));
    }

    @Override
    public Optional<DropRow> beside(DropFilter filter, long number, int step) throws IOException {
        DropFilter asked = filter.plain();
        Tables known = dropTables();
        if (known == null) {
            return firstDrops().beside(drop -> drop.fits(asked), number, step).map(DropEntry::row);
        }
        return known.ask(() -> known.drops().beside(asked, known.filling().drops(), number, step));
    }

    @Override
    public List<Facet> facets(PairFilter filter, PairField field, int most) throws IOException {
        PairFilter asked = filter.plain().without(field);
        Tables known = pairTables();
        if (known == null) {
            return firstPairs().facets(pair -> pair.fits(asked), pair -> pair.values(field), most);
        }
        long rows = known.filling().pairs();
        return known.ask(() -> remembered.get(
                List.of(field, asked, most), rows, () -> known.pairs().facets(asked, rows, field, most)));
    }

    @Override
    public List<Facet> facets(DropFilter filter, DropField field, int most) throws IOException {
        DropFilter asked = filter.plain().without(field);
        Tables known = dropTables();
        if (known == null) {
            return firstDrops().facets(drop -> drop.fits(asked), drop -> drop.values(field), most);
        }
        long rows = known.filling().drops();
        return known.ask(() -> remembered.get(
                List.of(field, asked, most), rows, () -> known.drops().facets(asked, rows, field, most)));
    }

    @Override
    public Optional<List<PairRow>> drawn(Task task, long seed, int most) throws IOException {
        Tables known = tables;
        if (known == null || known.filling().share() < 1) {
            return Optional.empty();
        }
        return Optional.of(known.ask(() -> known.pairs().drawn(task, seed, most)));
    }

    @Override
    public void close() {
        closed = true;
        worker.interrupt();
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        close(firstPairs);
        close(firstDrops);
        close(tables);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Closeable part) {
        if (part != null) {
            try {
                part.close();
            } catch (IOException e) {
                LOG.warn("closing the index failed: {}", e.getMessage());
            }
        }
    }
}
