package io.spatialforge.bench.hot;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.words.reading.Reader;
import io.spatialforge.words.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** Claims into words, words read back, claims derived anew; and all of it with the rules, as a run does it. */
public class WordsBenchmark extends HotPaths {

    private static final int SCENES = 100;

    private final PairForge forge = ForgeSettings.ofDefaults(Forged.SEED).forge();
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder sentence = new StringBuilder();
    private final long pairs;
    private final long letters;

    /** A scene with what is asked about it. */
    private record Asked(Scene scene, List<Candidate> candidates, List<Phrased> phrased) {}

    public WordsBenchmark() {
        this(1);
    }

    WordsBenchmark(int part) {
        long count = 0;
        long length = 0;
        for (Scene scene : Forged.scenes(Math.ceilDiv(SCENES, part))) {
            Asked one = new Asked(scene, new ArrayList<>(), new ArrayList<>());
            forge.forge(scene, new Gathered(one));
            asked.add(one);
            for (Phrased phrased : one.phrased) {
                count++;
                length += phrased.question().length() + phrased.answer().length();
                String text = phrased.question() + " " + phrased.answer();
                StringTokenizer tokens = new StringTokenizer(text);
                while (tokens.hasMoreTokens()) {
                    words.add(tokens.nextToken());
                }
            }
        }
        pairs = count;
        letters = length;
    }

    @Override
    public List<HotPath> paths() {
        return List.of(
                HotPath.of("claims into words", "phrase", pairs, "pairs", letters, this::phrase)
                        .against("the same words put together", words.size(), this::phraseFloor),
                HotPath.of("words read back", "readBack", pairs, "pairs", pairs, this::readBack)
                        .against("the same text cut into words", words.size(), this::readBackFloor),
                HotPath.of("claims derived anew", "verify", pairs, "pairs", pairs, this::verify),
                HotPath.of("scenes into verified pairs", "forge", pairs, "pairs", pairs, this::forge));
    }

    @Benchmark
    public long phrase() {
        long length = 0;
        for (Asked one : asked) {
            for (Candidate candidate : one.candidates) {
                Phrased phrased = forge.phrase(one.scene, candidate);
                length += phrased.question().length() + phrased.answer().length();
            }
        }
        return length;
    }

    /** Ten words a text, as they are on the average. */
    @Benchmark
    public long phraseFloor() {
        int put = 0;
        int length = 0;
        for (String word : words) {
            sentence.append(word).append(' ');
            if (++put % 10 == 0) {
                length += sentence.toString().length();
                sentence.setLength(0);
            }
        }
        sentence.setLength(0);
        return length > 0 ? put : 0;
    }

    @Benchmark
    public long readBack() {
        long read = 0;
        for (Asked one : asked) {
            Verifier verifier = Verifier.of(one.scene);
            Reader reader = Reader.of(one.scene, verifier::resolve);
            for (Phrased phrased : one.phrased) {
                read += reader.read(phrased) instanceof Reading.Failed ? 0 : 1;
            }
        }
        return read;
    }

    @Benchmark
    public long readBackFloor() {
        long count = 0;
        for (Asked one : asked) {
            for (Phrased phrased : one.phrased) {
                count += new StringTokenizer(phrased.question()).countTokens()
                        + new StringTokenizer(phrased.answer()).countTokens();
            }
        }
        return count;
    }

    @Benchmark
    public long verify() {
        long held = 0;
        for (Asked one : asked) {
            Verifier verifier = Verifier.of(one.scene);
            for (Candidate candidate : one.candidates) {
                held += verifier.derive(candidate.claim()) instanceof Verdict.Holds ? 1 : 0;
            }
        }
        return held;
    }

    @Benchmark
    public long forge() {
        Kept kept = new Kept();
        for (Asked one : asked) {
            forge.forge(one.scene, kept);
        }
        return kept.count;
    }

    private static class Kept implements PairForge.Outcome {
        private long count;

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {}

        @Override
        public void capped(Claim claim) {}

        @Override
        public void kept(QaPair pair) {
            count++;
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {}
    }

    private static final class Gathered extends Kept {
        private final Asked asked;

        Gathered(Asked asked) {
            this.asked = asked;
        }

        @Override
        public void kept(QaPair pair, Candidate candidate, long chance) {
            asked.candidates.add(candidate);
            asked.phrased.add(pair.phrased());
        }
    }
}
