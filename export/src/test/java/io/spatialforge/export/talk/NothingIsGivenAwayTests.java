package io.spatialforge.export.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.View;
import io.spatialforge.export.Conversation;
import io.spatialforge.export.talk.Worlds.Sentence;
import io.spatialforge.export.talk.Worlds.State;
import io.spatialforge.export.talk.Worlds.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Conversations made of generated pairs, held against every way the photograph could be: whoever knows all other questions
 * and answers of a conversation, and can count, guesses no better than whoever knows none of them.
 */
class NothingIsGivenAwayTests {

    private static final List<String> LABELS = List.of("dog", "chair", "person", "man", "lamp");
    /** What a thing may be that nobody has spoken of. */
    private static final String ELSE = "kite";

    /**
     * What chances may differ by. Almost all stay as they are to the last digit; but where the nearest person is to be found,
     * it matters a little whether there is one more, and somebody may have been asked which way that one faces.
     */
    private static final double TRIFLE = 0.01;

    @Test
    void noAnswerIsLikelierForWhatOthersSay() {
        int[] sizes = new int[9];
        List<String> givenAway = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            Photograph photo = new Photograph(new Random(seed));
            Map<QaPair, Sentence> pairs = photo.pairs(30);
            for (Conversation conversation : new Conversations(8).of(List.copyOf(pairs.keySet()))) {
                sizes[conversation.pairs().size()]++;
                givenAway.addAll(photo.givenAway(conversation.pairs(), pairs));
            }
        }
        assertThat(givenAway).isEmpty();
        assertThat(sizes[2]).isGreaterThan(150);
        assertThat(sizes[3]).isGreaterThan(50);
        assertThat(sizes[4]).isGreaterThan(20);
    }

    /** Whether the counting finds anything at all. */
    @Test
    void pairsThrownTogetherGiveMuchAway() {
        int found = 0;
        int all = 0;
        for (int seed = 0; seed < 12; seed++) {
            Photograph photo = new Photograph(new Random(seed));
            Map<QaPair, Sentence> pairs = photo.pairs(20);
            List<QaPair> list = List.copyOf(pairs.keySet());
            for (int i = 0; i + 4 <= list.size(); i += 4) {
                all++;
                found += photo.givenAway(list.subList(i, i + 4), pairs).isEmpty() ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(all / 3);
    }

    /** A few things in a row and in depth, each in a row of its own from top to bottom so that none lies on another. */
    private static final class Photograph {

        private final Random random;
        private final String[] labels;
        private final State[] states;
        private final Worlds truth;
        private final Street street = new Street();

        Photograph(Random random) {
            this.random = random;
            labels = new String[random.nextInt(5) == 0 ? 4 : 3];
            states = new State[labels.length];
            truth = new Worlds(labels, List.of());
            for (int i = 0; i < labels.length; i++) {
                labels[i] = any(LABELS);
                states[i] = new State(
                        true,
                        random.nextInt(Worlds.STEPS),
                        random.nextInt(Worlds.STEPS),
                        any(View.values()),
                        labels[i]);
                double left = 50 + 360 * states[i].x();
                street.with(labels[i], left, 20 + 130 * i, left + 80, 120 + 130 * i);
            }
            for (int i = 0; i < labels.length; i++) {
                truth.set(i, states[i]);
            }
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private <T> T any(T[] list) {
            return list[random.nextInt(list.length)];
        }

        Map<QaPair, Sentence> pairs(int most) {
            Map<QaPair, Sentence> pairs = new LinkedHashMap<>();
            for (int i = 0; i < most; i++) {
                Claim claim = claim();
                if (claim == null) {
                    continue;
                }
                Map<String, Mention> mentions = new HashMap<>();
                for (String id : Worlds.asking(claim)) {
                    List<Expression> names = names(Integer.parseInt(id.substring(1)));
                    names.removeIf(name -> givesAway(name, claim));
                    if (!(claim instanceof Claim.Referring) && !names.isEmpty() && random.nextInt(4) > 0) {
                        mentions.put(id, new Mention.Named(id, any(names)));
                    }
                }
                Sentence sentence = new Sentence(claim, mentions);
                assertThat(truth.answer(sentence, truth)).isNotNull();
                pairs.put(street.ask(claim, random.nextLong(), mentions.values().toArray(new Mention[0])), sentence);
            }
            return pairs;
        }

        private List<Expression> names(int thing) {
            String label = labels[thing];
            List<Expression> all = new ArrayList<>();
            all.add(new Expression.Only(label));
            for (Extremity extremity : Extremity.values()) {
                all.add(new Expression.Extreme(label, extremity));
            }
            for (Side side : Side.values()) {
                all.add(new Expression.Ordinal(label, 2, side));
            }
            all.removeIf(expression -> truth.picked(expression) != thing);
            return all;
        }

        /** No question names a thing by what it asks about. */
        private static boolean givesAway(Expression name, Claim claim) {
            boolean ofDepth = name instanceof Expression.Extreme extreme
                    && extreme.extremity().ofDepth();
            boolean ofSide = name instanceof Expression.Ordinal
                    || name instanceof Expression.Extreme extreme
                            && !extreme.extremity().ofDepth();
            return switch (claim.task()) {
                case NEAR_FAR -> ofDepth;
                case LEFT_RIGHT -> ofSide;
                case PERSPECTIVE -> ofDepth || ofSide;
                case GROUNDING, REFERRING, COUNTING -> false;
            };
        }

        private List<String> three() {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                ids.add("r" + i);
            }
            Collections.shuffle(ids, random);
            return ids.subList(0, 3);
        }

        private @Nullable Claim claim() {
            List<String> three = three();
            String a = three.get(0);
            String b = three.get(1);
            int thing = Integer.parseInt(a.substring(1));
            int other = Integer.parseInt(b.substring(1));
            String label = any(LABELS);
            List<String> ofLabel = ids(truth.all(label));
            return switch (random.nextInt(11)) {
                case 0, 1 -> provided(states[thing].depth() < states[other].depth(), new Claim.Nearer(a, b));
                case 2, 3 -> provided(states[thing].x() < states[other].x(), new Claim.LeftOf(a, b));
                case 4 -> {
                    Claim claim = new Claim.ExtremeDepth(any(DepthEnd.values()), a, sorted(three));
                    Object answer = truth.answer(new Sentence(claim, Map.of()), truth);
                    yield provided(Integer.valueOf(thing).equals(answer), claim);
                }
                case 5 -> order(three, random.nextBoolean());
                case 6 -> provided(Worlds.isPerson(labels[thing]), new Claim.Facing(a, states[thing].facing()));
                case 7 -> bearing(thing, other);
                case 8 -> {
                    Side side = any(Side.values());
                    int place = side == Side.LEFT ? 0 : Worlds.STEPS - 1;
                    List<String> inside = ids(truth.all(label).stream()
                            .filter(i -> states[i].x() == place)
                            .toList());
                    yield random.nextBoolean()
                            ? Street.count(label, null, ofLabel.toArray(new String[0]))
                            : Street.count(label, new Condition.InHalf(side), inside.toArray(new String[0]));
                }
                case 9 -> {
                    List<Expression> names = names(thing);
                    yield names.isEmpty() || random.nextBoolean()
                            ? Street.every(label, ofLabel.toArray(new String[0]))
                            : new Claim.Grounding(any(names), List.of(a));
                }
                default -> referring(thing);
            };
        }

        private static @Nullable Claim provided(boolean holds, Claim claim) {
            return holds ? claim : null;
        }

        private @Nullable Claim order(List<String> three, boolean ofDepth) {
            Claim any = ofDepth ? new Claim.DepthOrder(three) : new Claim.HorizontalOrder(three);
            if (!(truth.answer(new Sentence(any, Map.of()), truth) instanceof Collection<?> found)) {
                return null;
            }
            return ofDepth ? new Claim.DepthOrder(ids(found)) : new Claim.HorizontalOrder(ids(found));
        }

        private @Nullable Claim bearing(int viewer, int target) {
            Direction direction = truth.bearing(viewer, target);
            if (direction == null || !Worlds.isPerson(labels[viewer])) {
                return null;
            }
            return new Claim.Bearing("r" + viewer, "r" + target, direction);
        }

        private @Nullable Claim referring(int thing) {
            List<Expression> names = names(thing);
            return names.isEmpty() ? null : new Claim.Referring(any(names), "r" + thing);
        }

        private static List<String> ids(Collection<?> things) {
            return things.stream().map(i -> "r" + i).toList();
        }

        private static List<String> sorted(List<String> ids) {
            return ids.stream().sorted().toList();
        }

        /** What is given away in a conversation, in words; empty if nothing is. */
        List<String> givenAway(List<QaPair> conversation, Map<QaPair, Sentence> sentences) {
            List<String> found = new ArrayList<>();
            for (QaPair pair : conversation) {
                Sentence asked = sentences.get(pair);
                List<Sentence> others = conversation.stream()
                        .filter(other -> other != pair)
                        .map(sentences::get)
                        .toList();
                if (asked == null || others.isEmpty()) {
                    continue;
                }
                String leak = asked.claim() instanceof Claim.Referring referring
                        ? leakOfLabel(asked, referring, others)
                        : leak(asked, others);
                if (!leak.isEmpty()) {
                    found.add(pair.phrased().question() + " " + pair.phrased().answer() + " " + leak + " given "
                            + conversation.stream()
                                    .filter(other -> other != pair)
                                    .map(other -> other.phrased().question() + " "
                                            + other.phrased().answer())
                                    .toList());
                }
            }
            return found;
        }

        /** The answer is as likely among the others as it is alone. */
        private String leak(Sentence asked, List<Sentence> others) {
            Tally tally = new Worlds(labels, List.of()).count(asked, others, truth);
            Object right = Objects.requireNonNull(truth.answer(asked, truth));
            double before = share(tally.alone(), right);
            double after = share(tally.amongOthers(), right);
            return Math.abs(after - before) > TRIFLE ? before + " becomes " + after : "";
        }

        /** Nothing speaks for the right label that does not speak for one nobody named. */
        private String leakOfLabel(Sentence asked, Claim.Referring referring, List<Sentence> others) {
            TreeSet<String> kinds = new TreeSet<>(List.of(labels));
            kinds.add(ELSE);
            if (labels.length > 3) {
                return "";
            }
            Tally tally = new Worlds(labels, List.copyOf(kinds)).count(asked, others, truth);
            double right = share(
                    tally.amongOthers(),
                    labels[Integer.parseInt(referring.region().substring(1))]);
            double other = share(tally.amongOthers(), ELSE);
            return right > other + TRIFLE ? ELSE + " has " + other + ", it has " + right : "";
        }

        private static double share(Map<Object, Long> tally, Object answer) {
            long all = tally.values().stream().mapToLong(Long::longValue).sum();
            return tally.getOrDefault(answer, 0L) / (double) all;
        }
    }
}
