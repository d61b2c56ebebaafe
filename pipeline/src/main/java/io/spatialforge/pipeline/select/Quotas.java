package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Task;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many pairs of each answer stay: answers of a kind of question as even as the tolerance asks, "none" no more frequent
 * than "some" for any label, and of many pairs less so than the usual number, whatever caps have left out; and of each task as many as the mix wants, kinds keeping their shares.
 *
 * <p>Two passes. The tally holds the pairs of each answer by which part their hash falls into; an answer's pairs
 * stay whose part lies below its limit, chosen so that the number is the wanted one. Every shard comes to the same limits
 * by itself. One hash decides all of it, so that a mix which takes a third of a task takes a third of each of its answers,
 * to the pair.
 */
final class Quotas {

    /** Of fewer pairs what is uneven is chance, and left as it is. */
    private static final long ENOUGH = 100;

    private static final int ROUNDS = 3;

    /** The kinds of question that ask about one label each, by their table. */
    private static final Map<Table, String> KINDS = Map.of(
            Table.COUNT_ALL, "counting/all/n",
            Table.COUNT_HALF, "counting/half/n",
            Table.COUNT_HAS, "counting/has/n",
            Table.COUNT_RELATED, "counting/related/n",
            Table.LOCATE, "grounding/every",
            Table.POINT, "grounding/points");

    private final Map<String, Map<String, Part>> kinds;
    private final Map<Table, Map<String, Presence>> labels = new EnumMap<>(Table.class);
    private final TemplateBalance templates;
    private final Map<Task, Long> available;
    private final Map<Task, Long> wanted;

    /** The pairs of one answer. */
    private static final class Part {
        private final Task task;
        private final Parts pairs;
        private double even;
        private int evenLimit;
        private int limit;

        Part(Task task, Parts pairs) {
            this.task = task;
            this.pairs = pairs;
        }
    }

    /** The pairs about one label. */
    private static final class Presence {
        private final Parts none;
        private final Map<String, Parts> some;
        private final double allowed;
        private int limit = Tally.PARTS;

        /**
         * @param allowed by how many pairs "none" may be more frequent than what it is lowered to beside the usual number
         */
        Presence(Parts none, Map<String, Parts> some, double allowed) {
            this.none = none;
            this.some = some;
            this.allowed = allowed;
        }
    }

    /** What becomes of a pair. */
    enum Fate {
        STAYS,
        UNBALANCED,
        BEYOND_MIX
    }

    /**
     * @param templates what is left out besides
     * @param slack by how much the share of an answer may exceed that of even shares, 0 to 1
     * @param numbers the largest share of a number among the numbers of a kind, 0 to 1; of few pairs it may be larger, see
     *     {@link Evening#slack}
     */
    Quotas(Tally tally, TemplateBalance templates, double slack, double numbers, Mix mix) {
        this.templates = templates;
        kinds = kinds(tally);
        kinds.forEach((kind, answers) -> makeEven(kind, List.copyOf(answers.values()), slack, numbers));
        KINDS.forEach((table, kind) -> {
            labels.put(table, presences(tally.byPart(table)));
        });
        limitNone();
        available = kept();
        wanted = mix.wanted(available);
        Map<Task, Double> scale = new EnumMap<>(Task.class);
        wanted.forEach((task, count) -> scale.put(task, 1.0));
        for (int round = 0; round < ROUNDS && !wanted.isEmpty(); round++) {
            Map<Task, Long> kept = kept();
            wanted.forEach((task, count) -> {
                long now = kept.getOrDefault(task, 0L);
                scale.merge(task, now == 0 ? 0 : (double) count / now, (before, more) -> Math.min(1, before * more));
            });
            scaleTo(scale);
            limitNone();
        }
    }

    private static Map<String, Map<String, Part>> kinds(Tally tally) {
        Map<String, Map<String, Part>> kinds = new TreeMap<>();
        tally.byPart(Table.ANSWER).forEach((kind, answers) -> {
            Task task = Task.ofId(Answer.task(kind));
            Map<String, Part> parts = new TreeMap<>();
            answers.forEach((answer, pairs) -> parts.put(answer, new Part(task, pairs)));
            kinds.put(kind, parts);
        });
        return kinds;
    }

    private static Map<String, Presence> presences(Map<String, ? extends Map<String, Parts>> byLabel) {
        double all = 0;
        for (Map<String, Parts> byAnswer : byLabel.values()) {
            all += sum(byAnswer);
        }
        double slack = Evening.slack(0, all);
        Map<String, Presence> presences = new HashMap<>();
        byLabel.forEach((label, byAnswer) -> {
            double allowed = slack * sum(byAnswer);
            Parts none = byAnswer.remove(Subject.NONE);
            presences.put(label, new Presence(none == null ? new Parts() : none, byAnswer, allowed));
        });
        return presences;
    }

    private static double sum(Map<String, Parts> byAnswer) {
        double sum = 0;
        for (Parts pairs : byAnswer.values()) {
            sum += pairs.all();
        }
        return sum;
    }

