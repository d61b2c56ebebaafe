package io.spatialforge.viewer.review;

import io.spatialforge.core.claim.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How pairs are reviewed.
 *
 * @param reviewer whose votes they are, where a page names nobody else
 * @param perTask pairs of each task, 1 to {@link #MOST}
 * @param seed other pairs, in another order, for another number
 * @param tasks whose pairs are reviewed, at least one
 * @param votes the file that votes are added to
 */
public record ReviewOptions(String reviewer, int perTask, long seed, List<Task> tasks, Path votes) {

    /** Pairs of a task at most. */
    public static final int MOST = 10_000;

    private static final int PER_TASK = 100;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@+-]{0,39}");

    /**
     * @throws IllegalArgumentException if a value is out of its range, saying what was expected
     */
    public ReviewOptions {
        if (!isName(reviewer)) {
            throw new IllegalArgumentException(
                    "expected a reviewer's name of at most 40 letters, digits, spaces and . _ @ + -, got '%s'"
                            .formatted(reviewer));
        }
        if (perTask < 1 || perTask > MOST) {
            throw new IllegalArgumentException(
                    "expected 1 to %,d pairs of each task, got %,d".formatted(MOST, perTask));
        }
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("expected at least one task, got none");
        }
        tasks = tasks.stream().distinct().sorted().toList();
    }

    /** All tasks of a run, 100 pairs each, by whoever is at the machine, with votes in the run's folder. */
    public static ReviewOptions ofDefaults(Path run) {
        return new ReviewOptions(
                name(System.getProperty("user.name", "")).orElse("reviewer"),
                PER_TASK,
                1,
                List.of(Task.values()),
                votes(run));
    }

    /** The file of votes of a run. */
    public static Path votes(Path run) {
        return run.resolve("reviews").resolve("votes.jsonl");
    }

    /** Whether a reviewer can be called that. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static Optional<String> name(String name) {
        return isName(name) ? Optional.of(name) : Optional.empty();
    }
}
