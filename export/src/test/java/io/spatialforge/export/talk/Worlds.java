package io.spatialforge.export.talk;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every way a tiny photograph could be: which of a few things are there, how far left and how near each is, which way the
 * people face, and, where that is asked for, what each thing is. It knows what sentences mean and nothing of what may follow
 * one another: whoever wants to know whether some sentences tell of another's answer counts worlds.
 */
final class Worlds {

    /** From left to right, and from near to far. */
    static final int STEPS = 3;

    private final String[] labels;
    private final List<String> kinds;
    private final boolean[] there;
    private final int[] x;
    private final int[] depth;
    private final View[] facing;
    private final String[] label;

    /**
     * @param labels what the things really are
     * @param kinds what else they could be, if that is open; empty if it is known what they are
     */
    Worlds(String[] labels, List<String> kinds) {
        this.labels = labels.clone();
        this.kinds = List.copyOf(kinds);
        there = new boolean[labels.length];
        x = new int[labels.length];
        depth = new int[labels.length];
        facing = new View[labels.length];
        label = labels.clone();
    }

    /** A sentence that is true: a claim as it was asked about, and the regions that the words name; others are shown. */
    record Sentence(Claim claim, Map<String, Mention> mentions) {}

    /** A state of one thing. */
    record State(boolean there, int x, int depth, View facing, String label) {}

    void set(int thing, State state) {
        there[thing] = state.there();
        x[thing] = state.x();
        depth[thing] = state.depth();
        facing[thing] = state.facing();
        label[thing] = state.label();
    }

    /**
     * Goes through all worlds.
     *
     * @param viewers those whose facing matters
     */
    void forEach(Set<Integer> viewers, Runnable visit) {
        forEach(0, viewers, visit);
    }

    private void forEach(int thing, Set<Integer> viewers, Runnable visit) {
        if (thing == labels.length) {
            visit.run();
            return;
        }
        there[thing] = false;
        forEach(thing + 1, viewers, visit);
        there[thing] = true;
        for (String kind : kinds.isEmpty() ? List.of(labels[thing]) : kinds) {
            label[thing] = kind;
            for (View view : viewers.contains(thing) ? View.values() : new View[] {View.TOWARDS}) {
                facing[thing] = view;
                for (int place = 0; place < STEPS * STEPS; place++) {
                    x[thing] = place / STEPS;
                    depth[thing] = place % STEPS;
                    forEach(thing + 1, viewers, visit);
                }
            }
        }
    }

    static boolean isPerson(String label) {
        return label.equals("person") || label.equals("man");
    }

    private boolean is(int thing, String kind) {
        return there[thing] && (label[thing].equals(kind) || kind.equals("person") && isPerson(label[thing]));
    }

    private static int index(String id) {
        return Integer.parseInt(id.substring(1));
    }

