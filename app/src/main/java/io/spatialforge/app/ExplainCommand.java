package io.spatialforge.app;

import io.spatialforge.app.explain.StoryTold;
import io.spatialforge.app.explain.Told;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.explain.ExplainedRun;
import io.spatialforge.pipeline.explain.Story;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge explain}: the story of one pair, or of all that came of an image. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells the whole story of one pair, kept or dropped, or of all that came of one image.")
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "A pair's id, or the beginning of one.")
    private @Nullable String id;

    @Option(names = "--image", paramLabel = "IMAGE_ID", description = "All that came of an image.")
    private @Nullable String image;

    @Override
    public Integer call() throws Exception {
        ExplainedRun explained = ExplainedRun.of(FinishedRun.open(run), 2, (files, of) -> {});
        PrintWriter out = spec.commandLine().getOut();
        if (id != null) {
            Story story = image == null ? explained.story(id) : explained.story(image, id);
            Told told = StoryTold.of(story, null, region -> "");
            out.print(told.text(spec.usageMessage().width()));
        }
        out.flush();
        return Main.DONE;
    }
}
