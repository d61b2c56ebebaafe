package io.spatialforge.words.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.words.Drawn;
import io.spatialforge.words.reading.Reader;
import io.spatialforge.words.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is phrased is read back as it was meant. */
class RoundTripTests {

    private static final Phraser PHRASER = Phraser.standard();

    /** By template, the first pair that was not read back as it was meant. */
    private final Map<String, String> failures = new TreeMap<>();

    @Test
    void everyTemplateWithEachOfItsSynonymsIsReadBackAsTheClaim() {
        int phrased = 0;
        long seed = 0;
        for (Template template : PHRASER.allTemplates()) {
            if (template.form().equals("absence")) {
                continue;
            }
            for (int[] picks : variants(template)) {
                for (int repeat = 0; repeat < 3; repeat++) {
                    Drawn drawn = Drawn.of(seed++, Drawn.COCO);
                    Claim claim = drawn.claim(template.task().id(), template.form());
                    roundTrip(drawn, claim, template, picks, StableHash.with(1, seed));
                    phrased++;
                }
            }
        }
        assertThat(failures.values()).isEmpty();
        assertThat(phrased).isGreaterThan(3000);
    }

    @Test
    void thousandsOfClaimsByChanceAreReadBackAsTheyWere() {
        readAll(Drawn.COCO, 20_000);
        assertThat(failures.values()).isEmpty();
    }

    @Test
    void everyLabelThatMayBeNamedIsReadBack() {
        Map<String, String> bySpelling = new TreeMap<>();
        for (String label : Labels.standard().known()) {
            if (Labels.standard().isThing(label)) {
                bySpelling.put(Labels.standard().spoken(label), label);
            }
        }
        readAll(List.copyOf(bySpelling.values()), 20_000);
        assertThat(failures.values()).isEmpty();
    }

    @Test
    void labelsWithMarksAndLabelsWithinLabelsAreReadBackToo() {
        List<String> vocabulary = new ArrayList<>(Drawn.HARD);
        vocabulary.addAll(List.of("dog", "hot dog", "bear", "teddy bear", "sheep", "scissors"));
        readAll(vocabulary, 5_000);
        assertThat(failures.values()).isEmpty();
    }

    @Test
    void freeTextInThePluralIsSaidInTheSingularAndReadBack() {
        Drawn drawn = Drawn.of(1, List.of("red cars"));
        Claim count = drawn.claim("counting", "all");
        assertThat(PHRASER.phrase(drawn.scene(), count, mentions(drawn), 7, null, null)
                        .question())
                .contains("red cars");

        readAll(List.of("red cars", "white dogs", "young people", "carving knives", "t-shirts", "gizmo"), 5_000);
        assertThat(failures.values()).isEmpty();
    }

    /** "The camera" may be a thing in the picture: such a pair may be lost, but is never read as something else. */
    @Test
    void labelsSpeltAsTheReadersOwnWordsAreReadRightOrNotAtAll() {
        int read = readAll(List.of("camera", "box", "letter", "picture", "object", "dog", "person"), 10_000);
        assertThat(failures.values()).allMatch(failure -> failure.contains("was read as Failed"));
        assertThat(read).isGreaterThan(2_000);
    }

    /** Reads claims by chance back, and counts those read as they were. */
    private int readAll(List<String> vocabulary, int pairs) {
        List<Template> templates = PHRASER.allTemplates();
        int read = 0;
        for (int i = 0; i < pairs; i++) {
            Template like = templates.get(StableHash.below(StableHash.with(4, i), templates.size()));
            if (!like.form().equals("absence")) {
                Drawn drawn = Drawn.of(2_000_000 + i, vocabulary);
                Claim claim = drawn.claim(like.task().id(), like.form());
                read += roundTrip(drawn, claim, null, null, StableHash.with(5, i)) ? 1 : 0;
            }
        }
        return read;
    }

    static Function<String, Mention> mentions(Drawn drawn) {
        Map<String, Mention> same = new HashMap<>();
        return id -> same.computeIfAbsent(id, drawn::mention);
    }

    private boolean roundTrip(
            Drawn drawn, Claim claim, @Nullable Template template, int @Nullable [] picks, long chance) {
        Phrased phrased = PHRASER.phrase(drawn.scene(), claim, mentions(drawn), chance, template, picks);
        Reading reading = Reader.of(drawn.scene(), drawn).read(phrased);
        if (reading.equals(expected(claim))) {
            return true;
        }
        boolean wrong = !(reading instanceof Reading.Failed);
        if (wrong || !failures.containsKey(phrased.template())) {
            failures.put(phrased.template(), phrased + " was read as " + reading);
        }
        return false;
    }

    static Reading expected(Claim claim) {
        return claim instanceof Claim.Count count
                ? new Reading.Counted(count.label(), count.condition(), count.count())
                : new Reading.Stated(claim);
    }

    /** All combinations of synonyms, or where they are too many, each synonym at least once. */
    static List<int[]> variants(Template template) {
        int[] sizes = template.alternatives();
        long product = 1;
        int most = 1;
        for (int size : sizes) {
            product *= size;
            most = Math.max(most, size);
        }
        List<int[]> variants = new ArrayList<>();
        if (product <= 100) {
            for (int n = 0; n < product; n++) {
                int[] picks = new int[sizes.length];
                int rest = n;
                for (int i = 0; i < sizes.length; i++) {
                    picks[i] = rest % sizes[i];
                    rest /= sizes[i];
                }
                variants.add(picks);
            }
            return variants;
        }
        Random random = new Random(6);
        for (int n = 0; n < 100; n++) {
            int[] picks = new int[sizes.length];
            for (int i = 0; i < sizes.length; i++) {
                picks[i] = n < most ? n % sizes[i] : random.nextInt(sizes[i]);
            }
            variants.add(picks);
        }
        return variants;
    }
}
