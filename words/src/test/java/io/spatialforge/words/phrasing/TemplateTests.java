package io.spatialforge.words.phrasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.words.Drawn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TemplateTests {

    private static final Phraser PHRASER = Phraser.standard();

    @Test
    void everyFormHasAtLeastEightSkeletonsThatDifferInMoreThanAWord() {
        Map<String, List<String>> skeletons = new TreeMap<>();
        for (Template template : PHRASER.allTemplates()) {
            if (!template.form().equals("absence")) {
                skeletons
                        .computeIfAbsent(template.task().id() + '.' + template.form(), f -> new ArrayList<>())
                        .add(skeleton(template));
            }
        }
        assertThat(skeletons)
                .containsOnlyKeys(
                        "counting.all",
                        "counting.half",
                        "counting.has",
                        "counting.related",
                        "grounding.every",
                        "grounding.one",
                        "grounding.point-one",
                        "grounding.points",
                        "grounding.stated",
                        "left-right.choice",
                        "left-right.order",
                        "left-right.side",
                        "left-right.which",
                        "left-right.yes-no",
                        "near-far.extreme",
                        "near-far.extreme-choice",
                        "near-far.order",
                        "near-far.pair",
                        "near-far.pair-choice",
                        "near-far.pair-yes-no",
                        "perspective.bearing",
                        "perspective.bearing-choice",
                        "perspective.facing",
                        "perspective.facing-choice",
                        "referring.name");
        skeletons.forEach((form, list) -> {
            assertThat(list).as(form).hasSizeGreaterThanOrEqualTo(8);
            for (int i = 0; i < list.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(distance(list.get(i), list.get(j)))
                            .as("%s: '%s' and '%s'", form, list.get(i), list.get(j))
                            .isGreaterThanOrEqualTo(2);
                }
            }
        });
    }

    @Test
    void idsAreUniqueAndSayTaskAndForm() {
        Set<String> ids = new HashSet<>();
        for (Template template : PHRASER.allTemplates()) {
            assertThat(ids.add(template.id())).as(template.id()).isTrue();
            assertThat(template.id()).matches(template.task().id() + "\\." + template.form() + "\\.\\d\\d");
        }
    }

    @Test
    void whatIsWrittenLooksLikeASentence() {
        List<Template> templates = PHRASER.allTemplates();
        for (int i = 0; i < 20_000; i++) {
            Template template = templates.get(i % templates.size());
            if (template.form().equals("absence")) {
                continue;
            }
            Drawn drawn = Drawn.of(i, Drawn.COCO);
            Claim claim = drawn.claim(template.task().id(), template.form());
            Phrased phrased = PHRASER.phrase(
                    drawn.scene(), claim, RoundTripTests.mentions(drawn), StableHash.with(8, i), template, null);
            String question = phrased.question();
            assertThat(question)
                    .matches("(?s)[A-Z].*")
                    .doesNotContain("  ", " ,", " .", " ?", " :", "..", "?.", "$", "[", "]", "<", ">", "|", "\n\n")
                    .doesNotContain("the the", " a a", " a o", " a e", " a i");
            assertThat(question.replaceAll("\\{r\\d+}", "")).doesNotContain("{", "}");
            assertThat(phrased.choices() != null || question.endsWith("?") || question.endsWith("."))
                    .as(question)
                    .isTrue();
            assertThat(phrased.answer()).isEqualTo(phrased.answer().strip()).isNotEmpty();
        }
    }

    @Test
    void theSameChanceGivesTheSameWords() {
        Drawn drawn = Drawn.of(1, Drawn.COCO);
        Claim claim = drawn.claim("near-far", "pair");
        var mentions = RoundTripTests.mentions(drawn);
        Phrased once = PHRASER.phrase(drawn.scene(), claim, mentions, 99);
        assertThat(PHRASER.phrase(drawn.scene(), claim, mentions, 99)).isEqualTo(once);
    }

    @Test
    void aQuestionWhatARegionIsDoesNotShowItsLabel() {
        for (int i = 0; i < 2_000; i++) {
            Drawn drawn = Drawn.of(i, List.of("zebra", "giraffe"));
            Phrased phrased = PHRASER.phrase(
                    drawn.scene(),
                    drawn.claim("referring", "name"),
                    RoundTripTests.mentions(drawn),
                    StableHash.with(9, i));
            assertThat(phrased.question()).doesNotContain("zebra", "giraffe");
            assertThat(phrased.answer()).doesNotEndWith(".");
        }
    }

    @Test
    void aBrokenTemplateSaysWhatIsWrong() {
        assertThatThrownBy(() -> Template.parse(Task.COUNTING, "all", "99", "How [many|few", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counting.all.99")
                .hasMessageContaining("']' is missing");
        assertThatThrownBy(() -> Template.parse(Task.COUNTING, "all", "99", "In the $photo", Map.of()))
                .hasMessageContaining("there is no $photo");
        assertThatThrownBy(() -> Template.parse(Task.COUNTING, "all", "99", "a] b", Map.of()))
                .hasMessageContaining("closes nothing");
        assertThatThrownBy(() -> Template.parse(Task.COUNTING, "all", "99", "<left>", Map.of()))
                .hasMessageContaining("a side has two words");
    }

    /** The template with the first of its synonyms and with its slots shown. */
    private static String skeleton(Template template) {
        Draft draft = new Draft(0);
        for (Slot slot : Slot.values()) {
            draft.fill(slot, slot == Slot.OPTIONS ? "\n..." : slot.name());
        }
        draft.force(new int[template.alternatives().length]);
        template.write(draft);
        return draft.finish();
    }

    /** How many words must be put in, left out or exchanged to make one of the other. */
    private static int distance(String one, String other) {
        String[] a = one.split("[ \n]");
        String[] b = other.split("[ \n]");
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1].equals(b[j - 1]) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length];
    }
}
