package io.spatialforge.export;

import static io.spatialforge.export.Pairs.grounding;
import static io.spatialforge.export.Pairs.nearer;
import static io.spatialforge.export.Pairs.photo;
import static io.spatialforge.export.Pairs.record;
import static io.spatialforge.export.Pairs.refusal;
import static io.spatialforge.export.Pairs.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.DialectOptions.Regions;
import io.spatialforge.export.Importer.ImportedTurn;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShownOtherwiseTests {

    private static final Shape DOG = new Box(100, 100, 300, 200);
    private static final Shape BENCH = new Box(600, 50, 900, 450);

    private final QaPair shown =
            nearer("a", photo(), "Is the dog {r3} nearer than the bench {r7}?", "the dog {r3}", DOG, BENCH);
    private final QaPair boxes = grounding("b", "Find every dog.", "{r3}", region("r3", "dog", 100, 100, 300, 200));
    private final QaPair none = grounding("c", "Find every dog.", "There is no dog in the image.");

    static Stream<String> names() {
        return Dialects.names().stream();
    }

    private static Dialect dialect(String name, Regions regions) {
        return Dialects.named(name, DialectOptions.DEFAULTS.with(regions));
    }

    private static QaPair points(String question) {
        QaRegion dog = new QaRegion("r3", "dog", new Point(250, 125));
        return new QaPair(
                "d",
                Split.TRAIN,
                photo(),
                new Phrased("points", question, "{r3}", AnswerKind.POINTS, null, "t"),
                List.of(dog),
                new Claim.Grounding(new Expression.Every("dog"), List.of("r3")),
                Pairs.NONE);
    }

    private QaPair referring(Shape shape) {
        return new QaPair(
                "e",
                Split.TRAIN,
                photo(),
                new Phrased("name", "What is at {r3}?", "the dog", AnswerKind.TEXT, null, "t"),
                List.of(new QaRegion("r3", "dog", shape)),
                new Claim.Referring(new Expression.Only("dog"), "r3"),
                Pairs.NONE);
    }

    @Test
    void aBoxIsShownAsItsCentre() {
        String record = record(dialect("qwen3-vl", Regions.POINTS), shown);
        assertThat(record)
                .contains("Is the dog [200, 300] nearer than the bench [750, 500]?")
                .contains("the dog [200, 300]");
    }

    @Test
    void recordsThatKeepShapesApartKeepPoints() {
        assertThat(record(dialect("ms-swift", Regions.POINTS), shown))
                .contains("\"bbox\":[[200.0,150.0],[750.0,250.0],[200.0,150.0]]");
    }

    @ParameterizedTest
    @MethodSource("names")
    void pointsComeBackWithinHalfAUnit(String name) {
        Dialect dialect = dialect(name, Regions.POINTS);
        ImportedTurn turn = new Importer(dialect)
                .read(record(dialect, shown), Frame.of(photo()))
                .turns()
                .getFirst();
        assertThat(turn.question()).isEqualTo("Is the dog {} nearer than the bench {}?");
        assertThat(turn.answer()).isEqualTo("the dog {}");
        Grid grid = dialect.regions().grid(Frame.of(photo()));
        List<Point> expected = List.of(new Point(200, 150), new Point(750, 250), new Point(200, 150));
        assertThat(turn.regions()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Point point = (Point) turn.regions().get(i).shape();
            assertThat(point.x()).isEqualTo(expected.get(i).x(), within(grid.pixelsPerUnitX() / 2 + 1e-6));
            assertThat(point.y()).isEqualTo(expected.get(i).y(), within(grid.pixelsPerUnitY() / 2 + 1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void pointsAskedForAsPointsStay(String name) {
        assertThat(record(dialect(name, Regions.POINTS), points("Point to every dog.")))
                .contains("Point to every dog.");
        assertThat(refusal(dialect(name, Regions.MARKS), points("Point to every dog.")))
                .isEqualTo(new Refusal(Reason.NEEDS_BOXES, "it asks for points"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatAsksForBoxesIsRefusedWhetherThereAreAnyOrNot(String name) {
        for (Regions regions : List.of(Regions.POINTS, Regions.MARKS)) {
            Refusal expected = new Refusal(Reason.NEEDS_BOXES, "it asks for boxes");
            assertThat(refusal(dialect(name, regions), boxes)).isEqualTo(expected);
            assertThat(refusal(dialect(name, regions), none)).isEqualTo(expected);
        }
    }

    @Test
    void wordsThatSpeakOfABoxNeedTheBox() {
        Dialect points = dialect("openai", Regions.POINTS);
        for (String words : List.of("the dog in the box {r3}", "the box {r3}", "the Region {r3}")) {
            QaPair pair = nearer("a", photo(), "Which is nearer, " + words + " or {r7}?", "x", DOG, BENCH);
            Refusal refusal = refusal(points, pair);
            assertThat(refusal.reason()).isEqualTo(Reason.NEEDS_BOXES);
            assertThat(refusal.detail()).contains("its words say").contains("{r3}");
        }
        QaPair toolbox = nearer("a", photo(), "Which is nearer, the toolbox {r3} or {r7}?", "x", DOG, BENCH);
        assertThat(record(points, toolbox)).contains("the toolbox [200, 300]");
    }

    @Test
    void whatABoxHoldsItsCentreDoesNotTell() {
        Dialect points = dialect("openai", Regions.POINTS);
        assertThat(refusal(points, referring(DOG)).detail()).contains("its centre does not tell");
        assertThat(record(points, referring(new Point(200, 150)))).contains("What is at [200, 300]?");
    }

    @Test
    void marksAreNumberedInTheOrderInWhichAConversationShowsThem() {
        Dialect marks = dialect("openai", Regions.MARKS);
        QaPair other = nearer("f", photo(), "Which is on the left, {r7} or {r3}?", "{r7}", DOG, BENCH);
        String record = record(marks, new Conversation("c", List.of(shown, other)));
        assertThat(record)
                .contains("Is the dog (mark 1) nearer than the bench (mark 2)?")
                .contains("the dog (mark 1)")
                .contains("Which is on the left, (mark 2) or (mark 1)?")
                .doesNotContain("[200")
                .doesNotContain("200,");
    }

    @ParameterizedTest
    @MethodSource("names")
    void marksAreReadBackAsPlaces(String name) {
        Dialect dialect = dialect(name, Regions.MARKS);
        ImportedTurn turn = new Importer(dialect)
                .read(record(dialect, shown), Frame.of(photo()))
                .turns()
                .getFirst();
        assertThat(turn.question()).isEqualTo("Is the dog {} nearer than the bench {}?");
        assertThat(turn.answer()).isEqualTo("the dog {}");
        assertThat(turn.regions()).isEmpty();
        ImportedTurn at = new Importer(dialect)
                .read(record(dialect, referring(DOG)), Frame.of(photo()))
                .turns()
                .getFirst();
        assertThat(at.question()).isEqualTo("What is at {}?");
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatABoxHoldsCanBeAskedOfAMark(String name) {
        assertThat(record(dialect(name, Regions.MARKS), referring(DOG))).contains("What is at mark 1?");
    }

    @Test
    void wordsThatSpeakOfMarksThemselvesAreRefused() {
        for (String words : List.of("the track (mark 7)", "the track at mark 7")) {
            QaPair pair = nearer("a", photo(), "Is " + words + " nearer than {r3}?", "no", DOG, BENCH);
            assertThat(refusal(dialect("openai", Regions.MARKS), pair).reason()).isEqualTo(Reason.NEEDS_BOXES);
        }
        QaPair question = nearer("a", photo(), "Is the question mark nearer than {r3}?", "no", DOG, BENCH);
        assertThat(record(dialect("openai", Regions.MARKS), question)).contains("the question mark nearer");
    }

    @Test
    void coordinatesAmongMarksAreAFault() {
        String record = record(dialect("qwen3-vl", Regions.TEXT), shown);
        assertThatThrownBy(() -> new Importer(dialect("qwen3-vl", Regions.MARKS)).read(record, Frame.of(photo())))
                .hasMessageContaining("marks only, no coordinates");
        assertThatThrownBy(() -> new Importer(dialect("qwen3-vl", Regions.POINTS)).read(record, Frame.of(photo())))
                .hasMessageContaining("points only");
    }

    @Test
    void theMannerIsPartOfWhatRecordsDependOn() {
        assertThat(Stream.of(Regions.values())
                        .map(regions -> dialect("qwen3-vl", regions).fingerprint()))
                .doesNotHaveDuplicates();
    }
}
