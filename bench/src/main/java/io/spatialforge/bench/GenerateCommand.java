package io.spatialforge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a COCO-style file of a given size, to try whole commands on. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Writes a COCO-style file in the layout of Objects365.")
final class GenerateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "Where it goes.")
    private Path file = Path.of("");

    @Option(names = "--mb", description = "Size (default: ${DEFAULT-VALUE}).")
    private int megabytes = 600;

    @Option(names = "--seed", description = "Other boxes for another number.")
    private long seed = 7;

    @Option(names = "--annotations-first", description = "Write the annotations before the images.")
    private boolean annotationsFirst;

    @Override
    public Integer call() throws Exception {
        CocoGenerator.write(file, megabytes * 1_000_000L, seed, annotationsFirst);
        System.out.printf("%s: %.1f MB%n", file, Files.size(file) / 1e6);
        return 0;
    }
}
