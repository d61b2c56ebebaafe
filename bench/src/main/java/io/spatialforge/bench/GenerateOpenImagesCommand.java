package io.spatialforge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes tables as large as OpenImages' train set, to try whole commands on. */
@Command(
        name = "generate-openimages",
        mixinStandardHelpOptions = true,
        description = "Writes a table of boxes and one of sizes in the layout of OpenImages' train set.")
final class GenerateOpenImagesCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "Where they go.")
    private Path folder = Path.of("");

    @Option(names = "--images", description = "How many images; nine boxes each (default: ${DEFAULT-VALUE}).")
    private long images = OpenImagesGenerator.IMAGES;

    @Option(names = "--clicks", description = "WITH or WITHOUT the columns of clicks (default: ${DEFAULT-VALUE}).")
    private OpenImagesGenerator.Clicks clicks = OpenImagesGenerator.Clicks.WITH;

    @Option(names = "--seed", description = "Other boxes for another number.")
    private long seed = 7;

    @Override
    public Integer call() throws Exception {
        OpenImagesGenerator.write(folder, images, clicks, seed);
        Path boxes = OpenImagesGenerator.boxes(folder);
        System.out.printf("%s: %.1f MB%n", boxes, Files.size(boxes) / 1e6);
        return 0;
    }
}
