package io.spatialforge.bench;

import io.spatialforge.bench.copies.CopyTables;
import io.spatialforge.bench.copies.Costs;
import io.spatialforge.bench.copies.ManyPrints;
import io.spatialforge.bench.copies.Original;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which altered copies of photographs are found, which different photographs are taken for copies, and what it costs. */
@Command(
        name = "copies",
        mixinStandardHelpOptions = true,
        description = "Measures what is found of altered copies, and grouping at the size of a corpus.")
final class CopiesBench implements Callable<Integer> {

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "Folder of photographs, with all below it; may be given several times.")
    private List<Path> photos = new ArrayList<>();

    @Option(
            names = "--sequences",
            paramLabel = "NAME",
            split = ",",
            description = "Folders whose names begin so hold views of one place each.")
    private List<String> sequences = new ArrayList<>();

    @Option(names = "--many", paramLabel = "N", description = "Also group so many miniatures of random waves.")
    private int many;

    @Option(names = "--workers", paramLabel = "N", description = "Threads that group.", defaultValue = "1")
    private int workers;

    @Option(names = "--docs", paramLabel = "DIR", description = "Write the tables into copies-tables.md there.")
    private @Nullable Path docs;

    @Override
    public Integer call() throws Exception {
        List<String> lines = new ArrayList<>();
        if (!photos.isEmpty()) {
            lines.addAll(new CopyTables(Original.read(photos, sequences)).lines());
            lines.add(new Costs().line(Original.files(photos)));
            lines.add("");
        }
        if (many > 0) {
            Path temporary = Files.createTempDirectory("copies");
            lines.addAll(new ManyPrints().lines(many, temporary, workers));
            Files.delete(temporary);
        }
        lines.forEach(System.out::println);
        if (docs != null) {
            WrittenPage.write(docs.resolve("copies-tables.md"), String.join("\n", lines));
        }
        return 0;
    }
}
