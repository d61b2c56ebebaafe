package io.spatialforge.audit.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.spatialforge.audit.LabelAliases;
import io.spatialforge.audit.questions.Question.Ask;
import io.spatialforge.audit.questions.Question.Order;
import io.spatialforge.audit.questions.QuestionAudit.Abstained;
import io.spatialforge.audit.questions.QuestionReport.Verdict;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuestionAuditTests {

    @TempDir
    Path folder;

    private static Scene scene(String file, String... labels) {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            regions.add(Region.annotated(i, labels[i], new Box(10 * i, 0, 10 * i + 9, 9), Flags.NONE));
        }
        Image image = new Image("s/" + file, "s", "train/" + file, null, null, 640, 480, Transform.IDENTITY, null);
        return new Scene(image, regions, new TreeSet<>(List.of(labels)), Set.of(), null);
    }

    private static QuestionReport report(Ask ask, Scene scene, Claim... claims) {
        QuestionAudit audit =
                new QuestionAudit(List.of(new Question("a.jpg", "Q?", "answer", ask)), LabelAliases.standard());
        audit.photograph(scene, List.of(claims), List.of(new Abstained(Task.PERSPECTIVE, "no-facing", "r0", null)));
        return audit.report();
    }

    private static Verdict verdict(Ask ask, Scene scene, Claim... claims) {
        return report(ask, scene, claims).compared().getFirst().verdict();
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("questions.jsonl"), List.of(lines));
    }

    private static String viewspatial(String type, String question, String answer) {
        return "{\"question_type\": \"%s\", \"image_path\": [\"x/a.jpg\"], \"local_image\": \"../a.jpg\", \"question\": \"%s\", \"answer_text\": \"%s\"}"
                .formatted(type, question, answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Taking the camera's viewpoint as the front, which way is the bear facing in the image? | the bear",
                "With the camera's viewpoint as the front, which direction is the man in a hat facing in the image? | the man in a hat",
                "Considering the camera's perspective as the front, what direction is the man facing within the picture? | the man",
                "Taking the camera lens as the front, what direction is the man in blue trousers looking toward? | the man in blue trousers"
            })
    void facingIsReadFromTheWordsPeopleUsed(String question, String who) throws IOException {
        Path file = file(viewspatial("Camera perspective - Object View Orientation", question, "back-right"));
        assertThat(ViewSpatial.read(file).getFirst().ask()).isEqualTo(new Ask.Facing(who, 135));
        assertThat(ViewSpatial.read(file).getFirst().photograph()).isEqualTo("a.jpg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From the perspective of the man in white, where is the laptop located? | the man in white | the laptop",
                "From this man's perspective, where is the elephant located? | this man | the elephant",
                "From the perspective of this man, in which direction is the other man? | this man | the other man",
                "From the perspective of the boy, where is the girl located relative to him? | the boy | the girl",
                "From this boy's perspective, where is the overall layout of the flower bed? | this boy | the flower bed"
            })
    void bearingsAreReadFromTheWordsPeopleUsed(String question, String who, String what) throws IOException {
        Path file = file(viewspatial("Person perspective - Relative Direction", question, "front-left"));
        assertThat(ViewSpatial.read(file).getFirst().ask()).isEqualTo(new Ask.Bearing(who, what, -45));
    }

    @Test
    void whatNoTaskAsksIsBeyond() throws IOException {
        Path file = file(
                viewspatial("Person perspective - Relative Direction", "Which hand did this man raise?", "right"),
                viewspatial("Person perspective - Object View Orientation", "As the man, where?", "front"));
        assertThat(ViewSpatial.read(file))
                .extracting(Question::ask)
                .containsExactly(
                        new Ask.Beyond("which hand holds something"),
                        new Ask.Beyond("which way a head is turned against its body"));
    }

    @Test
    void statementsNameTheLeftOrNearerThingFirst() throws IOException {
        String line =
                "{\"image\": \"a.jpg\", \"caption\": \"%s\", \"label\": %d, \"relation\": \"%s\", \"reference_frame\": %s}";
        Path file = file(
                line.formatted("The cat is at the left side of the car.", 1, "at the left side of", "null"),
                line.formatted("The cat is right of the car.", 1, "right of", "null"),
                line.formatted("The laptop is behind the pizza.", 0, "behind", "null"),
                line.formatted("The cat is in front of the car.", 1, "in front of", "\"intrinsic\""),
                line.formatted("The cat is under the car.", 1, "under", "null"));
        assertThat(SpatialStatements.read(file))
                .extracting(Question::ask)
                .containsExactly(
                        new Ask.Ordered(Order.LEFT, "The cat", "the car", true),
                        new Ask.Ordered(Order.LEFT, "the car", "The cat", true),
                        new Ask.Ordered(Order.NEARER, "the pizza", "The laptop", false),
                        new Ask.Beyond("statements from a thing's own view"),
                        new Ask.Beyond("statements of 'under'"));
    }

    @Test
    void aMalformedLineNamesFileLineAndField() throws IOException {
        Path questions =
                file(viewspatial("Camera perspective - Object View Orientation", "which way is it facing", "up"));
        assertThatThrownBy(() -> ViewSpatial.read(questions))
                .isInstanceOf(IOException.class)
                .hasMessage(questions + ":1: answer_text: expected a direction as front or back-left, got 'up'");
        Path statements = file("{\"caption\": \"c\", \"label\": 3}");
        assertThatThrownBy(() -> SpatialStatements.read(statements))
                .hasMessage(statements + ":1: label: expected 0 or 1, got 3");
        Path broken = file("{");
        assertThatThrownBy(() -> SpatialStatements.read(broken))
                .hasMessageStartingWith(broken + ":1: expected a JSON object, got ");
    }

    @Test
    void aViewBesideTheDirectionPeopleSaidHalfAgrees() {
        Scene scene = scene("a.jpg", "Man");
        Claim towards = new Claim.Facing("r0", View.TOWARDS);
        Scene person = scene("a.jpg", "person", "dog");
        assertThat(verdict(new Ask.Facing("the man in white", 180), person, towards))
                .isEqualTo(Verdict.AGREES);
        assertThat(verdict(new Ask.Facing("the man", -135), person, towards)).isEqualTo(Verdict.HALF);
        assertThat(verdict(new Ask.Facing("the man", 90), person, towards)).isEqualTo(Verdict.DISAGREES);
        assertThat(verdict(new Ask.Facing("the man", 180), scene, towards)).isEqualTo(Verdict.AGREES);
        assertThat(report(new Ask.Facing("the lighthouse", 180), scene, towards).uncompared())
                .extracting(QuestionReport.Uncompared::gap)
                .containsExactly(QuestionGap.NOTHING_NAMED);
    }

    @Test
    void bearingsAreThePersonsOwn() {
        Scene scene = scene("a.jpg", "person", "laptop");
        Ask asked = new Ask.Bearing("the woman at the desk", "the old laptop", 90);
        assertThat(verdict(asked, scene, new Claim.Bearing("r0", "r1", Direction.RIGHT)))
                .isEqualTo(Verdict.AGREES);
        assertThat(verdict(asked, scene, new Claim.Bearing("r0", "r1", Direction.LEFT)))
                .isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void ordersAreComparedWhicheverFormStatesThem() {
        Scene scene = scene("a.jpg", "cat", "car", "tree");
        Ask nearer = new Ask.Ordered(Order.NEARER, "The cat", "the car", true);
        assertThat(verdict(nearer, scene, new Claim.DepthOrder(List.of("r0", "r2", "r1"))))
                .isEqualTo(Verdict.AGREES);
        assertThat(verdict(nearer, scene, new Claim.Nearer("r1", "r0"))).isEqualTo(Verdict.DISAGREES);
        assertThat(verdict(nearer, scene, new Claim.ExtremeDepth(DepthEnd.FARTHEST, "r1", List.of("r0", "r1", "r2"))))
                .isEqualTo(Verdict.AGREES);
        Ask notLeft = new Ask.Ordered(Order.LEFT, "the cat", "the car", false);
        assertThat(verdict(notLeft, scene, new Claim.LeftOf("r1", "r0"))).isEqualTo(Verdict.AGREES);
        assertThat(verdict(notLeft, scene, new Claim.HorizontalOrder(List.of("r0", "r1", "r2"))))
                .isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void whatIsNotComparedSaysWhy() {
        Ask facing = new Ask.Facing("the man", 0);
        assertThat(report(facing, scene("a.jpg", "person", "person")).uncompared())
                .extracting(QuestionReport.Uncompared::gap)
                .containsExactly(QuestionGap.SEVERAL_NAMED);
        assertThat(report(facing, scene("a.jpg", "person")).uncompared())
                .extracting(QuestionReport.Uncompared::gap, QuestionReport.Uncompared::detail)
                .containsExactly(tuple(QuestionGap.ABSTAINED, "no-facing"));
        assertThat(report(facing, scene("b.jpg", "person")).uncompared())
                .extracting(QuestionReport.Uncompared::gap)
                .containsExactly(QuestionGap.PHOTOGRAPH);
    }

    @Test
    void theReportCountsByKindAndNamesDisagreements() {
        QuestionReport report =
                report(new Ask.Facing("the man", 0), scene("a.jpg", "person"), new Claim.Facing("r0", View.TOWARDS));
        assertThat(report.toText()).contains("disagreements", "a.jpg  Q?", "people: answer, run: facing towards");
        JsonNode json = JsonMapper.shared().readTree(report.toJson());
        assertThat(json.path("rows").path(0).path("kind").asString()).isEqualTo("facing");
        assertThat(json.path("compared").path(0).path("verdict").asString()).isEqualTo("disagrees");
    }
}
