package io.spatialforge.audit.questions;

import io.spatialforge.audit.Interval;
import io.spatialforge.audit.Share;
import io.spatialforge.audit.questions.QuestionReport.Compared;
import io.spatialforge.audit.questions.QuestionReport.Row;
import io.spatialforge.audit.questions.QuestionReport.Uncompared;
import io.spatialforge.audit.questions.QuestionReport.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A report on questions for people, and for machines. */
final class QuestionText {

    private static final String FORMAT = "%-14s %9s %9s %11s %7s %6s %10s %10s %17s%n";

    private QuestionText() {}

    static String of(QuestionReport report) {
        StringBuilder out = new StringBuilder();
        add(
                out,
                FORMAT,
                "kind",
                "questions",
                "compared",
                "photographs",
                "agree",
                "half",
                "disagree",
                "agreement",
                "95% interval");
        for (Row row : report.rows()) {
            Share share = row.agreement();
            Interval interval = share.interval();
            add(
                    out,
                    FORMAT,
                    row.kind(),
                    row.questions(),
                    share.of(),
                    share.clusters(),
                    share.right(),
                    row.half(),
                    share.of() - share.right() - row.half(),
                    percent(share.value()),
                    share.of() == 0 ? "-" : percent(interval.low()) + " – " + percent(interval.high()));
        }
        out.append(
                "\nHalf: people said a direction between two, as front-left, and one of the two was told; it counts as no"
                        + " agreement here.\nIntervals count photographs.\n");
        notCompared(report, out);
        told(report, Verdict.DISAGREES, "disagreements", out);
        told(report, Verdict.HALF, "half agreements", out);
        told(report, Verdict.AGREES, "agreements", out);
        return out.toString();
    }

    private static void notCompared(QuestionReport report, StringBuilder out) {
        if (report.uncompared().isEmpty()) {
            return;
        }
        out.append("\nnot compared\n");
        for (QuestionGap gap : QuestionGap.values()) {
            Map<String, Integer> details = new TreeMap<>();
            for (Uncompared each : report.uncompared()) {
                if (each.gap() == gap) {
                    boolean countsByDetail = gap == QuestionGap.ABSTAINED || gap == QuestionGap.BEYOND;
                    details.merge(
                            each.question().ask().kind() + (countsByDetail ? ": " + each.detail() : ""),
                            1,
                            Integer::sum);
                }
            }
            if (!details.isEmpty()) {
                add(out, "%8d  %-22s  %s%n", sum(details), gap.id(), gap.meaning());
                details.forEach((detail, count) -> add(out, "%8s  %8d  %s%n", "", count, detail));
            }
        }
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void told(QuestionReport report, Verdict verdict, String title, StringBuilder out) {
        List<Compared> all = report.compared().stream()
                .filter(each -> each.verdict() == verdict)
                .toList();
        if (!all.isEmpty()) {
            add(out, "%n%s%n", title);
        }
        for (Compared each : all) {
            Question question = each.question();
            add(
                    out,
                    "%s  %s%n    people: %s, run: %s%n",
                    question.photograph(),
                    question.text(),
                    question.answer(),
                    each.told());
        }
    }

    static String json(QuestionReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", 1);
        List<Object> rows = new ArrayList<>();
        for (Row row : report.rows()) {
            Map<String, Object> map = new LinkedHashMap<>();
            Share share = row.agreement();
            map.put("kind", row.kind());
            map.put("questions", row.questions());
            map.put("compared", share.of());
            map.put("photographs", share.clusters());
            map.put("agree", share.right());
            map.put("half", row.half());
            map.put("agreement", share.of() == 0 ? null : share.value());
            map.put(
                    "interval95",
                    List.of(share.interval().low(), share.interval().high()));
            rows.add(map);
        }
        json.put("rows", rows);
        List<Object> compared = new ArrayList<>();
        for (Compared each : report.compared()) {
            Map<String, Object> map = question(each.question());
            map.put("told", each.told());
            map.put("verdict", each.verdict().name().toLowerCase(Locale.ROOT));
            compared.add(map);
        }
        json.put("compared", compared);
        List<Object> uncompared = new ArrayList<>();
        for (Uncompared each : report.uncompared()) {
            Map<String, Object> map = question(each.question());
            map.put("why", each.gap().id());
            map.put("detail", each.detail());
            uncompared.add(map);
        }
        json.put("not_compared", uncompared);
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("photograph", question.photograph());
        map.put("kind", question.ask().kind());
        map.put("text", question.text());
        map.put("answer", question.answer());
        return map;
    }

    private static void add(StringBuilder out, String format, Object... cells) {
        out.append(String.format(Locale.ROOT, format, cells).replaceAll(" +\n", "\n"));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
