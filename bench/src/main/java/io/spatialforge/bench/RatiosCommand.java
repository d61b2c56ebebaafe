package io.spatialforge.bench;

import io.spatialforge.bench.ratios.RatioFile;
import io.spatialforge.bench.ratios.RatioTable;
import io.spatialforge.bench.ratios.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything that is measured against a floor, in a quick form, as one table. */
@Command(
        name = "ratios",
        mixinStandardHelpOptions = true,
        description = "Prints one table of what things cost beside the least that they could, in some minutes.")
final class RatiosCommand implements Callable<Integer> {

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Parts in whose names the regular expression is found, as in 'Rows|SCAN'.")
    private Pattern only = Pattern.compile("");

    @Option(names = "--effort", description = "Times the usual time (default: ${DEFAULT-VALUE}).")
    private double effort = 1;

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "Folder of JPEGs; models then look at them, beside bare sessions.")
    private @Nullable Path photos;

    @Option(
            names = "--models",
            paramLabel = "NAMES",
            description = "Which models look (default: ${DEFAULT-VALUE}); they must have been pulled.")
    private String models = "default";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the rows there.")
    private @Nullable Path json;

    @Option(names = "--before", paramLabel = "FILE", description = "Compare with rows that --json wrote earlier.")
    private @Nullable Path before;

    @Override
    public Integer call() throws Exception {
        List<Row> earlier = before == null ? null : RatioFile.read(before);
        List<Row> rows = new ArrayList<>();
        for (String part : MeasureCommand.parts()) {
            if (only.matcher(part).find()) {
                System.err.println("measuring " + part);
                rows.addAll(measured("-Xmn256m", List.of("measure", part, "--effort", Double.toString(effort))));
            }
        }
        if (photos != null) {
            System.err.println("looking at photographs");
            rows.addAll(measured(
                    "-Xmn256m", List.of("sight", "--images", photos.toString(), "--models", models, "--rounds", "2")));
        }
        RatioTable.lines(rows, earlier).forEach(System.out::println);
        if (json != null) {
            RatioFile.write(json, rows);
        }
        return 0;
    }

    private static List<Row> measured(String young, List<String> arguments) throws IOException, InterruptedException {
        Path file = Files.createTempFile("spatialforge-bench", ".json");
        try {
            List<String> all = new ArrayList<>(arguments);
            all.add("--json");
            all.add(file.toString());
            ChildJvm.run(ChildJvm.command(List.of("-XX:+UseSerialGC", "-Xmx1g", young), Bench.class, all));
            return RatioFile.read(file);
        } finally {
            Files.delete(file);
        }
    }
}
