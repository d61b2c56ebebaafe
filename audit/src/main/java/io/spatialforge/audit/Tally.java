package io.spatialforge.audit;

import io.spatialforge.audit.AuditReport.Row;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.AuditReport.WrongPair;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts outcomes while pairs stream through. */
final class Tally {

    private final Map<Task, Map<String, Counts>> rows = new EnumMap<>(Task.class);
    private final Map<Task, Counts> tasks = new EnumMap<>(Task.class);
    private final Counts all = new Counts();
    private final List<WrongPair> wrong = new ArrayList<>();

    /**
     * @param place whose pairs are not independent
     */
    void add(QaPair pair, String place, Outcome outcome) {
        Task task = pair.claim().task();
        String form = pair.phrased().form();
        rows.computeIfAbsent(task, t -> new TreeMap<>())
                .computeIfAbsent(form, f -> new Counts())
                .add(place, outcome);
        tasks.computeIfAbsent(task, t -> new Counts()).add(place, outcome);
        all.add(place, outcome);
        if (outcome instanceof Outcome.Wrong w && wrong.size() < AuditReport.MAX_WRONG) {
            String file = pair.image().file();
            wrong.add(new WrongPair(
                    pair.id(),
                    task,
                    form,
                    file == null ? pair.image().id() : file,
                    pair.phrased().question(),
                    pair.phrased().answer(),
                    w.why()));
        }
    }

    AuditReport report(List<String> notes, List<Reach> reach) {
        List<Row> list = new ArrayList<>();
        rows.forEach((task, forms) -> forms.forEach((form, counts) -> list.add(new Row(task, form, counts.score()))));
        List<Row> wholes = new ArrayList<>();
        tasks.forEach((task, counts) -> wholes.add(new Row(task, AuditReport.ALL_FORMS, counts.score())));
        return new AuditReport(notes, list, wholes, all.score(), reach, List.of(), wrong);
    }

    private static final class Counts {
        private final Map<Gap, Long> notJudged = new EnumMap<>(Gap.class);
        private final Share.Counting share = new Share.Counting();
        private long total;
        private long contested;
        private long nearMisses;

        void add(String place, Outcome outcome) {
            total++;
            switch (outcome) {
                case Outcome.Right right -> {
                    share.add(place, Share.Verdict.RIGHT);
                    contested += right.contested() ? 1 : 0;
                }
                case Outcome.Wrong wrong -> {
                    share.add(place, Share.Verdict.WRONG);
                    nearMisses += wrong.nearMiss() ? 1 : 0;
                }
                case Outcome.NotJudged not -> notJudged.merge(not.gap(), 1L, Long::sum);
            }
        }

        Score score() {
            return new Score(total, share.share(), contested, nearMisses, notJudged);
        }
    }
}
