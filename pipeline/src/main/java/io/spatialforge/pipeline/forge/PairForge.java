package io.spatialforge.pipeline.forge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import io.spatialforge.pipeline.select.Room;
import io.spatialforge.words.phrasing.Phraser;
import io.spatialforge.words.reading.Reader;
import io.spatialforge.words.reading.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From one scene to its verified pairs: rules state claims, some of them are chosen, phrased, read back by a reader that
 * does not know the templates, and derived anew from the raw scene. A pair is kept only if the claim it reads as is the
 * claim that was stated, and the verifier holds it too.
 *
 * <p>A pure function of scene and configuration, safe for use by several threads.
 */
public final class PairForge {

    private final ForgeSettings settings;
    private final List<Rule> rules;
    private final boolean addedRules;
    private final Phraser phraser = Phraser.standard();
    private final long chanceOfRoom;

    /**
     * With the project's rules and those of jars on the class path.
     *
     * @throws io.spatialforge.core.AdditionException if one of them can't be used
     */
    public PairForge(ForgeSettings settings) {
        this.settings = settings;
        this.chanceOfRoom = Room.chanceOfPairs(settings.seed());
        this.rules = Rule.all().stream()
                .filter(rule -> settings.tasks().contains(rule.task()))
                .toList();
        this.addedRules = Rule.all().size() > Rule.standard().size();
    }

    /** With the settings of a run of which nothing is configured, and seed 1. */
    public static PairForge ofDefaults() {
        return ForgeSettings.ofDefaults(1).forge();
    }

    /** The verified pairs of one scene, in an order that depends on nothing but the scene and the settings. */
    public List<QaPair> pairs(Scene scene) {
        List<QaPair> pairs = new ArrayList<>();
        forge(scene, Outcome.ofKept(pairs::add));
        return pairs;
    }

    /** Names and versions of the rules at work: what a fingerprint of the stage depends on. */
    public List<String> ruleIds() {
        return rules.stream().map(Rule::id).toList();
    }

    /** Where the outcome of each candidate goes: exactly one call for each claim a rule looked at, and for each pair. */
    public interface Outcome {

        /** A rule could not tell. */
        void abstained(Task task, Reason reason, String about, @Nullable String other);

        /** A claim was stated but not chosen. */
        void capped(Claim claim);

        /** A claim was chosen, but the mix has no room for it. */
        default void beyondMix(Claim claim) {
            capped(claim);
        }

        /** A chosen claim was phrased and the pair verified. */
        void kept(QaPair pair);

        /**
         * The same, with what the pair was phrased from, for whoever would word it once more.
         *
         * @param chance of the words, as {@link Phraser#phrase} was given it
         */
        default void kept(QaPair pair, Candidate candidate, long chance) {
            kept(pair);
        }

        /** A chosen claim was phrased and the pair rejected. */
        void rejected(Claim claim, Phrased phrased, Reason reason, String why);

        /** Only what is kept, and nothing of what is not. */
        static Outcome ofKept(Consumer<QaPair> pairs) {
            return new Outcome() {
                @Override
                public void abstained(Task task, Reason reason, String about, @Nullable String other) {}

                @Override
                public void capped(Claim claim) {}

                @Override
                public void kept(QaPair pair) {
                    pairs.accept(pair);
                }

                @Override
                public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {}
            };
        }
    }

    /** The id of the pair that asks about a claim, whatever became of it: 16 hex digits. */
    public static String id(String imageId, Claim claim) {
        return hex(ClaimHash.of(StableHash.of(imageId), claim));
    }

    /** What the rules ask of a scene, with the chance that all choices for its image are made from. */
    public SceneFacts facts(Scene scene) {
        return SceneFacts.of(scene, settings.margins(), settings.boxes(), chance(scene));
    }

    /** All that the rules find in a scene, before any of it is chosen. */
    public void state(SceneFacts facts, Findings findings) {
        for (Rule rule : rules) {
            rule.apply(facts, findings);
        }
    }

