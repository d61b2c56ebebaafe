package io.spatialforge.audit.blind;

import io.spatialforge.audit.Share;
import io.spatialforge.audit.blind.BlindReport.Cue;
import io.spatialforge.audit.blind.BlindReport.Guess;
import io.spatialforge.audit.blind.BlindReport.Row;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Has answers guessed from the questions alone.
 *
 * <p>Pairs stream through once and are set aside by task and form, on disk and of many a sample; memory holds one kind for
 * each thread, about half a kilobyte for each pair learnt from. Kinds are guessed each by itself, on several threads, and
 * the report is the same for any number of them.
 */
public final class Blind {

    /** However many processors there are, of more kinds at once memory would not be bounded. */
    private static final int MOST_THREADS = 4;

    private final BlindOptions options;
    private final ItemReader reader;

    private Blind(BlindOptions options, UnaryOperator<String> groups) {
        this.options = options;
        this.reader = new ItemReader(groups);
    }

    /** Guesses with every image by itself. */
    public static BlindReport run(Iterator<QaPair> pairs, BlindOptions options) throws IOException {
        return run(pairs, options, UnaryOperator.identity());
    }

    /**
     * Guesses.
     *
     * @param groups from an image's id to a name that images which show the same photograph share
     * @throws IOException if the temporary folder can't be written or read
     */
    public static BlindReport run(Iterator<QaPair> pairs, BlindOptions options, UnaryOperator<String> groups)
            throws IOException {
        return new Blind(options, groups).all(pairs);
    }

    private record Kind(Task task, String form, AnswerSet answers) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int byTask = task.compareTo(other.task);
            int byForm = form.compareTo(other.form);
            return byTask != 0 ? byTask : byForm != 0 ? byForm : answers.compareTo(other.answers);
        }
    }

    private BlindReport all(Iterator<QaPair> pairs) throws IOException {
        Path folder = Files.createTempDirectory("spatialforge-blind");
        SortedMap<Kind, Spool> spools = new TreeMap<>();
        Map<Kind, Long> unread = new HashMap<>();
        long open = 0;
        try {
            while (pairs.hasNext()) {
                QaPair pair = pairs.next();
                switch (reader.read(pair)) {
                    case ItemReader.Closed closed ->
                        spool(spools, folder, kind(pair, closed.item().answers()))
                                .add(pair);
                    case ItemReader.Unread kind -> unread.merge(kind(pair, kind.answers()), 1L, Long::sum);
                    case ItemReader.Open o -> open++;
                }
            }
            for (Kind kind : unread.keySet()) {
                spool(spools, folder, kind);
            }
            return new BlindReport(options, rows(spools, unread), open);
        } finally {
            for (Spool spool : spools.values()) {
                spool.close();
            }
            Files.deleteIfExists(folder);
        }
    }

    private List<Row> rows(Map<Kind, Spool> spools, Map<Kind, Long> unread) throws IOException {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Row>> guessed = new ArrayList<>();
            spools.forEach((kind, spool) -> guessed.add(pool.submit(() -> {
                try (spool) {
                    return row(kind, spool, unread.getOrDefault(kind, 0L));
                }
            })));
            List<Row> rows = new ArrayList<>();
            try {
                for (Future<Row> row : guessed) {
                    rows.add(row.get());
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                switch (e.getCause()) {
                    case IOException io -> throw io;
                    case RuntimeException bug -> throw bug;
                    case Error error -> throw error;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("cancelled while answers were guessed");
            }
            return rows;
        }
    }

    private Spool spool(Map<Kind, Spool> spools, Path folder, Kind kind) {
        return spools.computeIfAbsent(
                kind, k -> new Spool(folder.resolve(spools.size() + ".gz"), options.sample(), options.seed()));
    }

    private static Kind kind(QaPair pair, AnswerSet answers) {
        return new Kind(pair.claim().task(), pair.phrased().form(), answers);
    }

    private Row row(Kind kind, Spool spool, long unread) throws IOException {
        List<Guesser> guessers = List.of(
                Ngrams.ofWords(options.seed()),
                new LabelPairs(),
                new MostFrequent(),
                Ngrams.ofWordsAndCoordinates(options.seed()));
        long[] shown = new long[1];
        Cues cues = new Cues();
        spool.forEach(pair -> {
            Item item = item(pair);
            shown[0] += Features.showsCoordinates(item) ? 1 : 0;
            cues.add(item);
            if (Half.of(options.seed(), item.group()) == Half.LEARNT) {
                guessers.forEach(guesser -> guesser.learn(item));
            }
        });
        List<Guesser> asked = new ArrayList<>();
        for (Guesser guesser : guessers) {
            if (guesser.counts() || shown[0] > 0) {
                guesser.ready();
                asked.add(guesser);
            }
        }
        List<Share.Counting> hits =
                asked.stream().map(guesser -> new Share.Counting()).toList();
        Chances chances = new Chances(kind.answers());
        spool.forEach(pair -> {
            Item item = item(pair);
            if (Half.of(options.seed(), item.group()) == Half.TESTED) {
                chances.add(item);
                for (int i = 0; i < hits.size(); i++) {
                    boolean right = asked.get(i).guess(item).equals(item.answer());
                    hits.get(i).add(item.group(), right ? Share.Verdict.RIGHT : Share.Verdict.WRONG);
                }
            }
        });
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            Guesser guesser = asked.get(i);
            Share share = hits.get(i).share();
            guesses.add(new Guess(guesser.name(), guesser.counts(), share.value(), share.interval()));
        }
        Row bare = new Row(
                kind.task(),
                kind.form(),
                kind.answers(),
                spool.seen() + unread,
                unread,
                spool.share(),
                chances.tested(),
                chances.chance(),
                chances.mostFrequent(),
                guesses,
                Verdict.SMALL,
                List.of());
        Verdict verdict = bare.verdict(options);
        List<Cue> telling = verdict == Verdict.GUESSED ? cues.telling() : List.of();
        return bare.with(verdict, telling);
    }

    private Item item(QaPair pair) {
        if (reader.read(pair) instanceof ItemReader.Closed closed) {
            return closed.item();
        }
        throw new IllegalStateException("a pair that was set aside as closed is read as open: " + pair.id());
    }
}
