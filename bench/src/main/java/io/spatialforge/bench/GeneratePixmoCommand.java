package io.spatialforge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a file like PixMo-points with the sizes of its images, to try whole commands on. */
@Command(
        name = "generate-pixmo",
        mixinStandardHelpOptions = true,
        description = "Writes a Parquet file in the layout of PixMo-points, and its images' sizes beside it as CSV.")
final class GeneratePixmoCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "Where it goes; sizes go to FILE.sizes.csv.")
    private Path file = Path.of("");

    @Option(names = "--rows", description = "Rows (default: ${DEFAULT-VALUE}, as many as the owners' file has).")
    private int rows = PixmoGenerator.ROWS;

    @Option(names = "--seed", description = "Other labels for another number.")
    private long seed = 7;

    @Override
    public Integer call() throws Exception {
        PixmoGenerator.write(file, file.resolveSibling(file.getFileName() + ".sizes.csv"), rows, seed);
        System.out.printf("%s: %,d rows, %.1f MB%n", file, rows, Files.size(file) / 1e6);
        return 0;
    }
}
