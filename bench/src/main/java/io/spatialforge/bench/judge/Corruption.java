package io.spatialforge.bench.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.judge.Worded;
import io.spatialforge.words.phrasing.Phraser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a right pair wrong, as little as can be: another option, another box, one more or one less. */
final class Corruption {

    private static final Phraser PHRASER = Phraser.standard();

    private Corruption() {}

    /** The pair with a wrong answer; null where there is none to be had. */
    static @Nullable QaPair of(Scene scene, Worded worded, long chance) {
        QaPair pair = worded.pair();
        Phrased phrased = pair.phrased();
        return switch (pair.claim()) {
            case Claim.Count claim -> count(scene, pair, claim, chance);
            case Claim.Grounding claim -> grounding(scene, pair, claim, chance);
            case Claim.Referring claim -> {
                Region other =
                        other(scene, List.of(claim.region()), claim.expression().label(), chance);
                yield other == null
                        ? null
                        : PairForge.pair(
                                scene, new Claim.Referring(claim.expression(), other.id()), phrased, pair.evidence());
            }
            case Claim.DepthOrder claim -> order(worded, claim.order(), chance);
            case Claim.HorizontalOrder claim -> order(worded, claim.order(), chance);
            case Claim.Nearer claim -> word(worded, List.of(claim.nearer(), claim.farther()), chance);
            case Claim.LeftOf claim -> word(worded, List.of(claim.left(), claim.right()), chance);
            case Claim.ExtremeDepth claim -> word(worded, claim.among(), chance);
            case Claim.Bearing claim -> word(worded, List.of(), chance);
            case Claim.Facing claim -> word(worded, List.of(), chance);
        };
    }

    private static @Nullable QaPair count(Scene scene, QaPair pair, Claim.Count claim, long chance) {
        TreeSet<String> regions = new TreeSet<>(claim.regions());
        if (claim.count() > 0 && chance < 0) {
            regions.remove(claim.regions().get(StableHash.below(chance, claim.count())));
        } else {
            Region other = other(scene, claim.regions(), claim.label(), chance);
            if (other == null) {
                return null;
            }
            regions.add(other.id());
        }
        return PairForge.pair(
                scene,
                new Claim.Count(claim.label(), claim.condition(), regions.size(), List.copyOf(regions)),
                with(pair.phrased(), Integer.toString(regions.size())),
                pair.evidence());
    }

    private static QaPair word(Worded worded, List<String> regions, long chance) {
        QaPair pair = worded.pair();
        Phrased phrased = pair.phrased();
        List<String> answers = new ArrayList<>();
        List<String> choices = phrased.choices();
        if (choices != null) {
            for (int i = 0; i < choices.size(); i++) {
                answers.add(String.valueOf((char) ('A' + i)));
            }
        } else if (phrased.kind() == AnswerKind.YES_NO) {
            answers.addAll(List.of("Yes", "No"));
        } else if (regions.isEmpty() || phrased.form().equals("side")) {
            answers.addAll(Phraser.closedAnswers(pair.claim()));
        } else {
            for (String region : regions) {
                answers.add(PHRASER.words(worded.candidate().mention(region), worded.chance()));
            }
        }
        answers.remove(phrased.answer());
        return answered(pair, answers.get(StableHash.below(chance, answers.size())));
    }

    private static QaPair order(Worded worded, List<String> regions, long chance) {
        List<String> texts = new ArrayList<>();
        for (String region : regions) {
            texts.add(PHRASER.words(worded.candidate().mention(region), worded.chance()));
        }
        if (!String.join(", ", texts).equals(worded.pair().phrased().answer())) {
            Collections.reverse(texts);
        }
        int at = StableHash.below(chance, texts.size() - 1);
        Collections.swap(texts, at, at + 1);
        return answered(worded.pair(), String.join(", ", texts));
    }

    private static @Nullable QaPair grounding(Scene scene, QaPair pair, Claim.Grounding claim, long chance) {
        TreeSet<String> regions = new TreeSet<>(claim.regions());
        boolean all = claim.expression() instanceof Expression.Every;
        if (all && regions.size() > 1 && chance < 0) {
            regions.remove(claim.regions().get(StableHash.below(chance, regions.size())));
        } else {
            Region other = other(scene, claim.regions(), claim.expression().label(), chance);
            if (other == null) {
                return null;
            }
            if (!all) {
                regions.clear();
            }
            regions.add(other.id());
        }
        List<String> shown = regions.stream().map(id -> "{" + id + "}").toList();
        return PairForge.pair(
                scene,
                new Claim.Grounding(claim.expression(), List.copyOf(regions)),
                with(pair.phrased(), String.join(" ", shown)),
                pair.evidence());
    }

    /** Another region, of the same label if there is one. */
    private static @Nullable Region other(Scene scene, List<String> regions, String label, long chance) {
        List<Region> alike = new ArrayList<>();
        List<Region> others = new ArrayList<>();
        for (Region region : scene.regions()) {
            if (!regions.contains(region.id())) {
                others.add(region);
                if (region.label().equals(label)) {
                    alike.add(region);
                }
            }
        }
        List<Region> from = alike.isEmpty() ? others : alike;
        return from.isEmpty() ? null : from.get(StableHash.below(StableHash.with(chance, "other"), from.size()));
    }

    private static QaPair answered(QaPair pair, String answer) {
        return new QaPair(
                pair.id(),
                pair.split(),
                pair.image(),
                with(pair.phrased(), answer),
                pair.regions(),
                pair.claim(),
                pair.evidence());
    }

    private static Phrased with(Phrased phrased, String answer) {
        return new Phrased(
                phrased.form(), phrased.question(), answer, phrased.kind(), phrased.choices(), phrased.template());
    }
}
