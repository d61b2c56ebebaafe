package io.spatialforge.viewer.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Votes are added and never lost or mixed, whatever happens to processes. */
class VoteFileTests {

    @TempDir
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void aPlace() {
        path = folder.resolve("reviews").resolve("votes.jsonl");
    }

    private static Vote vote(int number, @Nullable String note) {
        return new Vote(
                "%016x".formatted(number),
                "%016x".formatted(1000 + number),
                "drawn/1",
                Task.COUNTING,
                "all",
                "0123456789abcdef",
                "anna",
                Instant.parse("2026-01-02T03:04:05Z"),
                Decision.REJECT,
                Objection.OTHER,
                note,
                4.5);
    }

    private List<VoteLine> read() throws IOException {
        return new VoteFile(path).read().lines();
    }

    @Test
    void whatIsAddedIsReadAgainAsItWas() throws IOException {
        Vote hostile = vote(1, "\"},{\n<script>é\u2028 日本");
        Vote accepted = new Vote(
                "00000000000000ff",
                "0000000000000001",
                "drawn/2",
                Task.NEAR_FAR,
                "pair",
                "ab",
                "ben",
                Instant.EPOCH,
                Decision.ACCEPT,
                null,
                null,
                0);
        Undo undo = new Undo(hostile.id(), hostile.pair(), "anna", Instant.EPOCH);
        VoteFile file = new VoteFile(path);
        file.append(hostile);
        file.append(accepted);
        file.append(undo);
        assertThat(file.read().lines()).containsExactly(hostile, accepted, undo);
        assertThat(read()).containsExactly(hostile, accepted, undo);
        assertThat(Files.readAllLines(path)).hasSize(3);
    }

    @Test
    void aLineThatAKilledProcessLeftUnfinishedIsPassedOverAndToldAndNeverRewritten() throws IOException {
        VoteFile file = new VoteFile(path);
        file.append(vote(1, null));
        int first = (int) Files.size(path);
        file.append(vote(2, null));
        byte[] whole = Files.readAllBytes(path);
        for (int length = first + 1; length < whole.length - 1; length += 17) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(path, cut);
            VoteFile after = new VoteFile(path);
            assertThat(after.read()).isEqualTo(new VoteFile.Content(List.of(vote(1, null)), List.of(2L)));
            after.append(vote(3, null));
            assertThat(after.read())
                    .isEqualTo(new VoteFile.Content(List.of(vote(1, null), vote(3, null)), List.of(2L)));
            assertThat(Arrays.copyOf(Files.readAllBytes(path), length)).isEqualTo(cut);
        }
    }

    @Test
    void aLineOfWhichOnlyTheEndIsMissingCounts() throws IOException {
        VoteFile file = new VoteFile(path);
        file.append(vote(1, null));
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), (int) Files.size(path) - 1));
        assertThat(read()).containsExactly(vote(1, null));
        file.append(vote(2, null));
        assertThat(read()).containsExactly(vote(1, null), vote(2, null));
    }

    @Test
    void whatIsNoVoteIsToldByItsLine() throws IOException {
        new VoteFile(path).append(vote(1, null));
        Files.writeString(path, Files.readString(path) + """

                {"schema":2,"vote":"00"}
                not JSON
                {"schema":1,"vote":"00"}
                """);
        assertThat(new VoteFile(path).read())
                .isEqualTo(new VoteFile.Content(List.of(vote(1, null)), List.of(3L, 4L, 5L)));
    }

    @Test
    void severalWritersAtOnceDoNotMixTheirLines() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int begin = 100 * writer;
            VoteFile file = new VoteFile(path);
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < 10; i++) {
                        file.append(vote(begin + i, "x".repeat(300)));
                        file.read();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        VoteFile.Content content = new VoteFile(path).read();
        assertThat(content.lines()).hasSize(40).doesNotHaveDuplicates();
        assertThat(content.broken()).isEmpty();
    }

    @Test
    void whatAnotherViewerAddedIsSeen() throws IOException {
        VoteFile mine = new VoteFile(path);
        VoteFile other = new VoteFile(path);
        mine.append(vote(1, null));
        assertThat(mine.read().lines()).hasSize(1);
        other.append(vote(2, null));
        assertThat(mine.read().lines()).containsExactly(vote(1, null), vote(2, null));
        Files.delete(path);
        assertThat(mine.read().lines()).isEmpty();
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsTold() throws IOException {
        Files.writeString(folder.resolve("reviews"), "a file where a folder should be");
        assertThat(new VoteFile(path).trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("Votes can't be kept", path.toString()));
        assertThatThrownBy(() -> new VoteFile(path).append(vote(1, null))).isInstanceOf(IOException.class);
        assertThat(new VoteFile(folder.resolve("elsewhere/votes.jsonl")).trouble())
                .isEmpty();
    }
}
