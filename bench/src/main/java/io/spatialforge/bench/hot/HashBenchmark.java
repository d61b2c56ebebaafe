package io.spatialforge.bench.hot;

import io.spatialforge.core.StableHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** The hash that all chance is made from. */
public class HashBenchmark extends HotPaths {

    private static final int IDS = 4096;

    private final List<String> ids = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();

    public HashBenchmark() {
        this(1);
    }

    HashBenchmark(int part) {
        for (int i = 0; i < IDS / part; i++) {
            String id = "objects365/images/v1/patch%d/objects365_v1_%08d.jpg".formatted(i % 51, i);
            ids.add(id);
            bytes.add(id.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public List<HotPath> paths() {
        return List.of(HotPath.of("ids into hashes", "hash", ids.size(), "ids", hash(), this::hash)
                .against("Arrays.hashCode of the same bytes", hashFloor(), this::hashFloor));
    }

    @Benchmark
    public long hash() {
        long sum = 0;
        for (String id : ids) {
            sum += StableHash.of(id);
        }
        return sum;
    }

    @Benchmark
    public long hashFloor() {
        long sum = 0;
        for (byte[] id : bytes) {
            sum += Arrays.hashCode(id);
        }
        return sum;
    }
}
