package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from a sample of the images how much room a mix has. The sample's pairs are balanced as all pairs will be; what
 * stays tells how many there would be of each task, and so how many of it the mix wants.
 *
 * <p>It errs on the side of making too many: what is wanted is taken from the most pairs that there may be of the scarcest
 * task; {@value #TIMES} times as many are made and three standard errors of the sample more, and never fewer than
 * {@value #LEAST} of a task. Each kind of claim keeps its share of the task. Should the sample mislead all the same, the
 * dataset has the shares of the mix and is a little smaller.
 */
public final class RoomSearch {

    /** Images of the sample: enough that a task which is a thousandth of all pairs is seen. */
    public static final int SAMPLE = 3000;

    /** Of fewer images everything is made: it takes no time. */
    public static final int FEWEST = 5 * SAMPLE;

    /**
     * How many times as many pairs as are wanted are made, what chance may do to a sample apart. A sample is balanced less
     * strictly than all, being small.
     */
    private static final double TIMES = 1.05;

    /** Standard errors of the sample that are made in addition. */
    private static final double ERRORS = 3;

    /** What a judge may disagree with in addition. */
    private static final double JUDGED = 2;

    /** From fewer pairs of a task labels and answers could not be balanced as closely. */
    private static final int LEAST = 20_000;

    /** To how fine a share is told: 2 to the minus this. */
    private static final int BITS = 14;

    private final long seed;
    private final Balance balance;
    private final Caps caps;
    private final Mix mix;
    private final int perForm;
    private final double judged;

    private final List<KeyReader.OfImage> images = new ArrayList<>();
    private final Map<Task, Integer> made = new EnumMap<>(Task.class);
    private final Tally outcomes = new Tally();

    /** Whether pairs are judged before they are selected. */
    public enum Judged {
        NO,
        YES
    }

    /**
     * @param seed of the run's choices
     * @param perForm most pairs of one kind of claim of an image
     */
    public RoomSearch(long seed, Balance balance, Caps caps, Mix mix, int perForm, Judged judged) {
        this.seed = seed;
        this.balance = balance;
        this.caps = caps;
        this.mix = mix;
        this.perForm = perForm;
        this.judged = judged == Judged.YES ? JUDGED : 1;
    }

    /** Adds an image of the sample, with all of its pairs. */
    public void add(KeyReader.OfImage image) {
        images.add(image);
        for (KeyReader.Entry pair : image.pairs()) {
            outcomes.countOutcome(pair.key());
            made.merge(pair.key().task(), 1, Integer::sum);
        }
    }

    /**
     * The room there is.
     *
     * @param scale how many images of the run there are for each of the sample, at least 1
     */
    public Room room(double scale) {
        List<List<PairKey>> balanced = balanced(scale);
        Map<Task, Double> even = even(balanced);
        Map<Task, Map<String, List<Places>>> kinds = places(balanced);
        Map<Task, Double> available = new EnumMap<>(Task.class);
        Map<Task, Long> most = new EnumMap<>(Task.class);
        kinds.forEach((task, ofTask) -> {
            double count = 0;
            for (List<Places> places : ofTask.values()) {
                count += counted(places, 1);
            }
            count *= even.getOrDefault(task, 1.0);
            available.put(task, scale * count);
            most.put(task, Math.round(scale * (count + error(count) + perForm)));
        });
        Map<Task, Long> wanted = mix.wanted(most);
        Map<String, Double> shares = new HashMap<>();
        kinds.forEach((task, ofTask) -> {
            long count = wanted.getOrDefault(task, Long.MAX_VALUE);
            double least = LEAST / (scale * made.getOrDefault(task, 1));
            double there = Math.max(1, available.getOrDefault(task, 0.0));
            double times = judged * (TIMES + error(there / scale) * scale / there);
            double part = count == 0 ? 0 : Math.max(least, times * count / there);
            ofTask.forEach((kind, places) -> shares.put(kind, share(places, part)));
        });
        return new Room(shares);
    }

    /** By how many pairs of a sample in which there are so many chance may mislead: those of an image come together. */
    private double error(double count) {
        return ERRORS * Math.sqrt(perForm * count);
    }

    /** The share of a kind's pairs of which that part of what is available is left, when no image has too many. */
    private double share(List<Places> places, double part) {
        if (part >= 1 || part <= 0) {
            return part <= 0 ? 0 : 1;
        }
        double enough = part * counted(places, 1);
        double share = 1;
        for (int bit = 1; bit <= BITS; bit++) {
            double less = share - Math.scalb(1.0, -bit);
            if (counted(places, less) >= enough) {
                share = less;
            }
        }
        return share;
    }

    /** Of each image the pairs that labels and caps leave. */
    private List<List<PairKey>> balanced(double scale) {
        Caps scaled = new Caps(caps.image(), scaled(caps.label(), scale), scaled(caps.labelPair(), scale));
        Preselection preselection = Preselection.of(outcomes, seed, balance, scaled, perForm);
        if (scaled.areOfLabels()) {
            Tally labels = new Tally();
            for (List<PairKey> image : balanced(preselection)) {
                for (PairKey pair : image) {
                    labels.countLabels(pair, seed);
                }
            }
            preselection = preselection.withCaps(labels, seed, scaled);
        }
        return balanced(preselection);
    }

    private static @Nullable Long scaled(@Nullable Long cap, double scale) {
        return cap == null ? null : Math.max(1, Math.round(cap / scale));
    }

    private List<List<PairKey>> balanced(Preselection preselection) {
        List<List<PairKey>> balanced = new ArrayList<>();
        for (KeyReader.OfImage image : images) {
            List<PairKey> stay = new ArrayList<>();
            for (KeyReader.Entry pair : image.pairs()) {
                if (preselection.against(pair.key()) == null) {
                    stay.add(pair.key());
                }
            }
            balanced.add(stay);
        }
        return balanced;
    }

    /** The part of each task's pairs that even answers leave. */
    private Map<Task, Double> even(List<List<PairKey>> balanced) {
        Tally answers = new Tally();
        Map<Task, Integer> counts = new EnumMap<>(Task.class);
        for (List<PairKey> image : balanced) {
            for (PairKey pair : image) {
                answers.countAnswer(pair, seed);
                counts.merge(pair.task(), 1, Integer::sum);
            }
        }
        Map<Task, Long> available =
                Selection.of(answers, seed, balance, Mix.NONE).available();
        Map<Task, Double> even = new EnumMap<>(Task.class);
        counts.forEach((task, count) -> even.put(task, Math.min(1, (double) available.getOrDefault(task, 0L) / count)));
        return even;
    }

    /**
     * Where the pairs of a kind of claim of an image stand.
     *
     * @param chance of the image
     */
    @SuppressWarnings("ArrayRecordComponent") // gone through again and again, never compared
    private record Places(double[] places, double chance) {}

    /** Where the pairs of each kind of claim stand. */
    private Map<Task, Map<String, List<Places>>> places(List<List<PairKey>> balanced) {
        Map<Task, Map<String, List<Places>>> kinds = new EnumMap<>(Task.class);
        for (int image = 0; image < balanced.size(); image++) {
            double chance = Room.chance(images.get(image).image(), seed);
            Map<String, List<PairKey>> ofImage = new HashMap<>();
            for (PairKey pair : balanced.get(image)) {
                ofImage.computeIfAbsent(pair.how().claim(), k -> new ArrayList<>())
                        .add(pair);
            }
            ofImage.forEach((kind, pairs) -> {
                double[] places = new double[pairs.size()];
                for (int i = 0; i < places.length; i++) {
                    places[i] = Room.place(pairs.get(i).id(), seed);
                }
                kinds.computeIfAbsent(pairs.getFirst().task(), t -> new HashMap<>())
                        .computeIfAbsent(kind, k -> new ArrayList<>())
                        .add(new Places(places, chance));
            });
        }
        return kinds;
    }

    /** Pairs of a kind in the sample that no image has too many of, if a share of them is made. */
    private long counted(List<Places> ofImages, double share) {
        long sum = 0;
        for (Places image : ofImages) {
            int made = 0;
            for (double place : image.places) {
                made += place < share ? 1 : 0;
            }
            sum += Math.min(Room.most(share, perForm, image.chance), made);
        }
        return sum;
    }
}
