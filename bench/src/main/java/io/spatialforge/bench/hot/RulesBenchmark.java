package io.spatialforge.bench.hot;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The rules of each task on scenes of eight things with depth and people: what is asked of a scene first included. */
public class RulesBenchmark extends HotPaths {

    private static final int SCENES = 100;

    private final List<Scene> scenes;
    private final Map<Task, PairForge> forges = new EnumMap<>(Task.class);

    public RulesBenchmark() {
        this(1);
    }

    RulesBenchmark(int part) {
        scenes = Forged.scenes(Math.ceilDiv(SCENES, part));
        for (Task task : Task.values()) {
            forges.put(
                    task,
                    ForgeSettings.ofDefaults(Forged.SEED)
                            .withTasks(EnumSet.of(task))
                            .forge());
        }
    }

    @Override
    public List<HotPath> paths() {
        return List.of(
                path("grounding", Task.GROUNDING, this::grounding),
                path("referring", Task.REFERRING, this::referring),
                path("counting", Task.COUNTING, this::counting),
                path("nearFar", Task.NEAR_FAR, this::nearFar),
                path("leftRight", Task.LEFT_RIGHT, this::leftRight),
                path("perspective", Task.PERSPECTIVE, this::perspective));
    }

    private HotPath path(String method, Task task, HotPath.Work work) {
        long claims = claims(task);
        return HotPath.of("rules of " + task.id(), method, claims, "claims", claims, work);
    }

    private long claims(Task task) {
        PairForge forge = forges.get(task);
        if (forge == null) {
            throw new IllegalArgumentException("no rules of " + task.id());
        }
        Claims claims = new Claims();
        for (Scene scene : scenes) {
            forge.state(forge.facts(scene), claims);
        }
        return claims.count;
    }

    @Benchmark
    public long grounding() {
        return claims(Task.GROUNDING);
    }

    @Benchmark
    public long referring() {
        return claims(Task.REFERRING);
    }

    @Benchmark
    public long counting() {
        return claims(Task.COUNTING);
    }

    @Benchmark
    public long nearFar() {
        return claims(Task.NEAR_FAR);
    }

    @Benchmark
    public long leftRight() {
        return claims(Task.LEFT_RIGHT);
    }

    @Benchmark
    public long perspective() {
        return claims(Task.PERSPECTIVE);
    }

    private static final class Claims implements Findings {
        private long count;

        @Override
        public void claim(Candidate candidate) {
            count++;
        }

        @Override
        public void abstain(Task task, Reason reason, String about, @Nullable String other) {}
    }
}
