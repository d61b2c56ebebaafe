package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code votes} prints, and what {@code view --review} says where no votes could be kept. */
class VotesCommandTests {

    @TempDir
    static Path folder;

    private static Path run = Path.of("");
    private static String vote = "";

    @BeforeAll
    static void makeARun() throws IOException {
        Files.writeString(folder.resolve("annotations.json"), """
                {"images":[{"id":1,"file_name":"1.jpg","width":400,"height":300}],
                 "categories":[{"id":1,"name":"dog"},{"id":2,"name":"cat"}],
                 "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[10,100,80,120]},
                  {"id":2,"image_id":1,"category_id":2,"bbox":[250,100,80,120]}]}
                """);
        Files.writeString(folder.resolve("run.yaml"), """
                curate: {pixels: off}
                sources:
                  - {kind: coco, name: test, annotations: annotations.json, exhaustive: yes, photos: optional}
                """);
        run = folder.resolve("run");
        Outcome forged = run("forge", folder.resolve("run.yaml").toString(), "--out", run.toString());
        assertThat(forged.code).as(forged.err).isZero();
        QaPair pair = FinishedRun.open(run).pairs().next();
        vote = """
                {"schema":1,"vote":"00000000000000aa","pair":"%s","image":"%s","task":"%s","form":"%s","shown":"ab",\
                "reviewer":"anna","time":"2026-01-01T00:00:00Z","decision":"reject","reason":"silly","note":"why","seconds":2}
                """.formatted(
                        pair.id(),
                        pair.image().id(),
                        pair.claim().task().id(),
                        pair.phrased().form());
    }

    @Test
    void aRunThatNobodyVotedOnIsSaidSo() {
        Outcome outcome = run("votes", run.toString());
        assertThat(outcome.code).isZero();
        assertThat(outcome.err).contains("Nobody voted yet", "--review");
        assertThat(outcome.out).startsWith("task ");
    }

    @Test
    void votesOnWhatIsNoLongerTheSameAreToldAndExportedAndNotCounted() throws IOException {
        Path votes = folder.resolve("anna.jsonl");
        Files.writeString(votes, vote + "{\"schema\":1,\"vote\":\"00");
        Outcome text = run("votes", run.toString(), "--votes", votes.toString());
        assertThat(text.code).isZero();
        assertThat(text.out).contains("no longer as it was shown", "line 2 of the file of votes");
        Path csv = folder.resolve("votes.csv");
        Outcome written = run("votes", run.toString(), "--votes", votes.toString(), "--csv", "--out", csv.toString());
        assertThat(written.code).isZero();
        assertThat(written.out).isEmpty();
        assertThat(Files.readAllLines(csv)).hasSize(2).last().asString().contains(",silly,why,2.0,changed");
        assertThat(run("votes", run.toString(), "--votes", votes.toString(), "--json").out)
                .contains("\"changed\" : 1", "\"counted\" : 0");
        assertThat(run("votes", run.toString(), "--votes", votes.toString(), "--jsonl").out)
                .contains("\"state\":\"changed\"")
                .hasLineCount(1);
    }

    @Test
    void whatCanNotBeIsRefused() throws IOException {
        Outcome missing = run("votes", run.toString(), "--votes", "none.jsonl");
        assertThat(missing.code).isEqualTo(Main.WRONG_USE);
        assertThat(missing.err).contains("there is no file none.jsonl");
        assertThat(run("votes", run.toString(), "--csv", "--json").code).isEqualTo(Main.WRONG_USE);
        Path file = Files.writeString(folder.resolve("file"), "");
        Outcome unkept = run(
                "view",
                run.toString(),
                "--review",
                "--votes",
                file.resolve("votes.jsonl").toString());
        assertThat(unkept.code).isEqualTo(Main.WRONG_USE);
        assertThat(unkept.err).contains("Votes can't be kept", "--votes FILE");
        assertThat(run("view", run.toString(), "--review", "--reviewer", "<b>").err)
                .contains("expected a reviewer's name", "<b>");
        assertThat(run("view", run.toString(), "--review", "--per-task", "0").err)
                .contains("expected 1 to 10,000 pairs of each task, got 0");
        assertThat(run("view", run.toString(), "--review", "--task", "countin").err)
                .contains("unknown task 'countin'");
    }

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Main.run(line, args);
        return new Outcome(code, out.toString(), err.toString());
    }
}
