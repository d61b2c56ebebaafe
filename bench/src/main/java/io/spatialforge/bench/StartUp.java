package io.spatialforge.bench;

import io.spatialforge.app.Main;
import io.spatialforge.bench.ratios.Row;
import io.spatialforge.bench.ratios.WholeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Commands from nothing to their end, beside a Java machine that does nothing. */
final class StartUp {

    private static final int TIMES = 5;
    private static final int SCENES = 20;

    /** The kernel's clock counts hundredths of a second, whatever its own ticks are. */
    private static final double TICKS = 100;

    /** In /proc/self/stat, counted from what follows the name: the time of children that have ended. */
    private static final int CHILDREN_USER = 13;

    private static final Path STAT = Path.of("/proc/self/stat");

    private StartUp() {}

    /** Does nothing. */
    static final class Nothing {

        public static void main(String[] args) {}
    }

    static List<Row> rows(Path folder, WholeClock clock) throws Exception {
        List<String> options = List.of("-XX:+UseParallelGC", "-Xshare:auto", "-Djava.awt.headless=true");
        List<String> nothing = ChildJvm.command(options, Nothing.class, List.of());
        List<Row> rows = new ArrayList<>();
        for (String argument : List.of("--help", "--version")) {
            List<String> command = ChildJvm.command(options, Main.class, List.of(argument));
            rows.add(clock.row(
                    "spatialforge " + argument,
                    TIMES,
                    "runs",
                    "a Java machine that does nothing",
                    () -> new WholeClock.Costs(seconds(() -> many(command)), seconds(() -> many(nothing)))));
        }
        int[] made = new int[1];
        rows.add(clock.row("spatialforge demo --scenes " + SCENES, 1, "runs", "", () -> {
            Path out = folder.resolve("demo-" + made[0]++);
            List<String> demo = ChildJvm.command(
                    options, Main.class, List.of("demo", "--scenes", "" + SCENES, "--out", out.toString(), "--json"));
            return new WholeClock.Costs(
                    seconds(() -> {
                        ChildJvm.run(demo);
                        return 0;
                    }),
                    Double.NaN);
        }));
        return rows;
    }

    private static int many(List<String> command) throws IOException, InterruptedException {
        for (int i = 0; i < TIMES; i++) {
            ChildJvm.run(command);
        }
        return TIMES;
    }

    /** Seconds of processors that children took; on systems that don't tell them, seconds by the clock. */
    private static double seconds(Callable<?> work) throws Exception {
        boolean told = Files.isReadable(STAT);
        double before = told ? ofChildren() : System.nanoTime() / 1e9;
        work.call();
        return (told ? ofChildren() : System.nanoTime() / 1e9) - before;
    }

    private static double ofChildren() throws IOException {
        String stat = Files.readString(STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1])) / TICKS;
    }
}
