package io.spatialforge.bench.hot;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.records.LineEncoder;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** Scenes and pairs as lines, and back. */
public class RecordsBenchmark extends HotPaths {

    private static final int FORGED_SCENES = 60;
    private static final int IMAGES = 300;

    private final List<Scene> scenes;
    private final List<QaPair> pairs;
    private final Lines sceneLines;
    private final Lines pairLines;
    private final Tokens sceneTokens;
    private final Tokens pairTokens;
    private final LineEncoder<Scene> sceneEncoder = SceneJson.LINES.encoder();
    private final LineEncoder<QaPair> pairEncoder = QaPairJson.LINES.encoder();

    public RecordsBenchmark() {
        this(1);
    }

    RecordsBenchmark(int part) {
        scenes = scenesOfACorpus(IMAGES / part);
        pairs = Forged.pairs(Forged.scenes(Math.ceilDiv(FORGED_SCENES, part)));
        sceneLines = Lines.of(SceneJson.LINES, scenes);
        pairLines = Lines.of(QaPairJson.LINES, pairs);
        sceneTokens = new Tokens(sceneLines);
        pairTokens = new Tokens(pairLines);
    }

    private static List<Scene> scenesOfACorpus(int images) {
        try (Scratch scratch = Scratch.made()) {
            return Scratch.unchecked(() -> Corpus.in(scratch.folder(), images)).scenes();
        }
    }

    @Override
    public List<HotPath> paths() {
        return List.of(
                HotPath.of(
                                "scenes into lines",
                                "writeScenes",
                                sceneLines.megabytes(),
                                "MB",
                                sceneLines.bytes(),
                                this::writeScenes)
                        .against("Jackson's generator, same tokens", sceneTokens.write(), this::writeScenesFloor),
                HotPath.of("lines into scenes", "readScenes", sceneLines.megabytes(), "MB", regions(), this::readScenes)
                        .against("Jackson's bare token scan", sceneLines.tokens(), this::readScenesFloor),
                HotPath.of(
                                "pairs into lines",
                                "writePairs",
                                pairLines.megabytes(),
                                "MB",
                                pairLines.bytes(),
                                this::writePairs)
                        .against("Jackson's generator, same tokens", pairTokens.write(), this::writePairsFloor),
                HotPath.of("lines into pairs", "readPairs", pairLines.megabytes(), "MB", words(), this::readPairs)
                        .against("Jackson's bare token scan", pairLines.tokens(), this::readPairsFloor));
    }

    private long regions() {
        long regions = 0;
        for (Scene scene : scenes) {
            regions += scene.regions().size();
        }
        return regions;
    }

    private long words() {
        long words = 0;
        for (QaPair pair : pairs) {
            words += pair.phrased().question().length();
        }
        return words;
    }

    @Benchmark
    public long writeScenes() {
        long bytes = 0;
        for (Scene scene : scenes) {
            sceneEncoder.encode(scene);
            bytes += sceneEncoder.length();
        }
        return bytes;
    }

    @Benchmark
    public long writeScenesFloor() {
        return sceneTokens.write();
    }

    @Benchmark
    public long readScenes() {
        long regions = 0;
        for (byte[] line : sceneLines.all()) {
            regions += SceneJson.read(line).regions().size();
        }
        return regions;
    }

    @Benchmark
    public long readScenesFloor() {
        return sceneLines.tokens();
    }

    @Benchmark
    public long writePairs() {
        long bytes = 0;
        for (QaPair pair : pairs) {
            pairEncoder.encode(pair);
            bytes += pairEncoder.length();
        }
        return bytes;
    }

    @Benchmark
    public long writePairsFloor() {
        return pairTokens.write();
    }

    @Benchmark
    public long readPairs() {
        long letters = 0;
        for (byte[] line : pairLines.all()) {
            letters += QaPairJson.LINES.read(line).phrased().question().length();
        }
        return letters;
    }

    @Benchmark
    public long readPairsFloor() {
        return pairLines.tokens();
    }
}
