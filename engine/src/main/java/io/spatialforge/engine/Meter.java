package io.spatialforge.engine;

import io.spatialforge.core.drop.Unit;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;

/**
 * Numbers of a run on this machine that change all the time: how long queues are, and how much was read for shards that are
 * not finished. Raising one costs some nanoseconds whether or not anybody looks. Safe for several threads.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Meter {

    /** Of runs that nobody watches. */
    static final Meter UNWATCHED = new Meter();

    private final Map<String, LongAdder> levels = new ConcurrentHashMap<>();
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final Map<Books, Boolean> open = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Ends the watching of a number. */
    public interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    private record Watched(String name, LongSupplier number) {}

    /**
     * A number that is raised and lowered by whoever knows, from 0.
     *
     * @param name as {@code shards_running}
     */
    public LongAdder level(String name) {
        return levels.computeIfAbsent(name, n -> new LongAdder());
    }

    /**
     * Offers a number that is asked for about once a second, by another thread.
     *
     * @return to be closed when the number is no more
     */
    public Watching watch(String name, LongSupplier number) {
        Watched added = new Watched(name, number);
        watched.add(added);
        return () -> watched.remove(added);
    }

    /** All levels and watched numbers by name; those of one name are summed. */
    public SortedMap<String, Long> levels() {
        SortedMap<String, Long> all = new TreeMap<>();
        levels.forEach((name, level) -> all.merge(name, level.sum(), Long::sum));
        for (Watched each : watched) {
            all.merge(each.name, each.number.getAsLong(), Long::sum);
        }
        return all;
    }

    /** What was read for shards that are worked at, as of a moment ago. */
    public long read(Unit unit) {
        long sum = 0;
        synchronized (open) {
            for (Books books : open.keySet()) {
                sum += books.read(unit);
            }
        }
        return sum;
    }

    /** Books of a shard that is begun. */
    void opened(Books books) {
        open.put(books, true);
    }

    void closed(Books books) {
        open.remove(books);
    }
}
