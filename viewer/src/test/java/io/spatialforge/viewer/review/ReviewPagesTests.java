package io.spatialforge.viewer.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.serve.ServedRun;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviewers over HTTP, as browsers without scripts are. */
class ReviewPagesTests {

    private static final int PER_TASK = 4;

    @TempDir
    Path folder;

    private Path votes = Path.of("");
    private @Nullable ReviewedRun started;

    @BeforeEach
    void start() throws Exception {
        votes = folder.resolve("reviews").resolve("votes.jsonl");
        started = ReviewedRun.start(ReviewedRun.options(votes, PER_TASK));
    }

    @AfterEach
    void stop() {
        run().close();
    }

    private ReviewedRun run() {
        return Objects.requireNonNull(started);
    }

    private void restart() throws Exception {
        stop();
        started = ReviewedRun.start(ReviewedRun.options(votes, PER_TASK));
    }

    private Sample sample() throws Exception {
        return Sample.of(ReviewedRun.index(), ReviewedRun.options(votes, PER_TASK))
                .orElseThrow();
    }

    @Test
    void whatAPairRestsOnIsNowhereOnThePage() throws Exception {
        for (PairRow row : sample().order("anna")) {
            assertThat(run().shown("anna")).isEqualTo(row.id());
            QaPair pair = run().pair(row.id());
            String page = run().page("/review");
            String main = page.substring(page.indexOf("<main"), page.indexOf("</main"));
            assertThat(main)
                    .contains("<p class=\"question\">")
                    .doesNotContain(pair.phrased().template())
                    .doesNotContain(pair.evidence().rule())
                    .doesNotContain(pair.image().id())
                    .doesNotContainIgnoringCase("margin", "template", "verdict", "drawn");
            for (QaPair.QaRegion region : pair.regions()) {
                boolean asked = (pair.phrased().question() + pair.phrased().answer()).contains("{" + region.id() + "}");
                assertThat(main.contains("data-region=\"" + region.id() + "\""))
                        .as("%s of %s", region.id(), pair.phrased().question())
                        .isEqualTo(asked);
                assertThat(main).doesNotContain("<title>" + region.id() + " " + region.label());
            }
            run().vote("anna", "skip", "");
        }
        assertThat(run().page("/review")).contains("You are through");
    }

    @Test
    void votesAreOnTheDiskBeforeTheNextPairAndSurviveARestart() throws Exception {
        String first = run().vote("anna", "accept", "");
        assertThat(ReviewedRun.lines(votes)).hasSize(1).first().asString().contains(first, "\"decision\":\"accept\"");
        String second = run().vote("anna", "wrong-answer", "there are two");
        String third = run().shown("anna");
        restart();
        assertThat(run().shown("anna")).isEqualTo(third).isNotIn(first, second);
        assertThat(run().page("/review")).contains("Last: rejected", "/pair/" + second);
        assertThat(run().page("/votes")).contains("there are two", "href=\"/pair/" + second + "\"");
    }

    @Test
    void aHalfWrittenLineOfAKilledViewerIsToldAndTheVoteCastAgain() throws Exception {
        String first = run().vote("anna", "accept", "");
        String second = run().vote("anna", "accept", "");
        byte[] bytes = Files.readAllBytes(votes);
        Files.write(votes, Arrays.copyOf(bytes, bytes.length - 40));
        restart();
        assertThat(run().shown("anna")).isEqualTo(second).isNotEqualTo(first);
        assertThat(run().page("/votes")).contains("line 2 of the file of votes");
        run().vote("anna", "accept", "");
        assertThat(run().page("/votes.csv").lines()).hasSize(3);
    }

    @Test
    void undoBringsThePairBackAndIsALineOfItsOwn() throws Exception {
        run().vote("anna", "accept", "");
        String second = run().vote("anna", "ambiguous", "");
        Map<String, String> undo = ReviewedRun.form(run().page("/review"), "undo");
        run().post("/review/undo", undo);
        run().post("/review/undo", undo);
        assertThat(run().shown("anna")).isEqualTo(second);
        assertThat(ReviewedRun.lines(votes)).hasSize(3).last().asString().contains("\"undo\"", second);
        run().undo("anna");
        assertThat(run().page("/votes"))
                .contains("2 votes that were taken back")
                .doesNotContain("How many pairs");
    }

    @Test
    void twoReviewersDoNotSeeEachOthersVotes() throws Exception {
        String pair = run().vote("anna", "silly", "");
        assertThat(run().page("/review?by=ben")).contains("0 of ").doesNotContain("Last:");
        while (!run().shown("ben").equals(pair)) {
            run().vote("ben", "skip", "");
        }
        run().vote("ben", "accept", "");
        assertThat(run().page("/votes"))
                .contains(
                        "Pairs that several decided on: 1; all said the same of 0",
                        "accepted by 1",
                        "<td>anna</td>",
                        "<td>ben</td>");
        assertThat(run().page("/review/mine?by=ben")).contains("accepted").doesNotContain("silly");
        assertThat(run().get("/review?by=%3Cscript%3E").statusCode()).isEqualTo(400);
    }

