package io.spatialforge.app;

import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.review.ReviewOptions;
import io.spatialforge.viewer.review.ReviewPages;
import io.spatialforge.viewer.serve.ViewedRun;
import io.spatialforge.viewer.serve.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spatialforge view}: pages over a run, for browsers of this machine. */
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description =
                "Opens pages over a run: pairs and drops to filter and search, each on its photograph with boxes, depth"
                        + " and evidence. For browsers of this machine alone; Ctrl-C ends it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge view RUN --open",
            "  spatialforge view RUN --review --reviewer anna --per-task 50",
            "  spatialforge view RUN --port 9000",
            "  ssh -L 8420:127.0.0.1:8420 HOST spatialforge view RUN"
        })
final class ViewCommand implements Callable<Integer> {

    private static final int PORT = 8420;
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private String run = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where it listens, 0 for any that is free (default: ${DEFAULT-VALUE}).")
    private int port = PORT;

    @Mixin
    private ReviewSettings settings = new ReviewSettings();

    @Option(names = "--open", description = "Open the browser too.")
    private boolean open;

    @Option(names = "--json", description = "Print the address as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        ReviewOptions options = settings.options(run);
        try (Viewer viewer = start(options)) {
            String address = settings.begins() ? viewer.address() + "review" : viewer.address();
            Runtime.getRuntime().addShutdownHook(new Thread(viewer::close, "end of the viewer"));
            Voice voice = Voice.of(spec);
            voice.result(json ? JsonMapper.shared().writeValueAsString(Map.of("address", address)) : address);
            voice.note("Ctrl-C ends it.");
            if (open) {
                browse(address, voice);
            }
            viewer.awaitEnd();
        }
        return Main.DONE;
    }

    /** Starts the server, which goes on until it is closed. */
    private Viewer start(ReviewOptions options) throws IOException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new Main.UsageException("view --port: expected 0 to %d, got %d".formatted(HIGHEST_PORT, port));
        }
        if (RunFolders.isRemote(run)) {
            throw new Main.UsageException("view: " + run
                    + " does not lie on a disk of this machine; copy it here, and name the copy. Its photographs may stay"
                    + " where they are");
        }
        FinishedRun finished = FinishedRun.open(Path.of(run));
        settings.requireVotes(options);
        try {
            ViewedRun viewed = ViewedRun.of(finished, RunIndex.open(finished));
            return Viewer.start(viewed, port, ReviewPages.of(viewed, options));
        } catch (Viewer.PortTakenException e) {
            throw new Main.UsageException("view: " + e.getMessage());
        }
    }

    private static void browse(String address, Voice voice) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(system.contains("mac") ? "open" : "xdg-open", address);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            voice.note("No browser could be opened (%s); open the address yourself.".formatted(e.getMessage()));
        }
    }
}
