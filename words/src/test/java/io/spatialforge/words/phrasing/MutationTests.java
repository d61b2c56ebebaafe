package io.spatialforge.words.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.scene.Region;
import io.spatialforge.words.Drawn;
import io.spatialforge.words.Lexicon;
import io.spatialforge.words.reading.Reader;
import io.spatialforge.words.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words changed so that they say something else must never be read as what they said before. */
class MutationTests {

    private static final Phraser PHRASER = Phraser.standard();
    private static final int PER_TEMPLATE = 40;

    private static final Map<String, String> DEPTH = bothWays(
            "closer",
            "farther",
            "nearer",
            "further",
            "closest",
            "farthest",
            "nearest",
            "furthest",
            "smaller",
            "greater",
            "shorter",
            "larger",
            "smallest",
            "greatest",
            "shortest",
            "largest",
            "less",
            "more");
    private static final Map<String, String> SIDES =
            bothWays("left", "right", "leftmost", "rightmost", "Left", "Right", "Leftmost", "Rightmost");
    private static final Map<String, String> VIEWS = bothWays("left", "right", "ahead", "behind", "towards", "away");
    private static final Map<String, String> ATTRIBUTES = bothWays(
            "wooden", "plastic", "sitting", "jumping", "transparent", "leather", "red", "wooden", "lying", "sitting");
    private static final Map<String, String> RELATIONS = bothWays(
            "on", "under", "holding", "wearing", "held", "worn", "inside", "at", "playing", "riding", "played",
            "ridden", "hitting", "holding", "hit", "held");
    private static final Map<String, String> ORDINALS = Map.of(
            "second",
            "third",
            "third",
            "fourth",
            "fourth",
            "second",
            "leftmost",
            "rightmost",
            "rightmost",
            "leftmost",
            "left",
            "right",
            "right",
            "left");

    private final Map<String, Integer> tried = new TreeMap<>();
    private final Set<String> survivors = new TreeSet<>();

    @Test
    void nearerForFartherIsNeverReadAsBefore() {
        forEach(
                "near-far",
                Set.of("pair", "pair-yes-no", "pair-choice", "extreme", "extreme-choice", "order"),
                (s, p) -> List.of(question(p, swap(p.question(), DEPTH))));
        assertThat(survivors).isEmpty();
        assertThat(tried.get("near-far")).isGreaterThan(1500);
    }

    @Test
    void leftForRightIsNeverReadAsBefore() {
        forEach(
                "left-right",
                Set.of("which", "yes-no", "choice", "order"),
                (s, p) -> List.of(question(p, swap(p.question(), SIDES))));
        forEach("left-right", Set.of("side"), (s, p) -> List.of(answer(p, swap(p.answer(), SIDES))));
        forEach("counting", Set.of("half"), (s, p) -> List.of(question(p, swap(p.question(), SIDES))));
        assertThat(survivors).isEmpty();
        assertThat(tried.get("left-right")).isGreaterThan(1200);
        assertThat(tried.get("counting")).isGreaterThan(250);
    }

    @Test
    void anotherDirectionIsNeverReadAsBefore() {
        forEach("perspective", Set.of("bearing", "facing"), (s, p) -> {
            List<Phrased> changed = new ArrayList<>();
            changed.add(answer(p, swap(p.answer(), VIEWS)));
            return changed;
        });
        assertThat(survivors).isEmpty();
        assertThat(tried.get("perspective")).isGreaterThan(500);
    }

    @Test
    void yesForNoIsNeverReadAsBefore() {
        forEachOfKind(
                AnswerKind.YES_NO,
                (s, p) -> List.of(answer(
                        p,
                        p.answer().startsWith("Yes")
                                ? p.answer().replace("Yes", "No")
                                : p.answer().replace("No", "Yes"))));
        assertThat(survivors).isEmpty();
        assertThat(tried).containsKeys("near-far", "left-right");
    }

    @Test
    void anotherLetterIsNeverReadAsBefore() {
        forEachOfKind(AnswerKind.CHOICE, (s, p) -> {
            List<Phrased> changed = new ArrayList<>();
            for (char letter = 'A'; letter <= 'F'; letter++) {
                if (!p.answer().equals(String.valueOf(letter))) {
                    changed.add(answer(p, String.valueOf(letter)));
                }
            }
            return changed;
        });
        assertThat(survivors).isEmpty();
        assertThat(tried).containsKeys("near-far", "left-right", "perspective");
    }

    @Test
    void anotherNumberIsNeverReadAsBefore() {
        forEachOfKind(AnswerKind.NUMBER, (s, p) -> {
            int number = Integer.parseInt(p.answer());
            return List.of(
                    answer(p, String.valueOf(number + 1)), answer(p, String.valueOf(number - 1)), answer(p, "many"));
        });
        assertThat(survivors).isEmpty();
        assertThat(tried.get("counting")).isGreaterThan(1000);
    }

