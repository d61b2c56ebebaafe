package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.pipeline.judge.Answers.Entry;
import io.spatialforge.pipeline.judge.Answers.Sheet;
import io.spatialforge.words.phrasing.Phraser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about each kind of pair. The options are all that the question allows, built without a look at the answer,
 * which is then found among them by its words.
 */
public final class Inquiries {

    private static final List<String> YES_NO = List.of("Yes", "No");

    /** Precedes the option lines of a question. */
    private static final String FIRST_OPTION = "\nA. ";

    private final Phraser phraser;

    public Inquiries(Phraser phraser) {
        this.phraser = phraser;
    }

    /**
     * The inquiry into a pair.
     *
     * @param worded what the pair was phrased from
     * @param chance of the pair, well mixed
     * @return null where it can't be put to a judge: there is nothing that could be picked instead
     * @throws IllegalArgumentException if the pair's answer is none that its question allows
     */
    public @Nullable Inquiry of(Scene scene, QaPair pair, Worded worded, long chance) {
        return switch (pair.claim()) {
            case Claim.Nearer claim -> two(scene, pair, worded, List.of(claim.nearer(), claim.farther()), chance);
            case Claim.LeftOf claim -> two(scene, pair, worded, List.of(claim.left(), claim.right()), chance);
            case Claim.ExtremeDepth claim -> one(pair, entries(worded, claim.among()), chance);
            case Claim.DepthOrder claim -> order(pair, entries(worded, claim.order()), chance);
            case Claim.HorizontalOrder claim -> order(pair, entries(worded, claim.order()), chance);
            case Claim.Bearing claim -> one(pair, words(pair), chance);
            case Claim.Facing claim -> one(pair, words(pair), chance);
            case Claim.Count claim ->
                new Counts(
                        pair.phrased().question(),
                        pair.phrased().answer(),
                        claim.regions(),
                        Lineup.of(scene, claim.regions(), claim.label(), Lineup.Size.SOME, chance),
                        chance);
            case Claim.Grounding claim -> grounding(scene, pair, claim, chance);
            case Claim.Referring claim -> described(scene, claim, pair.phrased().answer(), Lineup.Size.SOME, chance);
        };
    }

    /**
     * The inquiry into a model's words for a region, among all boxes there are; null as {@link #of}.
     *
     * @param chance of the region, well mixed
     */
    public static @Nullable Inquiry words(Scene scene, Claim.Referring claim, String words, long chance) {
        return described(scene, claim, words, Lineup.Size.ALL, chance);
    }

    /**
     * The inquiry into words that are said to pick a region of the scene and no other.
     *
     * @param size how many other boxes there are to choose from
     */
    private static @Nullable Inquiry described(
            Scene scene, Claim.Referring claim, String words, Lineup.Size size, long chance) {
        Lineup lineup =
                Lineup.of(scene, List.of(claim.region()), claim.expression().label(), size, chance);
        return lineup == null ? null : new Picks(Ballot.Form.WORDS, words, List.of(claim.region()), lineup, chance);
    }

    private static @Nullable Inquiry grounding(Scene scene, QaPair pair, Claim.Grounding claim, long chance) {
        boolean all = claim.expression() instanceof Expression.Every;
        List<String> picked = Placeholders.in(pair.phrased().answer());
        Lineup lineup = Lineup.of(scene, claim.regions(), claim.expression().label(), Lineup.Size.SOME, chance);
        if (lineup == null) {
            return null;
        }
        for (String key : picked) {
            if (lineup.boxes().stream().noneMatch(box -> box.key().equals(key))) {
                throw noAnswer(pair);
            }
        }
        return new Picks(
                all ? Ballot.Form.BOXES : Ballot.Form.BOX, pair.phrased().question(), picked, lineup, chance);
    }

    /** A question that compares two regions: every second time it is asked the other way round. */
    private Inquiry two(Scene scene, QaPair pair, Worded worded, List<String> regions, long chance) {
        Sheet own = two(pair.phrased(), worded, worded.chance(), regions, regions);
        Sheet turned = turned(scene, worded, regions);
        Sheet other = turned == null ? own : turned;
        return new Answers(pair, key(pair, own.entries()), 2, (seat, round) -> seat == 0 ? own : other, chance);
    }

