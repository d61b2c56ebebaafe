package io.spatialforge.bench.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

class HotPathsTests {

    private static final int SMALL = 50;

    static List<String> names() {
        return HotPaths.all().stream().map(HotPaths.Made::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachPathAndItsFloorDoWhatTheyShouldAndAreWhatJmhRuns(String name) throws Exception {
        try (HotPaths paths = named(name).make().apply(SMALL)) {
            assertThat(paths.getClass().getSimpleName()).isEqualTo(name);
            List<String> listed = new ArrayList<>();
            for (HotPath path : paths.paths()) {
                assertThat(path.result()).as(path.name()).isNotZero();
                path.check();
                listed.add(path.method());
                if (path.floor() != null) {
                    listed.add(path.method() + "Floor");
                }
            }
            assertThat(listed).containsExactlyInAnyOrderElementsOf(benchmarks(paths));
        }
    }

    private static List<String> benchmarks(HotPaths paths) {
        List<String> benchmarks = new ArrayList<>();
        for (Method method : paths.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(Benchmark.class)) {
                benchmarks.add(method.getName());
            }
        }
        return benchmarks;
    }

    @Test
    void workThatDoesNotDoWhatItShouldIsNotMeasured() {
        HotPath path = HotPath.of("counting to three", "count", 3, "numbers", 3, () -> 2);
        assertThatThrownBy(path::check).hasMessage("counting to three: expected 3, got 2");
        HotPath lazy = HotPath.of("counting", "count", 3, "numbers", 2, () -> 2).against("nothing", 1, () -> 0);
        assertThatThrownBy(lazy::check).hasMessage("nothing: expected 1, got 0");
    }

    private static HotPaths.Made named(String name) {
        return HotPaths.all().stream()
                .filter(made -> made.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