    @Test
    void anotherOrdinalSideOrExtremeIsNeverReadAsBefore() {
        forEach("grounding", Set.of("one"), (s, p) -> List.of(question(p, swap(p.question(), ORDINALS))));
        forEach("referring", Set.of("name"), (s, p) -> List.of(answer(p, swap(p.answer(), ORDINALS))));
        assertThat(survivors).isEmpty();
        assertThat(tried.get("grounding")).isGreaterThan(100);
        assertThat(tried.get("referring")).isGreaterThan(100);
    }

    @Test
    void anotherLabelIsNeverReadAsBefore() {
        Function<String, String> plural =
                label -> Lexicon.standard().noun(label).plural();
        forEach("counting", Set.of("all", "half", "has", "related"), (s, p) -> relabelled(s, p, plural));
        forEach("grounding", Set.of("every", "points"), (s, p) -> relabelled(s, p, plural));
        forEach("referring", Set.of("name"), (s, p) -> {
            List<Phrased> changed = new ArrayList<>();
            for (Phrased q : relabelled(s, p, label -> Labels.standard().spoken(label))) {
                changed.add(q);
            }
            return changed;
        });
        assertThat(survivors).isEmpty();
        assertThat(tried.get("counting")).isGreaterThan(500);
    }

    @Test
    void anotherAttributeIsNeverReadAsBefore() {
        forEach("counting", Set.of("has"), (s, p) -> List.of(question(p, swapFirst(p.question(), ATTRIBUTES))));
        forEach(
                "grounding",
                Set.of("one", "point-one"),
                (s, p) -> List.of(question(p, swapFirst(p.question(), ATTRIBUTES))));
        forEach("referring", Set.of("name"), (s, p) -> List.of(answer(p, swapFirst(p.answer(), ATTRIBUTES))));
        assertThat(survivors).isEmpty();
        assertThat(tried.get("counting")).isGreaterThan(250);
        assertThat(tried.get("grounding")).isGreaterThan(100);
        assertThat(tried.get("referring")).isGreaterThan(50);
    }

    @Test
    void anotherRelationshipIsNeverReadAsBefore() {
        Mutation others = (s, p) -> List.of(question(p, swapFirst(p.question(), RELATIONS)));
        forEach("counting", Set.of("related"), others);
        forEach("grounding", Set.of("one", "point-one"), others);
        forEach("referring", Set.of("name"), (s, p) -> List.of(answer(p, swapFirst(p.answer(), RELATIONS))));
        assertThat(survivors).isEmpty();
        assertThat(tried.get("counting")).isGreaterThan(300);
        assertThat(tried.get("grounding")).isGreaterThan(100);
        assertThat(tried.get("referring")).isGreaterThan(50);
    }

    @Test
    void theOtherThingOfARelationshipIsNeverExchangedUnseen() {
        forEach("counting", Set.of("related"), (s, p) -> {
            List<Phrased> changed = new ArrayList<>();
            Set<String> labels = new TreeSet<>();
            s.scene()
                    .regions()
                    .forEach(r -> labels.add("the " + Labels.standard().spoken(r.label())));
            for (String from : labels) {
                for (String to : labels) {
                    String question = p.question().replaceAll("\\b" + Pattern.quote(from) + "\\b", to);
                    if (!from.equals(to)) {
                        changed.add(question(p, question));
                    }
                }
            }
            return changed;
        });
        assertThat(survivors).isEmpty();
        assertThat(tried.get("counting")).isGreaterThan(300);
    }

    @Test
    void otherWordsThanThePersonsOwnAreNeverReadAsBefore() {
        forEach("grounding", Set.of("stated"), (s, p) -> {
            List<Phrased> changed = new ArrayList<>();
            for (Region region : s.scene().regions()) {
                for (String text : region.expressions()) {
                    changed.add(question(p, p.question().replaceAll("\"[^\"]+\"", '"' + text + '"')));
                }
            }
            changed.add(question(p, p.question().replace(" of row", " near row")));
            changed.add(question(p, p.question().replace("\"", "")));
            return changed;
        });
        assertThat(survivors).isEmpty();
        assertThat(tried.get("grounding")).isGreaterThan(1000);
    }

    @Test
    void pointsForBoxesAndBoxesForPointsAreNeverReadAsBefore() {
        Mutation otherKind = (s, p) -> List.of(new Phrased(
                p.form(),
                p.question(),
                p.answer(),
                p.kind() == AnswerKind.POINTS ? AnswerKind.BOXES : AnswerKind.POINTS,
                null,
                p.template()));
        forEachOfKind(AnswerKind.POINTS, otherKind);
        forEachOfKind(AnswerKind.BOXES, otherKind);
        forEachOfKind(AnswerKind.POINTS, (s, p) -> List.of(question(p, swap(p.question(), Map.of("point", "box")))));
        assertThat(survivors).isEmpty();
        assertThat(tried.get("grounding")).isGreaterThan(350);
    }

    @Test
    void anotherPointIsNeverReadAsBefore() {
        forEachOfKind(AnswerKind.POINTS, MutationTests::otherRegions);
        assertThat(survivors).isEmpty();
        assertThat(tried.get("grounding")).isGreaterThan(1000);
    }

