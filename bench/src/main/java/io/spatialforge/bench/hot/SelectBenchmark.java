package io.spatialforge.bench.hot;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SelectConfig;
import io.spatialforge.pipeline.select.PairKey;
import io.spatialforge.pipeline.select.Preselection;
import io.spatialforge.pipeline.select.Selection;
import io.spatialforge.pipeline.select.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** Counting pairs, and telling which stay. */
public class SelectBenchmark extends HotPaths {

    private static final int SCENES = 300;

    private final List<QaPair> pairs;
    private final List<PairKey> keys = new ArrayList<>();
    private final List<List<PairKey>> byImage = new ArrayList<>();
    private final Preselection preselection;
    private final Selection selection;

    public SelectBenchmark() {
        this(1);
    }

    SelectBenchmark(int part) {
        pairs = Forged.pairs(Forged.scenes(Math.ceilDiv(SCENES, part)));
        Tally tally = new Tally();
        Tally answers = new Tally();
        String image = "";
        for (QaPair pair : pairs) {
            PairKey key = PairKey.of(pair);
            tally.countOutcome(key);
            answers.countAnswer(key, Forged.SEED);
            if (!image.equals(pair.image().id())) {
                image = pair.image().id();
                byImage.add(new ArrayList<>());
            }
            byImage.getLast().add(key);
            keys.add(key);
        }
        SelectConfig config = SelectConfig.ofDefaults();
        preselection = Preselection.of(tally, Forged.SEED, config.balance(), config.caps(), RunConfig.DEFAULT_PER_FORM);
        selection = Selection.of(answers, Forged.SEED, config.balance(), config.mix());
    }

    @Override
    public List<HotPath> paths() {
        return List.of(
                HotPath.of("pairs counted", "tally", pairs.size(), "pairs", pairs.size(), this::tally)
                        .against("one count in a HashMap a pair", pairs.size(), this::tallyFloor),
                HotPath.of("pairs preselected", "preselect", pairs.size(), "pairs", preselect(), this::preselect),
                HotPath.of("pairs selected", "select", pairs.size(), "pairs", select(), this::select));
    }

    @Benchmark
    public long tally() {
        Tally tally = new Tally();
        long counted = 0;
        for (QaPair pair : pairs) {
            PairKey key = PairKey.of(pair);
            tally.countOutcome(key);
            tally.countAnswer(key, Forged.SEED);
            counted++;
        }
        return counted;
    }

    @Benchmark
    public long tallyFloor() {
        Map<String, Integer> counts = new HashMap<>();
        for (QaPair pair : pairs) {
            counts.merge(pair.phrased().template(), 1, Integer::sum);
        }
        long counted = 0;
        for (int count : counts.values()) {
            counted += count;
        }
        return counted;
    }

    @Benchmark
    public long preselect() {
        long kept = 0;
        List<PairKey> left = new ArrayList<>();
        for (List<PairKey> ofImage : byImage) {
            left.clear();
            for (PairKey pair : ofImage) {
                if (preselection.against(pair) == null) {
                    left.add(pair);
                }
            }
            kept += preselection.enough("image", left).size();
        }
        return kept;
    }

    @Benchmark
    public long select() {
        long kept = 0;
        for (PairKey pair : keys) {
            kept += selection.against(pair) == null ? 1 : 0;
        }
        return kept;
    }
}