    private static void makeEven(String kind, List<Part> parts, double slack, double numbers) {
        double[] counts = new double[parts.size()];
        double all = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = parts.get(i).pairs.all();
            all += counts[i];
        }
        int options = Answer.options(kind);
        double share = options > 0 ? 1.0 / options + slack : Answer.areNumbers(kind) ? Evening.slack(numbers, all) : 1;
        double level = all < ENOUGH ? Double.POSITIVE_INFINITY : Evening.level(counts, share);
        for (int i = 0; i < counts.length; i++) {
            Part part = parts.get(i);
            part.even = Math.min(counts[i], level);
            part.evenLimit = part.pairs.nearest(part.even);
            part.limit = part.evenLimit;
        }
    }

    /** Rounding is carried from one answer to the next, so that it does not add up. */
    private void scaleTo(Map<Task, Double> scale) {
        Map<Task, Double> carried = new EnumMap<>(Task.class);
        for (Map<String, Part> answers : kinds.values()) {
            for (Part part : answers.values()) {
                double exact = part.even * scale.getOrDefault(part.task, 1.0) + carried.getOrDefault(part.task, 0.0);
                part.limit = Math.min(part.evenLimit, part.pairs.nearest(exact));
                carried.put(part.task, exact - part.pairs.below(part.limit));
            }
        }
    }

    /** For each label the highest limit at which "none" is not more frequent than "some", nor nearly as the usual number. */
    private void limitNone() {
        labels.forEach((table, byLabel) -> {
            String usual = usual(table, byLabel);
            byLabel.values().forEach(presence -> {
                long some = 0;
                double most = presence.allowed;
                for (Map.Entry<String, Parts> answer : presence.some.entrySet()) {
                    long below = answer.getValue().below(limit(table, answer.getKey()));
                    some += below;
                    most += answer.getKey().equals(usual) ? Evening.BELOW_USUAL * below : 0;
                }
                presence.limit =
                        Math.min(limit(table, Subject.NONE), presence.none.most(Math.min(some, Math.round(most))));
            });
        });
    }

    /** The number that is most frequent over all labels, none apart. */
    private String usual(Table table, Map<String, Presence> byLabel) {
        Map<String, Long> counts = new TreeMap<>();
        for (Presence presence : byLabel.values()) {
            presence.some.forEach(
                    (answer, pairs) -> counts.merge(answer, pairs.below(limit(table, answer)), Long::sum));
        }
        String usual = "";
        for (Map.Entry<String, Long> number : counts.entrySet()) {
            if (number.getValue() > counts.getOrDefault(usual, 0L)) {
                usual = number.getKey();
            }
        }
        return usual;
    }

    private int limit(Table table, String answer) {
        Map<String, Part> answers = kinds.get(KINDS.getOrDefault(table, ""));
        Part part = answers == null ? null : answers.getOrDefault(answer, answers.get(Answer.ANY));
        return part == null ? Tally.PARTS : part.limit;
    }

    /** Pairs that stay, by task. */
    private Map<Task, Long> kept() {
        Map<Task, Double> kept = new EnumMap<>(Task.class);
        kinds.forEach((kind, answers) -> {
            for (Part part : answers.values()) {
                kept.merge(part.task, templates.share(kind) * part.pairs.below(part.limit), Double::sum);
            }
        });
        labels.forEach((table, byLabel) -> {
            String kind = KINDS.getOrDefault(table, "");
            int most = limit(table, Subject.NONE);
            for (Presence presence : byLabel.values()) {
                long less = presence.none.below(most) - presence.none.below(presence.limit);
                kept.merge(Task.ofId(Answer.task(kind)), -templates.share(kind) * less, Double::sum);
            }
        });
        Map<Task, Long> rounded = new EnumMap<>(Task.class);
        kept.forEach((task, count) -> rounded.put(task, Math.round(count)));
        return rounded;
    }

    /** Pairs there are of each task once answers are balanced. */
    Map<Task, Long> available() {
        return available;
    }

    /** Pairs that the mix wants of each task; empty where it wants all. */
    Map<Task, Long> wanted() {
        return wanted;
    }

    /**
     * Whether a pair stays.
     *
     * @param part of the pair, by its hash
     */
    Fate fate(PairKey pair, int part) {
        Answer answer = pair.how().answer();
        Map<String, Part> answers = kinds.get(answer.kind());
        Part of = answers == null ? null : answers.get(answer.answer());
        if (of == null) {
            return Fate.STAYS;
        }
        if (part >= of.evenLimit) {
            return Fate.UNBALANCED;
        }
        if (part >= of.limit) {
            return Fate.BEYOND_MIX;
        }
        Subject subject = pair.subject();
        if (subject != null && subject.answer().equals(Subject.NONE)) {
            Map<String, Presence> byLabel = labels.get(subject.table());
            Presence presence = byLabel == null ? null : byLabel.get(subject.about());
            if (presence != null && part >= presence.limit) {
                return Fate.UNBALANCED;
            }
        }
        return Fate.STAYS;
    }
}
