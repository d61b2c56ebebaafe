package io.spatialforge.viewer.review;

import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The votes on pairs of a run. Safe for several threads. */
public final class Reviews {

    private final List<VoteFile> files;
    private final CurrentPairs pairs;

    private Reviews(List<VoteFile> files, CurrentPairs pairs) {
        this.files = List.copyOf(files);
        this.pairs = pairs;
    }

    /**
     * Votes of files, which need not be there yet.
     *
     * @param votes the first is the one that further votes are added to
     */
    public static Reviews of(FinishedRun run, List<Path> votes) {
        return new Reviews(votes.stream().map(VoteFile::new).toList(), new CurrentPairs(run));
    }

    /** What the votes in a run's own file come to; none where there is no such file. */
    public static Optional<Tally> tally(FinishedRun run) throws IOException {
        Path votes = ReviewOptions.votes(run.folder().root());
        return Files.isRegularFile(votes) ? Optional.of(of(run, List.of(votes)).tally()) : Optional.empty();
    }

    VoteFile file() {
        return files.getFirst();
    }

    /** Says what a pair is like now, where that was read anyway. */
    void saw(Ballot ballot) {
        pairs.saw(ballot);
    }

    /** Every vote with what became of it. */
    List<Cast> casts() throws IOException {
        return tally().casts();
    }

    private List<Cast> casts(List<VoteLine> lines) throws IOException {
        List<Vote> votes = new ArrayList<>();
        for (VoteLine line : lines) {
            if (line instanceof Vote vote) {
                votes.add(vote);
            }
        }
        return Tally.casts(lines, pairs.of(votes));
    }

    /**
     * What the votes come to.
     *
     * @throws IOException if a file of votes or of the run can't be read, naming it
     */
    public Tally tally() throws IOException {
        List<VoteLine> lines = new ArrayList<>();
        List<Long> broken = new ArrayList<>();
        for (VoteFile file : files) {
            VoteFile.Content content = file.read();
            lines.addAll(content.lines());
            broken.addAll(content.broken());
        }
        return Tally.of(casts(lines), broken);
    }
}
