package io.spatialforge.app;

import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.review.ReviewOptions;
import io.spatialforge.viewer.review.ReviewPages;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code view} lets reviewers say. */
final class ReviewSettings {

    private static final ReviewOptions DEFAULTS = ReviewOptions.ofDefaults(Path.of(""));

    @Option(
            names = "--review",
            description = "Begin with the review: pairs one at a time, without evidence, to accept or reject.")
    private boolean review;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Whose votes they are (default: the user's name).")
    private String reviewer = DEFAULTS.reviewer();

    @Option(
            names = "--per-task",
            paramLabel = "N",
            description = "Pairs of each task that are reviewed (default: ${DEFAULT-VALUE}).")
    private int perTask = DEFAULTS.perTask();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Other pairs are reviewed for another number (default: ${DEFAULT-VALUE}).")
    private long seed = DEFAULTS.seed();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            split = ",",
            completionCandidates = Candidates.Tasks.class,
            description = "These tasks alone are reviewed.")
    private List<String> tasks = List.of();

    @Option(
            names = "--votes",
            paramLabel = "FILE",
            description = "Where votes are kept (default: RUN/reviews/votes.jsonl).")
    private @Nullable Path votes;

    boolean begins() {
        return review;
    }

    ReviewOptions options(String run) {
        try {
            return new ReviewOptions(
                    reviewer,
                    perTask,
                    seed,
                    tasks.isEmpty()
                            ? DEFAULTS.tasks()
                            : tasks.stream().map(Task::ofId).toList(),
                    votes == null ? ReviewOptions.votes(Path.of(run)) : votes);
        } catch (IllegalArgumentException e) {
            throw new Main.UsageException("view: " + e.getMessage());
        }
    }

    /**
     * @throws Main.UsageException if it begins with the review, and votes could not be kept
     */
    void requireVotes(ReviewOptions options) {
        if (review || votes != null) {
            ReviewPages.trouble(options).ifPresent(trouble -> {
                throw new Main.UsageException(
                        "view: " + trouble + " Name a file that can be written to with --votes FILE");
            });
        }
    }
}