    /** The words in which a candidate is asked about, whether it is chosen or not. */
    public Phrased phrase(Scene scene, Candidate candidate) {
        return phraser.phrase(
                scene, candidate.claim(), candidate::mention, ClaimHash.of(chance(scene), candidate.claim()));
    }

    private long chance(Scene scene) {
        return StableHash.with(StableHash.with(settings.seed(), scene.image().id()), "forge");
    }

    /** Forges the pairs of one scene, in an order that depends on nothing but the scene and the configuration. */
    public void forge(Scene scene, Outcome outcome) {
        Collected collected = new Collected(outcome, chance(scene), addedRules ? new HashSet<>() : null);
        state(facts(scene), collected);
        if (collected.byKind.isEmpty()) {
            return;
        }
        Verifier verifier = Verifier.of(scene);
        Reader reader = Reader.of(scene, verifier::resolve);
        for (List<Ranked> candidates : collected.byKind.values()) {
            choose(candidates, outcome);
            makeRoom(scene, candidates, outcome);
            for (Ranked ranked : candidates) {
                pair(scene, ranked, verifier, reader, outcome);
            }
        }
    }

    /** The most claims of that kind that are taken of a scene. */
    public int most(Claim claim) {
        return isThinned(claim) ? Math.multiplyExact(settings.perForm(), settings.pool()) : settings.perForm();
    }

    /** Leaves the candidates with the smallest hashes in the list, in the order they were stated. */
    private void choose(List<Ranked> candidates, Outcome outcome) {
        int most = most(candidates.get(0).candidate.claim());
        if (candidates.size() <= most) {
            return;
        }
        List<Ranked> byRank = new ArrayList<>(candidates);
        byRank.sort(Comparator.comparingLong(Ranked::rank));
        for (Ranked late : byRank.subList(most, byRank.size())) {
            outcome.capped(late.candidate.claim());
        }
        List<Ranked> chosen = byRank.subList(0, most);
        chosen.sort(Comparator.comparingInt(Ranked::place));
        candidates.clear();
        candidates.addAll(chosen);
    }

    /** Leaves out of what was chosen what the mix has no room for. */
    private void makeRoom(Scene scene, List<Ranked> candidates, Outcome outcome) {
        double share = settings.room().of(candidates.getFirst().candidate.claim());
        if (share >= 1) {
            return;
        }
        long image = StableHash.of(scene.image().id());
        candidates.removeIf(ranked -> {
            Claim claim = ranked.candidate.claim();
            boolean fits = Room.fits(share, ClaimHash.of(image, claim), chanceOfRoom);
            if (!fits) {
                outcome.beyondMix(claim);
            }
            return !fits;
        });
    }

    /** Whether the labels of such claims may tell the answer, so that many may have to be left out. */
    private static boolean isThinned(Claim claim) {
        return switch (claim) {
            case Claim.Nearer c -> true;
            case Claim.DepthOrder c -> true;
            case Claim.ExtremeDepth c -> true;
            case Claim.LeftOf c -> true;
            case Claim.HorizontalOrder c -> true;
            case Claim.Bearing c -> true;
            case Claim.Facing c -> true;
            case Claim.Count c -> true;
            case Claim.Grounding c -> false;
            case Claim.Referring c -> false;
        };
    }

    private void pair(Scene scene, Ranked ranked, Verifier verifier, Reader reader, Outcome outcome) {
        Candidate candidate = ranked.candidate;
        Claim claim = candidate.claim();
        Phrased phrased = phraser.phrase(scene, claim, candidate::mention, ranked.rank);
        Reading reading = reader.read(phrased);
        if (reading instanceof Reading.Failed failed) {
            outcome.rejected(claim, phrased, failed.reason(), failed.why());
            return;
        }
        if (!says(reading, claim)) {
            outcome.rejected(claim, phrased, Reason.READ_DIFFERENTLY, "it reads as " + reading);
            return;
        }
        switch (verifier.derive(claim)) {
            case Verdict.Fails fails -> outcome.rejected(claim, phrased, Reason.CONTRADICTED, fails.why());
            case Verdict.Unknown unknown ->
                outcome.rejected(
                        claim, phrased, Reason.NOT_DERIVED, unknown.reason().id());
            case Verdict.Holds holds ->
                outcome.kept(pair(scene, claim, phrased, candidate.evidence()), candidate, ranked.rank);
        }
    }

