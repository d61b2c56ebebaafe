package io.spatialforge.export.evaluation;

import java.util.List;

/** The datasets that VLMEvalKit tells apart, a table each. */
enum TableKind {
    /** Options have a column each, and are shown by VLMEvalKit. */
    MCQ("MCQ", List.of()),
    YORN("YORN", List.of()),
    /** What only {@code scoring.py} can score, with what it needs. */
    VQA(
            "VQA",
            List.of(
                    QuestionRow.KIND,
                    QuestionRow.OPTIONS,
                    QuestionRow.CORRECT,
                    QuestionRow.SHAPES,
                    QuestionRow.EXTENT));

    private final String id;
    private final List<String> ownColumns;

    TableKind(String id, List<String> ownColumns) {
        this.id = id;
        this.ownColumns = ownColumns;
    }

    String id() {
        return id;
    }

    /** Columns beyond those of every table and the letters of options. */
    List<String> ownColumns() {
        return ownColumns;
    }

    static TableKind of(QuestionKind kind) {
        return switch (kind) {
            case CHOICE -> MCQ;
            case YES_NO -> YORN;
            case NUMBER, TEXT, ORDER, EXPRESSION, BOXES, POINTS, NONE -> VQA;
        };
    }
}
