package io.spatialforge.bench.hot;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A class of JMH benchmarks that knows what its methods measure, so that the same code serves JMH and the table of ratios.
 * A subclass makes its data in its constructors, without failing by a checked exception, because JMH's classes extend it:
 * in the one that JMH calls all of them, in the other, for tests, a part.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public abstract class HotPaths implements AutoCloseable {

    /**
     * A class of benchmarks.
     *
     * @param name its simple name
     * @param make with so small a part of the data: 1 for all, 10 for a tenth
     */
    public record Made(String name, IntFunction<HotPaths> make) {}

    /** All classes of benchmarks, in the order of a run. */
    public static List<Made> all() {
        return List.of(
                new Made("RowsBenchmark", RowsBenchmark::new),
                new Made("RecordsBenchmark", RecordsBenchmark::new),
                new Made("LinesBenchmark", LinesBenchmark::new),
                new Made("HashBenchmark", HashBenchmark::new),
                new Made("RulesBenchmark", RulesBenchmark::new),
                new Made("WordsBenchmark", WordsBenchmark::new),
                new Made("SelectBenchmark", SelectBenchmark::new),
                new Made("PixelsBenchmark", part -> new PixelsBenchmark()),
                new Made("RegionsBenchmark", RegionsBenchmark::new));
    }

    /** What the methods measure. */
    public abstract List<HotPath> paths();

    /** Removes what lies on the disk. */
    @Override
    @TearDown
    public void close() {}
}
