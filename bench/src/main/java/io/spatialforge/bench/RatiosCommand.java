package io.spatialforge.bench;

import io.spatialforge.bench.hot.HotPaths;
import io.spatialforge.bench.ratios.RatioFile;
import io.spatialforge.bench.ratios.RatioTable;
import io.spatialforge.bench.ratios.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything that is measured against a floor, in a quick form, as one table. */
@Command(
        name = "ratios",
        mixinStandardHelpOptions = true,
        description = "Prints one table of what things cost beside the least that they could, in some minutes.")
final class RatiosCommand implements Callable<Integer> {

    @Option(names = "--effort", description = "Times the usual time (default: ${DEFAULT-VALUE}).")
    private double effort = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the rows there.")
    private @Nullable Path json;

    @Option(names = "--before", paramLabel = "FILE", description = "Compare with rows that --json wrote earlier.")
    private @Nullable Path before;

    @Override
    public Integer call() throws Exception {
        List<Row> earlier = before == null ? null : RatioFile.read(before);
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < HotPaths.all().size(); place++) {
            rows.addAll(child(place));
        }
        RatioTable.lines(rows, earlier).forEach(System.out::println);
        if (json != null) {
            RatioFile.write(json, rows);
        }
        return 0;
    }

    private List<Row> child(int place) throws IOException, InterruptedException {
        Path file = Files.createTempFile("spatialforge-bench", ".json");
        try {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx1g",
                    "-Xmn256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Bench.class.getName(),
                    "measure",
                    Integer.toString(place),
                    "--effort",
                    Double.toString(effort),
                    "--json",
                    file.toString());
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException("a measurement failed with exit code " + code + "; its messages are above");
            }
            return RatioFile.read(file);
        } finally {
            Files.delete(file);
        }
    }
}
