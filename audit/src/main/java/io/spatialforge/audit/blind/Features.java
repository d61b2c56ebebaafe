package io.spatialforge.audit.blind;

import io.spatialforge.audit.blind.Thing.Place;
import io.spatialforge.core.StableHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hashed features of a question: runs of one to three words, the template, what is asked for, the labels named and how, and
 * of each option its place, its words, its label and manner beside those of the others.
 */
final class Features {

    private static final int LONGEST_RUN = 3;
    private static final int BINS = 12;

    private final boolean coordinates;
    private int[] buffer = new int[256];
    private int size;

    private Features(boolean coordinates) {
        this.coordinates = coordinates;
    }

    /** Features of the words alone. */
    static Features ofWords() {
        return new Features(false);
    }

    /** Features of the words and of the coordinates the question shows. */
    static Features ofWordsAndCoordinates() {
        return new Features(true);
    }

    /** A question with options to choose among; not one of an order. */
    Encoded encode(Item item) {
        int[] names = new int[item.names().size()];
        int[][] own = new int[names.length][];
        long asked = StableHash.of(item.asked());
        for (int k = 0; k < names.length; k++) {
            names[k] = (int) StableHash.of(item.names().get(k));
            own[k] = item.options().isEmpty() ? new int[0] : own(item, k, asked);
        }
        return new Encoded(
                StableHash.of(item.group()),
                names,
                shared(item, asked),
                own,
                item.answer().getFirst());
    }

    /** Whether the first of two things comes before the second, as a choice between "yes" (0) and "no" (1). */
    Encoded encodePair(Item item, int first, int second, int answer) {
        long asked = StableHash.of(item.asked());
        int[][] own = {beside(item, first, second, asked), beside(item, second, first, asked)};
        return new Encoded(StableHash.of(item.group()), new int[2], new int[0], own, answer);
    }

    private int[] shared(Item item, long asked) {
        size = 0;
        runs(item.words(), 1);
        long template = StableHash.of(item.template());
        add(2, template, 0);
        add(3, template, asked);
        List<Thing> named = item.named();
        for (int i = 0; i < named.size(); i++) {
            Thing thing = named.get(i);
            long label = StableHash.of(thing.label());
            long shape = StableHash.of(thing.shape());
            long place = StableHash.with(asked, i);
            add(4, label, place);
            add(5, shape, place);
            add(6, StableHash.with(label, shape), place);
            add(7, StableHash.with(label, template), place);
            for (int j = i + 1; j < named.size(); j++) {
                Thing other = named.get(j);
                add(8, StableHash.with(label, other.label()), place);
                add(9, StableHash.with(shape, other.shape()), place);
                add(10, StableHash.with(StableHash.with(label, other.label()), template), place);
                compare(thing.seen(), other.seen(), place);
            }
            if (thing.seen() != null && coordinates) {
                place(thing.seen(), place, label);
            }
        }
        return Arrays.copyOf(buffer, size);
    }

    private int[] own(Item item, int k, long asked) {
        size = 0;
        Thing thing = item.options().get(k);
        long context = asked;
        for (Thing named : item.named()) {
            context = StableHash.with(context, named.label());
            add(20, StableHash.of(thing.label()), StableHash.with(StableHash.of(named.label()), named.shape()));
            add(21, StableHash.of(thing.label()), StableHash.of(named.shape()));
            add(22, StableHash.of(thing.label()), StableHash.of(named.label()));
        }
        add(23, StableHash.of(item.template()), StableHash.of(thing.label()));
        alone(thing, context);
        for (int j = 0; j < item.options().size(); j++) {
            if (j != k) {
                against(thing, item.options().get(j), context);
            }
        }
        return Arrays.copyOf(buffer, size);
    }

    private int[] beside(Item item, int first, int second, long asked) {
        size = 0;
        Thing one = item.options().get(first);
        Thing other = item.options().get(second);
        add(24, first, second);
        add(25, StableHash.with(first, second), StableHash.of(item.template()));
        alone(one, asked);
        against(one, other, asked);
        return Arrays.copyOf(buffer, size);
    }

    private void alone(Thing thing, long asked) {
        long label = StableHash.of(thing.label());
        long shape = StableHash.of(thing.shape());
        add(30, label, asked);
        add(31, shape, asked);
        add(32, StableHash.with(label, shape), asked);
        add(33, thing.words().size(), asked);
        runs(thing.words(), asked);
        if (thing.seen() != null && coordinates) {
            place(thing.seen(), asked, label);
        }
    }

    private void against(Thing thing, Thing other, long asked) {
        long label = StableHash.of(thing.label());
        long shape = StableHash.of(thing.shape());
        add(40, StableHash.with(label, other.label()), asked);
        add(41, StableHash.with(shape, other.shape()), asked);
        add(42, StableHash.with(shape, other.label()), asked);
        add(43, Integer.signum(thing.words().size() - other.words().size()), asked);
        compare(thing.seen(), other.seen(), asked);
    }

    private void runs(List<String> words, long context) {
        long[] hashes = new long[words.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = StableHash.of(words.get(i));
        }
        for (int i = 0; i < hashes.length; i++) {
            long run = 0;
            for (int n = 0; n < LONGEST_RUN && i + n < hashes.length; n++) {
                run = StableHash.with(run, hashes[i + n]);
                add(50, run, context);
            }
        }
    }

    private void place(Place place, long asked, long label) {
        double area = (place.right() - place.left()) * (place.bottom() - place.top());
        long bottom = bin(place.bottom());
        long size = Math.round(2 * Math.log(Math.max(area, 1e-6)));
        add(60, bottom, asked);
        add(61, bin(place.top()), asked);
        add(62, bin((place.left() + place.right()) / 2), asked);
        add(63, size, asked);
        add(64, StableHash.with(label, bottom), asked);
        add(65, StableHash.with(label, size), asked);
        add(66, StableHash.with(bottom, size), asked);
    }

    private void compare(@Nullable Place one, @Nullable Place other, long asked) {
        if (one == null || other == null || !coordinates) {
            return;
        }
        add(70, bin(one.bottom() - other.bottom()), asked);
        add(71, bin((one.left() + one.right() - other.left() - other.right()) / 2), asked);
        double ratio = (one.bottom() - one.top()) / Math.max(1e-6, other.bottom() - other.top());
        add(72, Math.round(3 * Math.log(Math.max(1e-6, ratio))), asked);
    }

    private static long bin(double share) {
        return (long) Math.floor(share * BINS);
    }

    private void add(int kind, long what, long context) {
        if (size == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * size);
        }
        buffer[size++] = (int) StableHash.with(StableHash.with(what, context), kind);
    }

    /** Whether a question shows any coordinates. */
    static boolean showsCoordinates(Item item) {
        List<Thing> all = new ArrayList<>(item.named());
        all.addAll(item.options());
        for (Thing thing : all) {
            if (thing.seen() != null) {
                return true;
            }
        }
        return false;
    }
}
