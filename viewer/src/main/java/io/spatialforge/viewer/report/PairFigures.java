package io.spatialforge.viewer.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What the pairs of a run are like. All of it is exact, unless {@link Labels} says otherwise.
 *
 * @param pairs how many
 * @param images that have a pair
 * @param tasks by the ids of tasks
 * @param splits by the ids of splits
 * @param sources pairs by source
 * @param answerKinds pairs by the kind of answer
 * @param depthSources pairs about near and far by what told their depth
 * @param labels what pairs are about
 * @param counts answers of counting questions
 * @param measures numbers of evidence, by task and measure
 * @param boxes share of the image that a box covers
 * @param centres where middles of regions lie, row by row from the top left of the image
 * @param centreColumns cells from left to right
 * @param words of a question
 * @param perImage pairs of an image that has any
 * @param votes of judges, by task; empty where none was asked
 */
@API(status = API.Status.EXPERIMENTAL)
@SuppressWarnings("ArrayRecordComponent") // drawn and written, never compared
public record PairFigures(
        long pairs,
        long images,
        SortedMap<String, OfTask> tasks,
        SortedMap<String, OfSplit> splits,
        SortedMap<String, Long> sources,
        SortedMap<String, Long> answerKinds,
        SortedMap<String, Long> depthSources,
        Labels labels,
        Distribution counts,
        List<OfMeasure> measures,
        Distribution boxes,
        long[] centres,
        int centreColumns,
        Distribution words,
        Distribution perImage,
        SortedMap<String, Votes> votes) {

    public PairFigures {
        tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        answerKinds = Collections.unmodifiableSortedMap(new TreeMap<>(answerKinds));
        depthSources = Collections.unmodifiableSortedMap(new TreeMap<>(depthSources));
        measures = List.copyOf(measures);
        centres = centres.clone();
        votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    }

    /**
     * @param forms by the names of forms
     */
    public record OfTask(long pairs, SortedMap<String, OfForm> forms) {

        public OfTask {
            forms = Collections.unmodifiableSortedMap(new TreeMap<>(forms));
        }
    }

    /**
     * @param templates pairs by the ids of templates
     * @param answers pairs by their answer, of answers that are one of a few; empty of other kinds
     */
    public record OfForm(long pairs, SortedMap<String, Long> templates, SortedMap<String, Long> answers) {

        public OfForm {
            templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
            answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        }
    }

    public record OfSplit(long pairs, long images) {}

    /**
     * @param thresholds pairs by the threshold that the number was held against, of at most a few thresholds
     */
    public record OfMeasure(String task, String measure, Distribution values, SortedMap<Double, Long> thresholds) {

        public OfMeasure {
            thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
        }
    }

    /**
     * What judges said of the pairs that were kept.
     *
     * @param judged pairs that were put to a judge
     * @param asked answers
     * @param agreed answers that were the pair's
     * @param unanimous pairs where all answers were
     */
    public record Votes(long judged, long asked, long agreed, long unanimous) {

        Votes plus(Votes other) {
            return new Votes(
                    judged + other.judged, asked + other.asked, agreed + other.agreed, unanimous + other.unanimous);
        }
    }

    /** Of nothing. */
    static PairFigures none() {
        return new PairTally().figures();
    }

    /** Pairs of a task; 0 where there are none. */
    public long pairs(String task) {
        OfTask of = tasks.get(task);
        return of == null ? 0 : of.pairs;
    }

    /** Whether a kind of distribution has anything to show. */
    static boolean isShown(Map<String, Long> counts) {
        return counts.size() > 1;
    }
}
