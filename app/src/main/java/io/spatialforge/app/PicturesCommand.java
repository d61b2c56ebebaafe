package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.picture.PairSheets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spatialforge pictures}: pairs of a run drawn onto their photographs. */
@Command(
        name = "pictures",
        mixinStandardHelpOptions = true,
        description = "Draws some pairs of each task onto their photographs, to be looked at.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge pictures RUN --out look",
            "  spatialforge pictures RUN --out look --per-task 30 --seed 2"
        })
final class PicturesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the sheets go.")
    private Path out = Path.of("");

    @Option(names = "--per-task", paramLabel = "N", description = "Pairs of each task (default: ${DEFAULT-VALUE}).")
    private int perTask = 12;

    @Option(names = "--seed", paramLabel = "N", description = "Other pairs for another number.")
    private long seed = 1;

    @Option(names = "--json", description = "Print the names of the sheets as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Main.requireFolder("pictures --out", out);
        if (perTask < 1) {
            throw new Main.UsageException("pictures: --per-task is at least 1, got " + perTask);
        }
        FinishedRun finished = FinishedRun.open(run);
        Map<String, List<String>> images = finished.images();
        if (images.isEmpty()) {
            throw new Main.UsageException(
                    "pictures: the run was made without photographs; make it with --images DIR to draw on them");
        }
        List<Path> written;
        try (Progress progress = Voice.of(spec).progress()) {
            written = PairSheets.draw(
                    images, perTask, seed, CountedPairs.of(finished, progress, "choosing"), out, progress);
        }
        List<String> names = written.stream().map(Path::toString).toList();
        Voice.of(spec)
                .result(
                        json
                                ? JsonMapper.shared().writeValueAsString(Map.of("pictures", names))
                                : String.join(System.lineSeparator(), names));
        return Main.DONE;
    }
}
