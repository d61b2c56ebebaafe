package io.spatialforge.app;

import io.spatialforge.app.console.Shell;
import io.spatialforge.app.console.Tint;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.engine.AtomicFile;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.review.ReviewOptions;
import io.spatialforge.viewer.review.Reviews;
import io.spatialforge.viewer.review.Tally;
import io.spatialforge.viewer.review.TallyText;
import io.spatialforge.viewer.review.VoteExport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge votes}: what reviewers said of a run. */
@Command(
        name = "votes",
        mixinStandardHelpOptions = true,
        description =
                "Tells what reviewers said of a run's pairs: of each task the share of accepted pairs with its 95%%"
                        + " interval, why others were rejected, and how far reviewers agree.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge votes RUN",
            "  spatialforge votes RUN --csv --out votes.csv",
            "  spatialforge votes RUN --votes anna.jsonl --votes ben.jsonl --json"
        })
final class VotesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private String run = "";

    @Option(
            names = "--votes",
            paramLabel = "FILE",
            description = "A file of votes (default: RUN/reviews/votes.jsonl); given again, further ones.")
    private List<Path> votes = List.of();

    /** In which form. */
    static final class Form {
        @Option(names = "--json", description = "Print the figures as JSON.")
        private boolean json;

        @Option(names = "--csv", description = "Print all votes as CSV.")
        private boolean csv;

        @Option(names = "--jsonl", description = "Print all votes as JSON lines.")
        private boolean jsonl;
    }

    @ArgGroup
    private Form form = new Form();

    @Option(names = "--out", paramLabel = "FILE", description = "Write it there, and nothing to standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        if (RunFolders.isRemote(run)) {
            throw new Main.UsageException("votes: " + run + " does not lie on a disk of this machine; copy it here");
        }
        Path folder = Path.of(run);
        FinishedRun finished = FinishedRun.open(folder);
        Path own = ReviewOptions.votes(folder);
        for (Path file : votes) {
            if (!Files.isRegularFile(file)) {
                throw new Main.UsageException("votes --votes: there is no file " + file);
            }
        }
        if (votes.isEmpty() && !Files.isRegularFile(own)) {
            Voice.of(spec)
                    .note("Nobody voted yet: there is no %s. Begin with: spatialforge view %s --review"
                            .formatted(own, Shell.word(run)));
        }
        if (out != null && Files.isDirectory(out)) {
            throw new Main.UsageException("votes --out: " + out + " is a folder; name a file in it");
        }
        Tally tally;
        try (Progress progress = Voice.of(spec).progress()) {
            tally = progress.onePiece(
                    "votes",
                    () -> Reviews.of(finished, votes.isEmpty() ? List.of(own) : votes)
                            .tally());
        }
        String text = told(tally);
        if (out == null) {
            Voice.of(spec).result(text, form.json || form.csv || form.jsonl ? Tint.NONE : Tints.VOTES);
        } else {
            AtomicFile.write(out, text.getBytes(StandardCharsets.UTF_8));
        }
        return Main.DONE;
    }

    private String told(Tally tally) {
        if (form.csv) {
            return VoteExport.csv(tally.casts());
        }
        if (form.jsonl) {
            return VoteExport.jsonl(tally.casts());
        }
        return form.json ? TallyText.json(tally) : TallyText.text(tally);
    }
}
