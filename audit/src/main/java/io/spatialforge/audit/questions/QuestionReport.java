package io.spatialforge.audit.questions;

import io.spatialforge.audit.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a run agrees with what people answered.
 *
 * @param rows by kind of question, in the order of the kinds' names
 * @param compared what was told, question by question
 * @param uncompared the questions that the run is not held against, and why
 */
public record QuestionReport(List<Row> rows, List<Compared> compared, List<Uncompared> uncompared) {

    public QuestionReport {
        rows = List.copyOf(rows);
        compared = List.copyOf(compared);
        uncompared = List.copyOf(uncompared);
    }

    /** How what was told stands to what people answered. */
    public enum Verdict {
        AGREES,
        /** People said a direction between two, and one of these was told: of the four that a run tells, it is no mistake. */
        HALF,
        DISAGREES
    }

    /**
     * A question that was compared.
     *
     * @param told by the run, in words
     */
    public record Compared(Question question, String told, Verdict verdict) {}

    /**
     * A question that was not.
     *
     * @param detail the rule's reason, the words that name nothing, or what was asked; may be empty
     */
    public record Uncompared(Question question, QuestionGap gap, String detail) {}

    /**
     * One kind of question.
     *
     * @param questions all of the kind
     * @param half those half agreed with
     * @param agreement of those compared those agreed with, half ones not counted in, by photographs
     */
    public record Row(String kind, long questions, long half, Share agreement) {}

    static QuestionReport of(List<Compared> compared, List<Uncompared> uncompared) {
        Map<String, Counts> kinds = new TreeMap<>();
        for (Compared each : compared) {
            Counts counts = kinds.computeIfAbsent(each.question.ask().kind(), k -> new Counts());
            counts.questions++;
            counts.half += each.verdict == Verdict.HALF ? 1 : 0;
            counts.agreement.add(
                    each.question.photograph(),
                    each.verdict == Verdict.AGREES ? Share.Verdict.RIGHT : Share.Verdict.WRONG);
        }
        for (Uncompared each : uncompared) {
            kinds.computeIfAbsent(each.question.ask().kind(), k -> new Counts()).questions++;
        }
        List<Row> rows = new ArrayList<>();
        kinds.forEach(
                (kind, counts) -> rows.add(new Row(kind, counts.questions, counts.half, counts.agreement.share())));
        return new QuestionReport(rows, compared, uncompared);
    }

    private static final class Counts {
        private final Share.Counting agreement = new Share.Counting();
        private long questions;
        private long half;
    }

    /** Tables for people. */
    public String toText() {
        return QuestionText.of(this);
    }

    /** One JSON object. */
    public String toJson() {
        return QuestionText.json(this);
    }
}