    @Test
    void aReviewOfOneTaskShowsItsPairsAloneUntilTheyAreThrough() throws Exception {
        String address = "/review?by=dora&task=counting";
        for (int done = 0; done < PER_TASK; done++) {
            String page = run().page(address);
            assertThat(page).contains("<summary>counting</summary>", "%d of %d".formatted(done, PER_TASK));
            Map<String, String> fields = new HashMap<>(ReviewedRun.form(page, "ballot"));
            assertThat(run().pair(String.valueOf(fields.get("pair"))).claim().task())
                    .isEqualTo(Task.COUNTING);
            fields.put("say", "accept");
            HttpResponse<String> voted = run().post("/review/vote", fields);
            assertThat(voted.headers().firstValue("Location")).hasValue(address);
        }
        assertThat(run().page(address))
                .contains("You are through with counting", "href=\"/review?by=dora\">go on with all tasks");
        HttpResponse<String> undone = run().post("/review/undo", ReviewedRun.form(run().page(address), "undo"));
        assertThat(undone.headers().firstValue("Location")).hasValue(address);
        assertThat(run().get("/review?task=nonsense").body())
                .contains("Expected one of grounding, referring, counting");
    }

    @Test
    void onlyAFormOfAPageOfThisViewerVotes() throws Exception {
        Map<String, String> fields = new HashMap<>(ReviewedRun.form(run().page("/review"), "ballot"));
        fields.put("say", "accept");
        Map<String, String> guessed = new HashMap<>(fields);
        guessed.put("token", "0".repeat(32));
        String path = "/review/vote";
        assertThat(status(run().request(path, fields))).isEqualTo(403);
        assertThat(status(run().request(path, fields).header("Origin", "http://evil.example")))
                .isEqualTo(403);
        assertThat(status(run().request(path, fields)
                        .header("Origin", run().origin())
                        .header("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(403);
        assertThat(run().post(path, guessed).statusCode()).isEqualTo(403);
        assertThat(status(HttpRequest.newBuilder(URI.create(run().origin() + path))
                        .header("Origin", run().origin())
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(ReviewedRun.encoded(fields)))))
                .isEqualTo(415);
        assertThat(votes).doesNotExist();
        assertThat(run().post(path, fields).statusCode()).isEqualTo(303);
        assertThat(run().post(path, fields).statusCode()).as("sent twice").isEqualTo(303);
        assertThat(ReviewedRun.lines(votes)).hasSize(1);
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return ReviewedRun.send(request.build()).statusCode();
    }

    @Test
    void browsersMaySayWhereTheFormsComeFrom() throws Exception {
        assertThat(run().get("/review").headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(run().get("/review/mine").headers().firstValue("Referrer-Policy"))
                .hasValue("same-origin");
    }

    @Test
    void anObjectionOfNoKindNeedsANoteAndNothingThatWasTypedIsLost() throws Exception {
        Map<String, String> fields = new HashMap<>(ReviewedRun.form(run().page("/review"), "ballot"));
        fields.put("say", "other");
        fields.put("note", "  ");
        HttpResponse<String> asked = run().post("/review/vote", fields);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Say in the note what is wrong", "value=\"" + fields.get("vote") + "\"");
        fields.put("note", "n".repeat(1001));
        assertThat(run().post("/review/vote", fields).body()).contains("n".repeat(1001), "at most 1,000 letters");
        fields.put("say", "nonsense");
        fields.put("note", "");
        assertThat(run().post("/review/vote", fields).statusCode()).isEqualTo(422);
        assertThat(votes).doesNotExist();
    }

    @Test
    void notesAreTextOnEveryPage() throws Exception {
        String note = "</textarea><img src=x onerror=alert(1)>\"'";
        run().vote("anna", "other", note);
        for (String path : List.of("/votes", "/review/mine", "/review")) {
            assertThat(run().page(path)).doesNotContain("<img src=x", "alert(1)>\"'");
        }
        assertThat(run().page("/review/mine")).contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(run().page("/votes"))
                .doesNotContainPattern(Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|javascript:"));
    }

    @Test
    void aPairThatWasMadeAnewIsAskedAgainAndItsOldVoteKept() throws Exception {
        String pair = run().vote("anna", "accept", "");
        String line = Files.readString(votes);
        String hash = line.replaceAll("(?s).*\"shown\":\"([0-9a-f]+)\".*", "$1");
        Files.writeString(votes, line.replace(hash, "0".repeat(hash.length())));
        restart();
        assertThat(run().shown("anna")).isEqualTo(pair);
        assertThat(run().page("/votes")).contains("1 vote that is about a pair that is no longer as it was shown");
        Map<String, String> stale = new HashMap<>(ReviewedRun.form(run().page("/review"), "ballot"));
        stale.put("shown", "0".repeat(hash.length()));
        stale.put("say", "accept");
        assertThat(run().post("/review/vote", stale).statusCode()).isEqualTo(409);
        run().vote("anna", "accept", "");
        assertThat(ReviewedRun.lines(votes)).hasSize(2);
    }

    @Test
    void thePhotographIsFoundByThePairAlone() throws Exception {
        String pair = run().shown("anna");
        HttpResponse<String> photograph = run().get("/review/photo?pair=" + pair);
        assertThat(photograph.statusCode()).isEqualTo(302);
        String address = photograph.headers().firstValue("Location").orElseThrow();
        assertThat(address).contains("/photo?");
        assertThat(run().get("/review/photo?pair=../../etc/passwd").statusCode())
                .isEqualTo(404);
        assertThat(run().get("/review/photo?pair=0123456789abcdef").statusCode())
                .isEqualTo(404);
        assertThat(run().get("/review/photo").statusCode()).isEqualTo(404);
    }

    @Test
    void aPlaceThatCantBeWrittenToIsSaidBeforeTheFirstVote() throws Exception {
        Files.writeString(folder.resolve("reviews"), "a file");
        assertThat(run().page("/review"))
                .contains("Votes can't be kept", "--votes FILE")
                .doesNotContain("id=\"ballot\"");
        assertThat(ReviewPages.trouble(ReviewOptions.ofDefaults(ServedRun.folder())))
                .isEmpty();
    }
}