    @Test
    void anotherBoxIsNeverReadAsBefore() {
        forEachOfKind(AnswerKind.BOXES, MutationTests::otherRegions);
        assertThat(survivors).isEmpty();
        assertThat(tried.get("grounding")).isGreaterThan(1000);
    }

    private static List<Phrased> otherRegions(Drawn drawn, Phrased p) {
        List<Phrased> changed = new ArrayList<>();
        for (Region region : drawn.scene().regions()) {
            String other = "{" + region.id() + "}";
            if (!p.answer().contains(other)) {
                changed.add(answer(p, p.answer().replaceFirst("\\{r\\d+\\}", Matcher.quoteReplacement(other))));
                changed.add(answer(p, p.answer() + " " + other));
            }
        }
        return changed;
    }

    @Test
    void anAddedOrForeignWordIsNeverPassedOver() {
        for (String task : List.of("grounding", "referring", "counting", "near-far", "left-right", "perspective")) {
            forEach(
                    task,
                    Set.of(),
                    (s, p) -> List.of(
                            question(p, p.question().replaceFirst(" ", " purple ")),
                            question(p, "Never mind. " + p.question())));
        }
        assertThat(survivors).isEmpty();
    }

    private List<Phrased> relabelled(Drawn drawn, Phrased p, Function<String, String> said) {
        List<Phrased> changed = new ArrayList<>();
        Set<String> labels = new TreeSet<>();
        drawn.scene().regions().forEach(r -> labels.add(r.label()));
        for (String label : labels) {
            for (String other : labels) {
                if (!label.equals(other)) {
                    String from = said.apply(label);
                    String to = said.apply(other);
                    Pattern whole = Pattern.compile("\\b" + Pattern.quote(from) + "\\b");
                    String text = p.form().equals("name") ? p.answer() : p.question();
                    String replaced = whole.matcher(text).replaceAll(Matcher.quoteReplacement(to));
                    if (!replaced.equals(text)) {
                        changed.add(p.form().equals("name") ? answer(p, replaced) : question(p, replaced));
                    }
                }
            }
        }
        return changed;
    }

    private interface Mutation {
        List<Phrased> of(Drawn drawn, Phrased phrased);
    }

    private void forEachOfKind(AnswerKind kind, Mutation mutation) {
        for (String task : List.of("grounding", "counting", "near-far", "left-right", "perspective")) {
            forEach(task, Set.of(), (s, p) -> p.kind() == kind ? mutation.of(s, p) : List.of());
        }
    }

    /** Phrases claims by each template of the forms (all forms where none is named) and tries what the mutation makes. */
    private void forEach(String task, Set<String> forms, Mutation mutation) {
        long seed = 5_000_000;
        for (Template template : PHRASER.allTemplates()) {
            if (!template.task().id().equals(task)
                    || template.form().equals("absence")
                    || (!forms.isEmpty() && !forms.contains(template.form()))) {
                continue;
            }
            for (int i = 0; i < PER_TEMPLATE; i++) {
                Drawn drawn = Drawn.of(seed++, Drawn.COCO);
                Claim claim = drawn.claim(task, template.form());
                // Shown, so that no word of a name can be changed without changing what is meant.
                Function<String, Mention> shown =
                        id -> new Mention.Shown(id, drawn.scene().region(id).label());
                Phrased phrased = PHRASER.phrase(drawn.scene(), claim, shown, StableHash.with(9, seed), template, null);
                for (Phrased changed : mutation.of(drawn, phrased)) {
                    if (changed.question().equals(phrased.question())
                            && changed.answer().equals(phrased.answer())) {
                        continue;
                    }
                    tried.merge(task, 1, Integer::sum);
                    Reading reading = Reader.of(drawn.scene(), drawn).read(changed);
                    if (reading.equals(RoundTripTests.expected(claim))) {
                        survivors.add(phrased.template() + ": " + phrased.question() + " -> " + phrased.answer()
                                + " became " + changed.question() + " -> " + changed.answer());
                    }
                }
            }
        }
    }

    private static Phrased question(Phrased p, String question) {
        return new Phrased(p.form(), question, p.answer(), p.kind(), p.choices(), p.template());
    }

    private static Phrased answer(Phrased p, String answer) {
        return new Phrased(p.form(), p.question(), answer, p.kind(), p.choices(), p.template());
    }

    /** All words exchanged at once. */
    private static String swap(String text, Map<String, String> words) {
        Matcher matcher = Pattern.compile("\\b[A-Za-z]+\\b").matcher(text);
        return matcher.replaceAll(m -> words.getOrDefault(m.group(), m.group()));
    }

    /** The first of the words exchanged, so that two that stand side by side don't merely change places. */
    private static String swapFirst(String text, Map<String, String> words) {
        Matcher matcher = Pattern.compile("\\b[A-Za-z]+\\b").matcher(text);
        while (matcher.find()) {
            String other = words.get(matcher.group());
            if (other != null) {
                return text.substring(0, matcher.start()) + other + text.substring(matcher.end());
            }
        }
        return text;
    }

    private static Map<String, String> bothWays(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
            map.put(pairs[i + 1], pairs[i]);
        }
        return map;
    }
}
