package io.spatialforge.viewer.review;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All votes for other programs, each with whether it counts, and with question and answer as they are in the run. */
public final class VoteExport {

    private static final String[] COLUMNS = {
        "vote",
        "time",
        "reviewer",
        "pair",
        "image",
        "task",
        "form",
        "question",
        "answer",
        "decision",
        "reason",
        "note",
        "seconds",
        "state"
    };

    private VoteExport() {}

    /**
     * A header and a line for each vote. Spreadsheets take a text that begins with {@code = + - @} for a formula and would
     * run it; such a text gets an apostrophe in front.
     */
    public static String csv(List<Cast> casts) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(COLUMNS);
            for (Cast cast : casts) {
                Vote vote = cast.vote();
                Objection reason = vote.reason();
                csv.writeRecord(
                        vote.id(),
                        vote.time().toString(),
                        plain(vote.reviewer()),
                        vote.pair(),
                        plain(vote.image()),
                        vote.task().id(),
                        plain(vote.form()),
                        plain(cast.question()),
                        plain(cast.answer()),
                        vote.decision().id(),
                        reason == null ? "" : reason.id(),
                        plain(vote.note()),
                        Double.toString(vote.seconds()),
                        cast.state().id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String plain(@Nullable String text) {
        String known = Objects.requireNonNullElse(text, "");
        boolean formula = !known.isEmpty() && "=+-@\t\r".indexOf(known.charAt(0)) >= 0;
        return formula ? "'" + known : known;
    }

    /** A JSON object for each vote: its line in the file of votes with question, answer and state. */
    public static String jsonl(List<Cast> casts) {
        StringBuilder text = new StringBuilder();
        for (Cast cast : casts) {
            ObjectNode json = VoteJson.of(cast.vote());
            json.put("question", cast.question())
                    .put("answer", cast.answer())
                    .put("state", cast.state().id());
            text.append(json).append('\n');
        }
        return text.toString();
    }
}
