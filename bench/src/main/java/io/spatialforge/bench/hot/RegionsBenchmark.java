package io.spatialforge.bench.hot;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.CocoRle;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.depth.SceneDepth;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** The depth of things out of a map, and their masks out of COCO's text. */
public class RegionsBenchmark extends HotPaths {

    private static final int SCENES = 20;
    private static final int SIDE = 256;
    private static final DepthMeaning METRES = DepthMeaning.metres(1, "drawn");

    private final List<Scene> scenes;
    private final List<DepthMap> maps = new ArrayList<>();
    private final String mask;
    private final long inside;

    public RegionsBenchmark() {
        this(1);
    }

    RegionsBenchmark(int part) {
        scenes = Forged.scenes(Math.ceilDiv(SCENES, part));
        for (Scene scene : scenes) {
            maps.add(map(scene));
        }
        List<Integer> runs = ellipse();
        mask = text(runs);
        inside = runs.size();
    }

    /** A floor that runs away from the camera, and each thing flat before it. */
    private static DepthMap map(Scene scene) {
        int width = scene.image().width();
        int height = scene.image().height();
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = 12f * height / (height / 4f + i / width);
        }
        int z = 2;
        for (Region region : scene.regions()) {
            Box box = region.box();
            z = z % 9 + 1;
            for (int y = (int) box.y1(); y < (int) box.y2(); y++) {
                for (int x = (int) box.x1(); x < (int) box.x2(); x++) {
                    values[y * width + x] = z + (x + y) % 7 * 0.01f;
                }
            }
        }
        return new DepthMap(width, height, values);
    }

    private static List<Integer> ellipse() {
        List<Integer> runs = new ArrayList<>();
        int outside = 0;
        for (int x = 0; x < SIDE; x++) {
            double across = 2.0 * x / SIDE - 1;
            int half = (int) (0.4 * SIDE * Math.sqrt(1 - across * across));
            int above = SIDE / 2 - half;
            if (half > 0) {
                runs.add(outside + above);
                runs.add(2 * half);
                outside = SIDE - above - 2 * half;
            } else {
                outside += SIDE;
            }
        }
        runs.add(outside);
        return runs;
    }

    /** As COCO's own code writes runs: differences to the run two before, five bits a letter. */
    private static String text(List<Integer> runs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            int value = runs.get(i) - (i > 2 ? runs.get(i - 2) : 0);
            boolean more = true;
            while (more) {
                int group = value & 31;
                value >>= 5;
                more = (group & 16) != 0 ? value != -1 : value != 0;
                text.append((char) ((more ? group | 32 : group) + 48));
            }
        }
        return text.toString();
    }

    @Override
    public List<HotPath> paths() {
        long things = (long) scenes.size() * Forged.OBJECTS;
        return List.of(
                HotPath.of("depth of things out of maps", "depth", things, "regions", depth(), this::depth)
                        .against("the pixels of their boxes added up", things, this::depthFloor),
                HotPath.of("COCO's run lengths into a mask", "runs", mask.length() / 1e6, "MB", inside, this::runs)
                        .against("the text's letters added up", runsFloor(), this::runsFloor));
    }

    @Benchmark
    public long depth() {
        long told = 0;
        for (int i = 0; i < scenes.size(); i++) {
            if (SceneDepth.apply(scenes.get(i), maps.get(i), METRES) instanceof SceneDepth.Outcome.Given given) {
                for (Region region : given.scene().regions()) {
                    told += region.depth() == null ? 0 : 1;
                }
            }
        }
        return told;
    }

    @Benchmark
    public long depthFloor() {
        long things = 0;
        for (int i = 0; i < scenes.size(); i++) {
            DepthMap map = maps.get(i);
            for (Region region : scenes.get(i).regions()) {
                Box box = region.box();
                double sum = 0;
                for (int y = (int) box.y1(); y < (int) box.y2(); y++) {
                    for (int x = (int) box.x1(); x < (int) box.x2(); x++) {
                        sum += map.at(x, y);
                    }
                }
                things += sum > 0 ? 1 : 0;
            }
        }
        return things;
    }

    @Benchmark
    public long runs() {
        return CocoRle.decode(SIDE, SIDE, mask).runs().length;
    }

    @Benchmark
    public long runsFloor() {
        long sum = 0;
        for (int i = 0; i < mask.length(); i++) {
            sum += mask.charAt(i);
        }
        return sum;
    }
}