    /**
     * A pair in words that a model wrote: phrased like any other, but neither read back nor derived anew. Whoever makes one
     * has it judged.
     *
     * @param claim grounds or refers by an {@link io.spatialforge.core.claim.Expression.Stated}
     */
    public QaPair described(Scene scene, Claim claim, Evidence evidence) {
        long key = ClaimHash.of(chance(scene), claim);
        Phrased phrased = phraser.phrase(
                scene,
                claim,
                region -> {
                    throw new IllegalArgumentException("the words of a model mention no " + region);
                },
                key);
        return pair(scene, claim, phrased, evidence);
    }

    /** A claim in words, whether they are checked or not. */
    public static QaPair pair(Scene scene, Claim claim, Phrased phrased, Evidence evidence) {
        return new QaPair(
                id(scene.image().id(), claim),
                Split.TRAIN,
                scene.image(),
                phrased,
                regions(scene, claim),
                claim,
                evidence);
    }

    private static boolean says(Reading reading, Claim claim) {
        return switch (reading) {
            case Reading.Stated stated -> stated.claim().equals(claim);
            case Reading.Counted counted ->
                claim instanceof Claim.Count count
                        && counted.label().equals(count.label())
                        && counted.count() == count.count()
                        && Objects.equals(counted.condition(), count.condition());
            case Reading.Failed failed -> false;
        };
    }

    /** The regions a claim names, in the order of their numbers. */
    private static List<QaPair.QaRegion> regions(Scene scene, Claim claim) {
        List<String> ids = claim.regions();
        int[] numbers = new int[ids.size()];
        for (int i = 0; i < numbers.length; i++) {
            String id = ids.get(i);
            numbers[i] = Integer.parseInt(id, 1, id.length(), 10);
        }
        Arrays.sort(numbers);
        List<QaPair.QaRegion> regions = new ArrayList<>(numbers.length);
        int last = -1;
        for (int number : numbers) {
            if (number != last) {
                Region region = scene.regions().get(number);
                regions.add(new QaPair.QaRegion(region.id(), region.label(), region.shape()));
                last = number;
            }
        }
        return regions;
    }

    private static String hex(long id) {
        String digits = Long.toHexString(id);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /**
     * A candidate that may be chosen.
     *
     * @param place of its claim among those of its kind
     * @param rank by which it is chosen, which is also the chance of its words
     */
    private record Ranked(Candidate candidate, int place, long rank) {}

    /**
     * Claims by kind, in the order of their statement; abstentions go straight on.
     *
     * @param stated what was claimed so far, where a rule may claim what another did; null where none does
     */
    private record Collected(
            Outcome outcome,
            long chance,
            Map<Class<?>, List<Ranked>> byKind,
            @Nullable Set<Claim> stated) implements Findings {

        Collected(Outcome outcome, long chance, @Nullable Set<Claim> stated) {
            this(outcome, chance, new LinkedHashMap<>(), stated);
        }

        @Override
        public void claim(Candidate candidate) {
            if (stated != null && !stated.add(candidate.claim())) {
                outcome.capped(candidate.claim());
                return;
            }
            List<Ranked> kind = byKind.computeIfAbsent(candidate.claim().getClass(), k -> new ArrayList<>());
            kind.add(new Ranked(candidate, kind.size(), ClaimHash.of(chance, candidate.claim())));
        }

        @Override
        public void abstain(Task task, Reason reason, String about, @Nullable String other) {
            outcome.abstained(task, reason, about, other);
        }
    }
}