    /**
     * @param keys of the answers that name the regions, in the order of the regions
     */
    private Sheet two(Phrased phrased, Worded worded, long words, List<String> regions, List<String> keys) {
        if (phrased.kind() == AnswerKind.YES_NO) {
            return new Sheet(phrased.question(), closed(YES_NO, keys.equals(regions) ? YES_NO : YES_NO.reversed()));
        }
        if (phrased.form().equals("side")) {
            List<String> sides = Phraser.closedAnswers(worded.candidate().claim());
            return new Sheet(phrased.question(), closed(sides, keys.equals(regions) ? sides : sides.reversed()));
        }
        List<Entry> entries = new ArrayList<>(2);
        for (int i = 0; i < 2; i++) {
            entries.add(new Entry(keys.get(i), phraser.words(worded.candidate().mention(regions.get(i)), words)));
        }
        return new Sheet(withoutOptions(phrased.question()), entries);
    }

    /** The same claim in a question of the same form whose answer is the other one. */
    private @Nullable Sheet turned(Scene scene, Worded worded, List<String> regions) {
        String own = answered(worded.pair().phrased(), worded, worded.chance(), regions);
        for (int i = 0; i < 512; i++) {
            long words = StableHash.with(StableHash.with(worded.chance(), "turned"), i);
            Phrased phrased = phraser.phrase(scene, worded.candidate().claim(), worded.candidate()::mention, words);
            if (phrased.form().equals(worded.pair().phrased().form())
                    && !answered(phrased, worded, words, regions).equals(own)) {
                return two(phrased, worded, words, regions, regions.reversed());
            }
        }
        return null;
    }

    /** What a question about two regions is answered by: a word, or the id of one of them. */
    private String answered(Phrased phrased, Worded worded, long words, List<String> regions) {
        if (phrased.kind() == AnswerKind.YES_NO || phrased.form().equals("side")) {
            return phrased.answer();
        }
        String first = phraser.words(worded.candidate().mention(regions.get(0)), words);
        return regions.get(said(phrased).equals(first) ? 0 : 1);
    }

    private static Inquiry one(QaPair pair, List<Entry> entries, long chance) {
        Sheet sheet = new Sheet(withoutOptions(pair.phrased().question()), entries);
        return new Answers(pair, key(pair, entries), entries.size(), (seat, round) -> sheet, chance);
    }

    private static Inquiry order(QaPair pair, List<Entry> things, long chance) {
        int[] answer = Orders.answered(
                things.stream().map(Entry::text).toList(), pair.phrased().answer());
        if (answer.length == 0) {
            throw noAnswer(pair);
        }
        return new Answers(
                pair,
                Orders.key(things, answer),
                Orders.alternatives(things.size(), 0).size(),
                (seat, round) -> {
                    List<Entry> orders = new ArrayList<>();
                    for (int[] alternative : Orders.alternatives(things.size(), round)) {
                        int[] order = Orders.applied(answer, alternative);
                        orders.add(new Entry(Orders.key(things, order), Orders.text(things, order)));
                    }
                    return new Sheet(pair.phrased().question(), orders);
                },
                chance);
    }

    private List<Entry> entries(Worded worded, List<String> regions) {
        List<Entry> entries = new ArrayList<>(regions.size());
        for (String region : regions) {
            entries.add(new Entry(region, phraser.words(worded.candidate().mention(region), worded.chance())));
        }
        return entries;
    }

    private static List<Entry> words(QaPair pair) {
        List<String> choices = pair.phrased().choices();
        List<String> words = choices != null ? choices.stream().sorted().toList() : Phraser.closedAnswers(pair.claim());
        return closed(words, words);
    }

    private static List<Entry> closed(List<String> words, List<String> keys) {
        List<Entry> entries = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            entries.add(new Entry(keys.get(i), words.get(i)));
        }
        return entries;
    }

    private static String key(QaPair pair, List<Entry> entries) {
        String said = said(pair.phrased());
        for (Entry entry : entries) {
            if (entry.text().equals(said)) {
                return entry.key();
            }
        }
        throw noAnswer(pair);
    }

    /** The answer in words: of a letter, its option. */
    private static String said(Phrased phrased) {
        List<String> choices = phrased.choices();
        return choices == null ? phrased.answer() : choices.get(phrased.answer().charAt(0) - 'A');
    }

    private static String withoutOptions(String question) {
        int options = question.indexOf(FIRST_OPTION);
        return options < 0 ? question : question.substring(0, options);
    }

    private static IllegalArgumentException noAnswer(QaPair pair) {
        return new IllegalArgumentException("pair %s of %s: '%s' is no answer to '%s'"
                .formatted(
                        pair.id(),
                        pair.image().id(),
                        pair.phrased().answer(),
                        pair.phrased().question()));
    }
}
