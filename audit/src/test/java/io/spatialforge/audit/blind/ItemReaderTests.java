package io.spatialforge.audit.blind;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.audit.blind.Thing.Role;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ItemReaderTests {

    private static final Claim NEARER = new Claim.Nearer("r0", "r1");
    private static final Claim LEFT = new Claim.LeftOf("r0", "r1");

    private final ItemReader reader = new ItemReader(UnaryOperator.identity());
    private final Pairs pairs = new Pairs();

    private Item item(QaPair pair) {
        assertThat(reader.read(pair)).isInstanceOf(ItemReader.Closed.class);
        return ((ItemReader.Closed) reader.read(pair)).item();
    }

    private static List<String> labels(List<Thing> things) {
        return things.stream().map(Thing::label).toList();
    }

    @Test
    void knowsWhichOfTheThingsNamedIsTheAnswer() {
        Item item = item(pairs.nearer(
                "a",
                "Of the bench and the leftmost dog in the image, which is nearer to the camera?",
                "the leftmost dog in the image",
                "dog",
                "bench"));
        assertThat(item.answers()).isEqualTo(AnswerSet.MENTION);
        assertThat(labels(item.options())).containsExactly("bench", "dog");
        assertThat(item.answer()).containsExactly(1);
        assertThat(item.asked()).isEqualTo("near");
        assertThat(item.options().get(1).shape()).isEqualTo("the leftmost _ in the image");
    }

    @Test
    void tellsAThingFromTheSameWithCoordinates() {
        Item item = item(pairs.nearer(
                "a",
                "The chair {r1} or the chair at {r0}: which is farther from the camera?",
                "the chair {r1}",
                "chair",
                "chair"));
        assertThat(item.answer()).containsExactly(0);
        assertThat(item.asked()).isEqualTo("far");
        assertThat(item.words()).contains("{}").doesNotContain("r0", "r1");
    }

    @Test
    void findsAThingThatIsCalledOtherwiseThanItsLabel() {
        Item item = item(pairs.nearer(
                "a", "Which is closer to the camera, the person or the screen?", "the screen", "tv", "person"));
        assertThat(labels(item.options())).containsExactly("person", "tv");
        assertThat(item.answer()).containsExactly(1);
    }

    @Test
    void findsItAlsoBesideTheEndOfARow() {
        Item item = item(pairs.nearer(
                "a",
                "Which is at the greatest distance from the camera: the rightmost screen in the photo or the clock?",
                "the rightmost screen in the photo",
                "clock",
                "tv"));
        assertThat(labels(item.options())).containsExactly("tv", "clock");
        Item order = item(pairs.closed(
                "a",
                new Claim.HorizontalOrder(List.of("r0", "r1")),
                "order",
                "Put the screen and the clock in order as the camera sees it, starting with the leftmost."
                        + " Separate them with commas.",
                "the clock, the screen",
                AnswerKind.TEXT,
                null,
                "clock",
                "tv"));
        assertThat(order.answer()).containsExactly(1, 0);
    }

    @Test
    void doesNotTakeTheLargestPartForAQuestionAboutDistance() {
        Item item = item(pairs.nearer(
                "a",
                "Compare the chair that covers the largest part of the photo and the dog. Which is closer to the camera?",
                "the dog",
                "dog",
                "chair"));
        assertThat(item.asked()).isEqualTo("near");
    }

    @Test
    void knowsWhatAQuestionIsAboutInWhateverOrderItNamesThings() {
        for (String question : List.of(
                "Is the dog closer to the camera than the bench?",
                "Compared with the bench, is the dog closer to the camera?",
                "Is the camera closer to the dog than to the bench?",
                "In this photo, is the distance from the camera to the dog shorter than the distance to the bench?")) {
            Item item = item(
                    pairs.closed("a", NEARER, "pair-yes-no", question, "Yes", AnswerKind.YES_NO, null, "dog", "bench"));
            assertThat(labels(item.named())).as(question).containsExactly("dog", "bench");
            assertThat(item.asked()).isEqualTo("near");
        }
        for (String question : List.of(
                "In the image, do you go to the left or to the right to get from the bench to the dog?",
                "On which side of the bench is the dog, as the camera sees it: left or right?",
                "With respect to the bench, is the dog to the left or to the right in the image?")) {
            Item item = item(pairs.closed("a", LEFT, "side", question, "left", AnswerKind.TEXT, null, "dog", "bench"));
            assertThat(item.answers()).isEqualTo(AnswerSet.SIDE);
            assertThat(item.named().getFirst().label()).as(question).isEqualTo("dog");
        }
    }

    @Test
    void readsOptionsFromTheirLines() {
        Item item = item(pairs.closed(
                "a",
                NEARER,
                "pair-choice",
                "Which one is closer to the camera?\nA. the bench\nB. the dog {r0}\nAnswer with the letter.",
                "B",
                AnswerKind.CHOICE,
                List.of("the bench", "the dog {r0}"),
                "dog",
                "bench"));
        assertThat(labels(item.options())).containsExactly("bench", "dog");
        assertThat(item.answer()).containsExactly(1);
        assertThat(item.words()).doesNotContain("dog", "bench").endsWith("with", "the", "letter");
        assertThat(item.options().get(1).seen()).isNotNull();
        assertThat(item.options().get(0).seen()).isNull();
    }

    @Test
    void readsAnOrderAsPlacesOfTheThingsNamed() {
        Item item = item(pairs.closed(
                "a",
                new Claim.DepthOrder(List.of("r0", "r1", "r2")),
                "order",
                "Sort the car, the chair {r0} and the chair from nearest to farthest.",
                "the chair {r0}, the car, the chair",
                AnswerKind.TEXT,
                null,
                "chair",
                "car",
                "chair"));
        assertThat(item.answer()).containsExactly(1, 0, 2);
        assertThat(item.possible()).isEqualTo(6);
    }

    @Test
    void doesNotGuessFromRegionNumbersWhichPersonLooks() {
        Item item = item(pairs.closed(
                "a",
                new Claim.Bearing("r1", "r0", Direction.LEFT),
                "bearing",
                "As the leftmost person in the image sees it, where is the person nearest to the camera?",
                "left",
                AnswerKind.TEXT,
                null,
                "person",
                "person"));
        assertThat(item.named().get(0).shape()).startsWith("the leftmost _ in the image");
        Item other = item(pairs.closed(
                "a",
                new Claim.Bearing("r0", "r1", Direction.LEFT),
                "bearing",
                "As the leftmost person in the image sees it, where is the person nearest to the camera?",
                "left",
                AnswerKind.TEXT,
                null,
                "person",
                "person"));
        assertThat(other.named()).isEqualTo(item.named());
    }

    @Test
    void saysNothingOfTheRegionsThatAreTheAnswer() {
        Item some = item(pairs.closed(
                "a",
                new Claim.Grounding(new Expression.Every("dog"), List.of("r0", "r1")),
                "every",
                "Locate all dogs. If there are none, say so.",
                "{r0} {r1}",
                AnswerKind.BOXES,
                null,
                "dog",
                "dog"));
        Item none = item(pairs.closed(
                "a",
                new Claim.Grounding(new Expression.Every("dog"), List.of()),
                "every",
                "Locate all dogs. If there are none, say so.",
                "There are no dogs.",
                AnswerKind.TEXT,
                null));
        assertThat(some.named()).isEqualTo(none.named());
        assertThat(some.answer()).isNotEqualTo(none.answer());
        Item counted = item(pairs.closed(
                "a",
                new Claim.Count("dog", null, 2, List.of("r0", "r1")),
                "all",
                "How many dogs are there?",
                "2",
                AnswerKind.NUMBER,
                null,
                "dog",
                "dog"));
        assertThat(counted.named()).hasSize(1);
        assertThat(counted.named().getFirst().role()).isEqualTo(Role.SUBJECT);
    }

    @Test
    void leavesDescriptionsAndSingleBoxesOpen() {
        QaPair pair = pairs.closed(
                "a",
                new Claim.Referring(new Expression.Only("dog"), "r0"),
                "name",
                "What is at {r0}?",
                "the dog",
                AnswerKind.TEXT,
                null,
                "dog");
        assertThat(reader.read(pair)).isInstanceOf(ItemReader.Open.class);
    }

    @Test
    void countsWhatItDoesNotUnderstandInsteadOfGuessing() {
        QaPair pair = pairs.nearer("a", "Which of them is closer to the camera?", "the dog", "dog", "bench");
        assertThat(reader.read(pair)).isEqualTo(new ItemReader.Unread(AnswerSet.MENTION));
    }
}