    /** The things of a label. */
    List<Integer> all(String kind) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (is(i, kind)) {
                all.add(i);
            }
        }
        return all;
    }

    /** What an expression picks; -1 if it picks none or several. */
    int picked(Expression expression) {
        List<Integer> all = all(expression.label());
        return switch (expression) {
            case Expression.Only only -> all.size() == 1 ? all.getFirst() : -1;
            case Expression.Extreme extreme -> all.size() < 2 ? -1 : outermost(all, extreme.extremity());
            case Expression.Ordinal ordinal -> {
                if (ordinal.position() > all.size() || ties(all, i -> x[i])) {
                    yield -1;
                }
                all.sort(Comparator.comparingInt(i -> ordinal.from() == Side.LEFT ? x[i] : -x[i]));
                yield all.get(ordinal.position() - 1);
            }
            case Expression.Such such -> {
                all.removeIf(i -> !meets(i, such.conditions().getFirst()));
                yield all.size() == 1 ? all.getFirst() : -1;
            }
            case Expression.Every e -> -1;
            case Expression.ExtremeSuch e -> -1;
            case Expression.Stated e -> -1;
        };
    }

    private boolean meets(int thing, Condition condition) {
        return condition instanceof Condition.InHalf half && x[thing] == (half.side() == Side.LEFT ? 0 : STEPS - 1);
    }

    private int outermost(List<Integer> things, Extremity extremity) {
        return switch (extremity) {
            case LEFTMOST -> least(things, i -> x[i]);
            case RIGHTMOST -> least(things, i -> -x[i]);
            case NEAREST -> least(things, i -> depth[i]);
            case FARTHEST -> least(things, i -> -depth[i]);
            case LARGEST -> -1;
        };
    }

    private static int least(List<Integer> things, ToIntFunction<Integer> measure) {
        int least = -1;
        boolean tied = false;
        for (int each : things) {
            int compared = least < 0 ? -1 : Integer.compare(measure.applyAsInt(each), measure.applyAsInt(least));
            tied = compared == 0 || tied && compared > 0;
            least = compared < 0 ? each : least;
        }
        return tied ? -1 : least;
    }

    private static boolean ties(List<Integer> things, ToIntFunction<Integer> measure) {
        return things.stream().map(measure::applyAsInt).distinct().count() < things.size();
    }

    /**
     * What is right to answer in this world.
     *
     * @param truth the world the sentence was made in, of which the boxes shown tell
     * @return null if the question makes no sense in it: what it names or shows is not there, or there is no clear answer
     */
    @Nullable
    Object answer(Sentence sentence, Worlds truth) {
        for (String id : asking(sentence.claim())) {
            Mention mention = sentence.mentions().get(id);
            int thing = index(id);
            boolean fits = mention instanceof Mention.Named named
                    ? picked(named.expression()) == thing
                    : there[thing] && x[thing] == truth.x[thing];
            if (!fits) {
                return null;
            }
        }
        return switch (sentence.claim()) {
            case Claim.Nearer c -> ordered(List.of(c.nearer(), c.farther()), depth);
            case Claim.DepthOrder c -> ordered(c.order(), depth);
            case Claim.ExtremeDepth c -> {
                List<Integer> among =
                        new ArrayList<>(c.among().stream().map(Worlds::index).toList());
                int end = c.which() == DepthEnd.NEAREST ? least(among, i -> depth[i]) : least(among, i -> -depth[i]);
                yield end < 0 ? null : end;
            }
            case Claim.LeftOf c -> ordered(List.of(c.left(), c.right()), x);
            case Claim.HorizontalOrder c -> ordered(c.order(), x);
            case Claim.Facing c -> facing[index(c.viewer())];
            case Claim.Bearing c -> bearing(index(c.viewer()), index(c.target()));
            case Claim.Count c ->
                (int) all(c.label()).stream()
                        .filter(i -> c.condition() == null || meets(i, c.condition()))
                        .count();
            case Claim.Grounding c -> {
                List<Integer> found = c.expression() instanceof Expression.Every every
                        ? all(every.label())
                        : List.of(picked(c.expression()));
                yield found.equals(List.of(-1)) ? null : boxes(found);
            }
            case Claim.Referring c -> label[index(c.region())];
        };
    }

    private Map<Integer, Integer> boxes(List<Integer> things) {
        Map<Integer, Integer> boxes = new HashMap<>();
        things.forEach(i -> boxes.put(i, x[i]));
        return boxes;
    }

    private static @Nullable List<Integer> ordered(List<String> ids, int[] measure) {
        List<Integer> things = new ArrayList<>(ids.stream().map(Worlds::index).toList());
        if (ties(things, i -> measure[i])) {
            return null;
        }
        things.sort(Comparator.comparingInt(i -> measure[i]));
        return things;
    }

    @Nullable
    Direction bearing(int viewer, int target) {
        int right = Integer.compare(x[target], x[viewer]);
        int away = Integer.compare(depth[target], depth[viewer]);
        return switch (facing[viewer]) {
            case TOWARDS -> direction(right, -away);
            case AWAY -> direction(-right, away);
            case LEFT -> direction(away, -right);
            case RIGHT -> direction(-away, right);
        };
    }

    /** Of what is so much to the viewer's left and so much ahead; null where it is as much to a side as it is ahead. */
    private static @Nullable Direction direction(int left, int ahead) {
        if (left != 0 && ahead != 0 || left == 0 && ahead == 0) {
            return null;
        }
        if (left != 0) {
            return left > 0 ? Direction.LEFT : Direction.RIGHT;
        }
        return ahead > 0 ? Direction.AHEAD : Direction.BEHIND;
    }

    /** Regions that a question mentions or shows, whatever its answer. */
    static List<String> asking(Claim claim) {
        return switch (claim) {
            case Claim.Nearer c -> List.of(c.nearer(), c.farther());
            case Claim.DepthOrder c -> c.order();
            case Claim.ExtremeDepth c -> c.among();
            case Claim.LeftOf c -> List.of(c.left(), c.right());
            case Claim.HorizontalOrder c -> c.order();
            case Claim.Facing c -> List.of(c.viewer());
            case Claim.Bearing c -> List.of(c.viewer(), c.target());
            case Claim.Referring c -> List.of(c.region());
            case Claim.Count c -> List.of();
            case Claim.Grounding c -> List.of();
        };
    }

    /** Whether the answer of a referring question fits, beyond its label. */
    private boolean fits(Sentence sentence) {
        return !(sentence.claim() instanceof Claim.Referring referring)
                || picked(referring.expression()) == index(referring.region());
    }

    /** How many worlds there are for each answer. */
    record Tally(Map<Object, Long> alone, Map<Object, Long> amongOthers) {}

    /**
     * Counts the worlds in which a question has an answer: all of them, and those in which all other sentences are true.
     *
     * @param truth the world in which all sentences are true
     */
    Tally count(Sentence asked, List<Sentence> others, Worlds truth) {
        List<Object> answers =
                others.stream().map(other -> truth.answer(other, truth)).toList();
        Set<Integer> viewers = new HashSet<>();
        viewer(asked, viewers);
        others.forEach(other -> viewer(other, viewers));
        Map<Object, Long> alone = new LinkedHashMap<>();
        Map<Object, Long> amongOthers = new LinkedHashMap<>();
        forEach(viewers, () -> {
            Object answer = answer(asked, truth);
            if (answer == null) {
                return;
            }
            alone.merge(answer, 1L, Long::sum);
            for (int i = 0; i < others.size(); i++) {
                if (!answers.get(i).equals(answer(others.get(i), truth)) || !fits(others.get(i))) {
                    return;
                }
            }
            amongOthers.merge(answer, 1L, Long::sum);
        });
        return new Tally(alone, amongOthers);
    }

    private static void viewer(Sentence sentence, Set<Integer> viewers) {
        if (sentence.claim() instanceof Claim.Facing facing) {
            viewers.add(index(facing.viewer()));
        } else if (sentence.claim() instanceof Claim.Bearing bearing) {
            viewers.add(index(bearing.viewer()));
        }
    }
}
