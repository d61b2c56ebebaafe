package io.spatialforge.bench.hot;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A class of JMH benchmarks that knows what its methods measure, so that the same code serves JMH and the table of ratios.
 * A subclass makes its data in its constructor, without failing by a checked exception, because JMH's classes extend it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public abstract class HotPaths implements AutoCloseable {

    /** All classes of benchmarks, by their simple names. */
    public static List<Supplier<HotPaths>> all() {
        return List.of(
                RowsBenchmark::new,
                RecordsBenchmark::new,
                LinesBenchmark::new,
                HashBenchmark::new,
                RulesBenchmark::new,
                WordsBenchmark::new,
                SelectBenchmark::new,
                PixelsBenchmark::new,
                RegionsBenchmark::new);
    }

    /** What the methods measure. */
    public abstract List<HotPath> paths();

    /** Removes what lies on the disk. */
    @Override
    @TearDown
    public void close() {}
}
