package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTests {

    @TempDir
    Path folder;

    private Street street;

    @BeforeEach
    void draw() {
        street = new Street(folder)
                .object("dog", 100, 200, 200, 300, "\"depth_m\": 2")
                .object("bench", 400, 200, 600, 300, "\"depth_m\": 3");
    }

    private QaPair pair(Claim claim, String image) {
        return street.pair(claim, image, "Which?", "the dog", AnswerKind.TEXT, null);
    }

    private Path truth(String... images) throws IOException {
        Path file = folder.resolve("truth.jsonl");
        List<String> lines = new ArrayList<>();
        for (String image : images) {
            lines.add(street.line(image));
        }
        return Files.write(file, lines);
    }

    private Outcome on(QaPair pair, String... truthImages) throws IOException {
        return new Judge(Truth.read(truth(truthImages), LabelAliases.none())).judge(pair);
    }

    @Test
    void aPhotographIsFoundByTheLongestCommonEndOfItsPath() throws IOException {
        Claim right = new Claim.Nearer("r0", "r1");
        assertThat(on(pair(right, "train/patch1/a.jpg"), "images/a.jpg")).isEqualTo(Outcome.RIGHT);
        assertThat(on(pair(right, "v/images/a.jpg"), "images/a.jpg", "other/a.jpg"))
                .isEqualTo(Outcome.RIGHT);
        assertThat(on(pair(right, "v/a.jpg"), "images/a.jpg", "other/a.jpg"))
                .isEqualTo(Outcome.notJudged(Gap.IMAGE_AMBIGUOUS));
        assertThat(on(pair(right, "images/b.jpg"), "images/a.jpg"))
                .isEqualTo(Outcome.notJudged(Gap.IMAGE_NOT_IN_TRUTH));
        assertThat(on(pair(right, "images/xa.jpg"), "images/a.jpg"))
                .isEqualTo(Outcome.notJudged(Gap.IMAGE_NOT_IN_TRUTH));
    }

    @Test
    void aPhotographOfAnotherSizeIsNotJudged() throws IOException {
        QaPair pair = pair(new Claim.Nearer("r0", "r1"), "a.jpg");
        Image half = new Image("i", "s", "a.jpg", null, null, 500, 250, Transform.IDENTITY, null);
        assertThat(on(
                        new QaPair(
                                pair.id(),
                                pair.split(),
                                half,
                                pair.phrased(),
                                pair.regions(),
                                pair.claim(),
                                pair.evidence()),
                        "a.jpg"))
                .isEqualTo(Outcome.notJudged(Gap.IMAGE_SIZE_DIFFERS));
    }

    @Test
    void theReportCountsByTaskAndFormAndNamesTheWrongOnes() throws IOException {
        List<QaPair> pairs = List.of(
                pair(new Claim.Nearer("r0", "r1"), "a.jpg"),
                pair(new Claim.Nearer("r1", "r0"), "a.jpg"),
                pair(new Claim.Nearer("r0", "r1"), "missing.jpg"),
                pair(new Claim.LeftOf("r0", "r1"), "a.jpg"));
        AuditReport report = Audit.run(pairs.iterator(), truth("images/a.jpg"));
        assertThat(report.rows()).hasSize(2);
        AuditReport.Score nearFar = report.rows().getFirst().score();
        assertThat(nearFar)
                .isEqualTo(new AuditReport.Score(3, new Share(1, 2, 1, 1), 0, 0, Map.of(Gap.IMAGE_NOT_IN_TRUTH, 1L)));
        assertThat(nearFar.precision()).isEqualTo(0.5);
        assertThat(nearFar.coverage()).isEqualTo(2.0 / 3);
        assertThat(report.all().right()).isEqualTo(2);
        assertThat(report.wrong())
                .containsExactly(new AuditReport.WrongPair(
                        "q-near-far",
                        io.spatialforge.core.claim.Task.NEAR_FAR,
                        "form",
                        "a.jpg",
                        "Which?",
                        "the dog",
                        "bench at 3.00 m is not nearer than dog at 2.00 m"));
        assertThat(report.toText())
                .contains("near-far", "50.00%", "5.46% – 94.54%", "image-not-in-truth", "bench at 3.00 m");
        JsonNode json = JsonMapper.shared().readTree(report.toJson());
        assertThat(json.path("all").path("judged").asInt()).isEqualTo(3);
        assertThat(json.path("rows")
                        .path(0)
                        .path("not_judged")
                        .path("image-not-in-truth")
                        .asInt())
                .isEqualTo(1);
        assertThat(json.path("wrong").path(0).path("why").asString()).startsWith("bench");
    }

    @Test
    void theListOfWrongPairsIsBounded() throws IOException {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            pairs.add(pair(new Claim.Nearer("r1", "r0"), "a.jpg"));
        }
        AuditReport report = Audit.run(pairs.iterator(), truth("images/a.jpg"));
        assertThat(report.wrong()).hasSize(AuditReport.MAX_WRONG);
        assertThat(report.all().wrong()).isEqualTo(500);
        assertThat(report.toText()).contains("… and 300 more");
    }

    @Test
    void pairsReadBackFromARunsLinesAreJudgedAlike() throws IOException {
        List<QaPair> pairs = List.of(
                pair(new Claim.Nearer("r0", "r1"), "a.jpg"),
                pair(new Claim.Nearer("r1", "r0"), "a.jpg"),
                pair(new Claim.LeftOf("r1", "r0"), "a.jpg"));
        List<QaPair> back = pairs.stream()
                .map(pair -> QaPairJson.read(QaPairJson.toLine(pair)))
                .toList();
        Path truth = truth("images/a.jpg");
        assertThat(Audit.run(back.iterator(), truth)).isEqualTo(Audit.run(pairs.iterator(), truth));
    }

    @Test
    void noPairsGiveAReportWithoutFigures() throws IOException {
        AuditReport report = Audit.run(List.<QaPair>of().iterator(), truth("a.jpg"));
        assertThat(report.all().precision()).isNaN();
        assertThat(JsonMapper.shared()
                        .readTree(report.toJson())
                        .path("all")
                        .path("precision")
                        .isNull())
                .isTrue();
    }

    @Test
    void aMalformedTruthNamesFileLineAndField() throws IOException {
        Path file = folder.resolve("truth.jsonl");
        Map<String, String> wrong = Map.of(
                "{\"image\": 5}",
                "image: expected a path, got 5",
                "{\"image\": \"a\", \"objects\": []}",
                "width: expected pixels, got ",
                "{\"image\": \"a\", \"width\": 1, \"height\": 1, \"objects\": [{\"label\": \"x\", \"bbox\": [1, 2]}]}",
                "objects[0].bbox: expected [x1, y1, x2, y2], got [1,2]",
                "{\"image\": \"a\", \"width\": 1, \"height\": 1, \"objects\": [{\"label\": \"x\", \"bbox\": [1, 2, 3, 4],"
                        + " \"depth_m\": \"far\"}]}",
                "objects[0].depth_m: expected a number or null, got \"far\"",
                "{",
                "expected a JSON object, got ");
        for (Map.Entry<String, String> line : wrong.entrySet()) {
            Files.writeString(file, street.line("a.jpg") + "\n" + line.getKey() + "\n");
            assertThatThrownBy(() -> Truth.read(file, LabelAliases.none()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ":2: " + line.getValue());
        }
    }
}
