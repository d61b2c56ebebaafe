package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.audit.Reach.Kind;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachTests {

    @TempDir
    Path folder;

    private static final Image PHOTOGRAPH =
            new Image("street/1", "street", "images/1.jpg", null, null, 1000, 500, Transform.IDENTITY, null);

    private Map<Kind, Reach> reach(Street street, Claim... claims) throws IOException {
        Path file = Files.writeString(folder.resolve("truth.jsonl"), street.line("images/1.jpg") + "\n");
        Audit audit = new Audit(Truth.read(file));
        audit.saw(PHOTOGRAPH);
        audit.saw(PHOTOGRAPH);
        for (Claim claim : claims) {
            audit.judge(street.pair(claim, "images/1.jpg", "Q?", "A", AnswerKind.TEXT, null));
        }
        Map<Kind, Reach> reach = new EnumMap<>(Kind.class);
        audit.report().reach().forEach(r -> reach.put(r.kind(), r));
        return reach;
    }

    private Street street() {
        return new Street(folder)
                .object("dog", 0, 200, 100, 300, "\"depth_m\": 2.0")
                .object("bench", 400, 200, 600, 300, "\"depth_m\": 2.2")
                .object("tree", 500, 0, 700, 300, "\"depth_m\": 8.0")
                .object("person", 800, 100, 900, 300, "\"facing_vs_viewer_deg\": 10");
    }

    @Test
    void depthsThatAreCloseAreNotAskedFor() throws IOException {
        assertThat(reach(street(), new Claim.Nearer("r0", "r1")).get(Kind.DEPTH))
                .isEqualTo(new Reach(Kind.DEPTH, 2, 0));
        assertThat(reach(street(), new Claim.Nearer("r0", "r2")).get(Kind.DEPTH))
                .isEqualTo(new Reach(Kind.DEPTH, 2, 1));
    }

    @Test
    void aRelationCountsOnceHoweverOftenAndRightlyItIsAsked() throws IOException {
        Reach reach = reach(
                        street(),
                        new Claim.Nearer("r0", "r2"),
                        new Claim.Nearer("r2", "r0"),
                        new Claim.ExtremeDepth(DepthEnd.FARTHEST, "r2", List.of("r0", "r1", "r2")))
                .get(Kind.DEPTH);
        assertThat(reach).isEqualTo(new Reach(Kind.DEPTH, 2, 2));
    }

    @Test
    void anOrderAsksAboutEachTwoOfIt() throws IOException {
        Reach reach = reach(street(), new Claim.HorizontalOrder(List.of("r0", "r1", "r3")))
                .get(Kind.SIDES);
        assertThat(reach).isEqualTo(new Reach(Kind.SIDES, 5, 3));
    }

    @Test
    void labelsAreCountedOncePerPhotographAndTheirObjectsSingly() throws IOException {
        Street street = street().hidden("dog", 150, 200, 250, 300);
        Map<Kind, Reach> reach = reach(
                street,
                new Claim.Count("tree", null, 1, List.of("r2")),
                new Claim.Grounding(new Expression.Only("bench"), List.of("r1")),
                new Claim.Referring(new Expression.Only("bench"), "r1"));
        assertThat(reach.get(Kind.COUNT)).isEqualTo(new Reach(Kind.COUNT, 4, 1));
        assertThat(reach.get(Kind.EVERY)).isEqualTo(new Reach(Kind.EVERY, 4, 1));
        assertThat(reach.get(Kind.DESCRIBED)).isEqualTo(new Reach(Kind.DESCRIBED, 5, 1));
    }

    @Test
    void onlyPeoplesViewsAreAskedFor() throws IOException {
        Street street = street().object("car", 910, 100, 990, 300, "\"facing_deg\": 90");
        assertThat(reach(street, new Claim.Facing("r3", View.TOWARDS)).get(Kind.FACING))
                .isEqualTo(new Reach(Kind.FACING, 1, 1));
    }

    @Test
    void whatIsNotListedInFullCantBeCounted() throws IOException {
        Map<Kind, Reach> reach = reach(street().with("\"exhaustive\": false"));
        assertThat(reach).doesNotContainKeys(Kind.COUNT, Kind.EVERY, Kind.DESCRIBED);
    }

    @Test
    void aPhotographWithoutPairsCountsToo() throws IOException {
        assertThat(reach(street()).get(Kind.DEPTH)).isEqualTo(new Reach(Kind.DEPTH, 2, 0));
    }

    @Test
    void photographsOutsideTheRunAreNotCounted() throws IOException {
        Street street = street();
        Path file = Files.writeString(
                folder.resolve("two.jsonl"), street.line("images/1.jpg") + "\n" + street.line("images/2.jpg") + "\n");
        Audit audit = new Audit(Truth.read(file));
        audit.saw(PHOTOGRAPH);
        assertThat(audit.report().reach())
                .filteredOn(r -> r.kind() == Kind.DEPTH)
                .containsExactly(new Reach(Kind.DEPTH, 2, 0));
    }

    @Test
    void whatOneFileNamesWasNotLookedForInAnother() throws IOException {
        Path animals = Files.writeString(
                folder.resolve("animals.jsonl"),
                new Street(folder).object("dog", 0, 0, 100, 100).line("images/1.jpg") + "\n");
        Path things = Files.writeString(
                folder.resolve("things.jsonl"),
                new Street(folder).object("kite", 0, 0, 100, 100).line("other/2.jpg") + "\n");
        Street street = new Street(folder);
        Claim none = new Claim.Count("kite", null, 0, List.of());
        Truth both = Truth.read(List.of(animals, things));
        assertThat(new Judge(both).judge(street.pair(none, "images/1.jpg", "Q?", "0", AnswerKind.NUMBER, null)))
                .isEqualTo(Outcome.notJudged(Gap.LABEL_OUTSIDE));
    }

    @Test
    void pairsOfOneSceneCountTogether() throws IOException {
        Street kitchen = street().with("\"scene\": \"kitchen\"");
        Path file = Files.writeString(
                folder.resolve("kitchen.jsonl"),
                kitchen.line("images/1.jpg") + "\n" + kitchen.line("images/2.jpg") + "\n"
                        + street().line("images/3.jpg") + "\n");
        Audit audit = new Audit(Truth.read(file));
        for (String image : List.of("images/1.jpg", "images/2.jpg", "images/3.jpg")) {
            audit.judge(kitchen.pair(new Claim.Nearer("r0", "r2"), image, "Q?", "A", AnswerKind.TEXT, null));
        }
        AuditReport report = audit.report();
        assertThat(report.all().share()).isEqualTo(new Share(3, 3, 2, 9.0 / 5));
        assertThat(report.notes()).anyMatch(note -> note.contains("the scenes that the truth file names (1)"));
    }
}
