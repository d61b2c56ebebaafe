package io.spatialforge.viewer.review;

import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What votes come to.
 *
 * @param casts all votes, in the order of their files
 * @param tasks those that anything was said of
 * @param reviewers by name
 * @param rejected pairs that somebody rejected, in the order in which that happened
 * @param broken numbers of lines that are no votes, of all files
 */
public record Tally(
        List<Cast> casts,
        List<TaskVotes> tasks,
        List<ReviewerVotes> reviewers,
        Agreement agreement,
        List<RejectedPair> rejected,
        List<Long> broken) {

    public Tally {
        casts = List.copyOf(casts);
        tasks = List.copyOf(tasks);
        reviewers = List.copyOf(reviewers);
        rejected = List.copyOf(rejected);
        broken = List.copyOf(broken);
    }

    /** How many votes are in a state. */
    public long count(Cast.State state) {
        return casts.stream().filter(cast -> cast.state() == state).count();
    }

    /** All votes, with those marked that were taken back or followed by another. */
    static List<Cast> casts(List<VoteLine> lines, Map<String, Optional<CurrentPairs.Now>> now) {
        Set<String> undone = new HashSet<>();
        List<Vote> votes = new ArrayList<>();
        Map<String, Vote> ofId = new HashMap<>();
        for (VoteLine line : lines) {
            switch (line) {
                case Vote vote -> {
                    if (ofId.putIfAbsent(vote.id(), vote) == null) {
                        votes.add(vote);
                    }
                }
                case Undo undo -> {
                    Vote vote = ofId.get(undo.vote());
                    if (vote != null && vote.reviewer().equals(undo.reviewer())) {
                        undone.add(undo.vote());
                    }
                }
            }
        }
        Map<List<String>, String> last = new HashMap<>();
        for (Vote vote : votes) {
            if (!undone.contains(vote.id())) {
                last.put(List.of(vote.reviewer(), vote.pair()), vote.id());
            }
        }
        List<Cast> casts = new ArrayList<>();
        for (Vote vote : votes) {
            CurrentPairs.Now pair =
                    now.getOrDefault(vote.pair(), Optional.empty()).orElse(null);
            Cast.State state;
            if (undone.contains(vote.id())) {
                state = Cast.State.UNDONE;
            } else if (!vote.id().equals(last.get(List.of(vote.reviewer(), vote.pair())))) {
                state = Cast.State.REPLACED;
            } else if (pair == null) {
                state = Cast.State.GONE;
            } else {
                state = pair.hash().equals(vote.shown()) ? Cast.State.COUNTED : Cast.State.CHANGED;
            }
            casts.add(
                    new Cast(vote, state, pair == null ? null : pair.question(), pair == null ? null : pair.answer()));
        }
        return casts;
    }

    static Tally of(List<Cast> casts, List<Long> broken) {
        Map<String, List<Cast>> ofPair = new LinkedHashMap<>();
        Map<String, List<Cast>> ofReviewer = new TreeMap<>();
        for (Cast cast : casts) {
            if (cast.counts()) {
                ofPair.computeIfAbsent(cast.vote().pair(), p -> new ArrayList<>())
                        .add(cast);
                ofReviewer
                        .computeIfAbsent(cast.vote().reviewer(), r -> new ArrayList<>())
                        .add(cast);
            }
        }
        List<Agreement.Said> said = new ArrayList<>();
        List<RejectedPair> rejected = new ArrayList<>();
        Map<Task, Counts> counts = new EnumMap<>(Task.class);
        for (List<Cast> pair : ofPair.values()) {
            Vote first = pair.getFirst().vote();
            long accepted = count(pair, Decision.ACCEPT);
            long against = count(pair, Decision.REJECT);
            said.add(new Agreement.Said(accepted, against));
            counts.computeIfAbsent(first.task(), t -> new Counts()).add(accepted, against, pair);
            if (against > 0) {
                rejected.add(rejected(pair, accepted));
            }
        }
        List<TaskVotes> tasks = new ArrayList<>();
        counts.forEach((task, of) -> tasks.add(of.votes(task)));
        List<ReviewerVotes> reviewers = new ArrayList<>();
        ofReviewer.forEach((name, of) -> reviewers.add(new ReviewerVotes(
                name, count(of, Decision.ACCEPT), count(of, Decision.REJECT), count(of, Decision.SKIP), median(of))));
        return new Tally(casts, tasks, reviewers, Agreement.of(said), rejected, broken);
    }

    private static final class Counts {
        private long accepted;
        private long rejected;
        private long contested;
        private long skipped;
        private final TreeMap<Objection, Long> reasons = new TreeMap<>();

        void add(long forIt, long against, List<Cast> casts) {
            if (forIt + against == 0) {
                skipped++;
            } else if (forIt > against) {
                accepted++;
            } else {
                rejected++;
                contested += forIt == against ? 1 : 0;
            }
            for (Cast cast : casts) {
                Objection reason = cast.vote().reason();
                if (reason != null) {
                    reasons.merge(reason, 1L, Long::sum);
                }
            }
        }

        TaskVotes votes(Task task) {
            return new TaskVotes(task, accepted, rejected, contested, skipped, reasons);
        }
    }

    private static RejectedPair rejected(List<Cast> pair, long accepted) {
        Cast first = pair.getFirst();
        List<Vote> votes = new ArrayList<>();
        for (Cast cast : pair) {
            if (cast.vote().decision() == Decision.REJECT) {
                votes.add(cast.vote());
            }
        }
        return new RejectedPair(
                first.vote().pair(),
                first.vote().task(),
                Sentences.plain(Objects.requireNonNullElse(first.question(), "")),
                Sentences.plain(Objects.requireNonNullElse(first.answer(), "")),
                accepted,
                votes);
    }

    private static long count(List<Cast> casts, Decision decision) {
        return casts.stream().filter(cast -> cast.vote().decision() == decision).count();
    }

    private static double median(List<Cast> casts) {
        List<Double> seconds = new ArrayList<>();
        casts.forEach(cast -> seconds.add(cast.vote().seconds()));
        Collections.sort(seconds);
        return seconds.get((seconds.size() - 1) / 2);
    }
}
