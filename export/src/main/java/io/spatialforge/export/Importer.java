package io.spatialforge.export;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.RegionSyntax.Located;
import io.spatialforge.export.syntax.RegionSyntax.Parsed;
import io.spatialforge.export.syntax.Shown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records of a dialect back into what was asked and answered about which pixels. For one thread. */
public final class Importer {

    private final Dialect dialect;
    private final Faults faults = new Faults();
    private final RecordCheck check;

    public Importer(Dialect dialect) {
        this.dialect = dialect;
        this.check = new RecordCheck(dialect, faults);
    }

    /**
     * What a record says.
     *
     * @param id null where it has none
     * @param qaIds as it states them; empty where it does not
     */
    public record Imported(@Nullable String id, List<String> qaIds, List<String> images, List<ImportedTurn> turns) {
        public Imported {
            qaIds = List.copyOf(qaIds);
            images = List.copyOf(images);
            turns = List.copyOf(turns);
        }
    }

    /**
     * A question and its answer.
     *
     * @param question without the sentence about the format; regions are <code>{}</code>
     * @param answer regions are <code>{}</code>
     * @param regions those of the question, then those of the answer, in pixels of the upright image; labels are null in
     *     running text
     */
    public record ImportedTurn(String question, String answer, List<Located> regions) {
        public ImportedTurn {
            regions = List.copyOf(regions);
        }
    }

    /**
     * @param record one record as JSON
     * @param frame the image's size, unless the record has it
     * @throws IllegalArgumentException if it is not a valid record; the message says why
     */
    public Imported read(String record, Frame frame) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        faults.clear();
        Told told = check.check(bytes, 0, bytes.length);
        if (told == null || !faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.found().isEmpty()
                            ? record
                            : faults.found().getFirst().toString());
        }
        Frame size = told.frame() == null ? frame : told.frame();
        List<ImportedTurn> turns = new ArrayList<>();
        for (Turn turn : told.turns()) {
            turns.add(read(turn, size));
        }
        return new Imported(told.id(), told.qaIds(), told.images(), turns);
    }

    private ImportedTurn read(Turn turn, Frame frame) {
        Grid grid = dialect.regions().grid(frame);
        Parsed question = dialect.regions().parse(withoutFormat(turn.question()), false, frame);
        Parsed answer = dialect.regions().parse(turn.answer(), true, frame);
        List<Located> regions = new ArrayList<>();
        // Some records keep the shapes apart, in pixels, and the text has tags only.
        for (Shown shown : turn.shown()) {
            regions.add(new Located(shown.shape(), shown.label().isEmpty() ? null : shown.label()));
        }
        for (Parsed parsed : List.of(question, answer)) {
            for (Located located : parsed.regions()) {
                Shape pixels = grid.toPixels(located.shape());
                regions.add(new Located(pixels, located.label()));
            }
        }
        return new ImportedTurn(question.neutral(), answer.neutral(), regions);
    }

    private String withoutFormat(String question) {
        RegionSyntax syntax = dialect.regions();
        for (List<String> sentences :
                List.of(syntax.sentences(AnswerKind.BOXES), syntax.sentences(AnswerKind.POINTS), syntax.legends())) {
            for (String sentence : sentences) {
                if (question.endsWith(" " + sentence)) {
                    return question.substring(0, question.length() - sentence.length() - 1);
                }
            }
        }
        return question;
    }
}
