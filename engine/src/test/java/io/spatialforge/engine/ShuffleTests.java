package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShuffleTests {

    private static final String[] IDS = {"coco/", "é/", "\uffff", "\ud83d\ude00", "\ud83d", "", "objects365/0001"};

    @TempDir
    Path folder;

    private record Row(String id, byte[] payload) {}

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "8, 1, 0", "8, 100000000, 0", "8, 1, 1", "100, 1, 3", "3, 20000, 0"})
    void rowsComeOutByImageAndInOrderWhateverTheOrderTheyCameIn(int count, long buffer, int level) throws IOException {
        Random random = new Random(count);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            String id = IDS[random.nextInt(IDS.length)] + random.nextInt(300);
            byte[] payload = new byte[random.nextInt(100) == 0 ? random.nextInt(20_000) : random.nextInt(30)];
            random.nextBytes(payload);
            rows.add(new Row(id, payload));
        }
        Shards shards = new Shards(count);
        Map<Integer, Map<String, List<byte[]>>> expected = new TreeMap<>();
        for (Row row : rows) {
            expected.computeIfAbsent(shards.of(row.id), s -> new TreeMap<>())
                    .computeIfAbsent(row.id, id -> new ArrayList<>())
                    .add(row.payload);
        }
        expected.values()
                .forEach(images -> images.values().forEach(payloads -> payloads.sort(Arrays::compareUnsigned)));
        Shuffle.Settings settings = new Shuffle.Settings(buffer, 1 << 28, level);
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(rows, random);
            try (Shuffle shuffle = Shuffle.open(folder, shards, settings)) {
                for (Row row : rows) {
                    shuffle.add(row.id, row.payload);
                }
                assertThat(shuffle.rows()).isEqualTo(5000);
                for (int shard = 0; shard < count; shard++) {
                    Map<String, List<byte[]>> wanted = expected.getOrDefault(shard, Map.of());
                    List<String> ids = new ArrayList<>();
                    shuffle.forEachGroup(shard, group -> {
                        List<byte[]> payloads = wanted.getOrDefault(group.imageId(), List.of());
                        assertThat(group.size()).isEqualTo(payloads.size());
                        for (int i = 0; i < group.size(); i++) {
                            assertThat(group.payload(i)).isEqualTo(payloads.get(i));
                        }
                        ids.add(group.imageId());
                    });
                    assertThat(ids).containsExactlyElementsOf(wanted.keySet());
                }
            }
        }
    }

    @Test
    void severalThreadsMayAddAtOnce() throws Exception {
        try (Shuffle shuffle = Shuffle.open(folder, new Shards(3), new Shuffle.Settings(1, 1 << 28, 0));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> adding = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                byte mark = (byte) thread;
                adding.add(threads.submit(() -> {
                    for (int i = 0; i < 3000; i++) {
                        byte[] payload = new byte[1 + i % 50];
                        Arrays.fill(payload, mark);
                        shuffle.add("coco/" + i, payload);
                    }
                    return null;
                }));
            }
            for (Future<?> done : adding) {
                done.get();
            }
            assertThat(shuffle.rows()).isEqualTo(12_000);
            int[] images = new int[1];
            for (int shard = 0; shard < 3; shard++) {
                shuffle.forEachGroup(shard, group -> {
                    images[0]++;
                    int length = 1 + Integer.parseInt(group.imageId().substring(5)) % 50;
                    assertThat(group.size()).isEqualTo(4);
                    for (int thread = 0; thread < 4; thread++) {
                        byte[] payload = new byte[length];
                        Arrays.fill(payload, (byte) thread);
                        assertThat(group.payload(thread)).isEqualTo(payload);
                    }
                });
            }
            assertThat(images[0]).isEqualTo(3000);
        }
    }

    @Test
    void nothingOfAShuffleStays() throws IOException {
        try (Shuffle shuffle = Shuffle.open(folder, new Shards(4), new Shuffle.Settings(1, 1 << 20, 0))) {
            for (int i = 0; i < 2000; i++) {
                shuffle.add("coco/" + i, "something of some length".getBytes(UTF_8));
            }
            assertThat(LinesTests.names(folder)).hasSize(1);
        }
        assertThat(LinesTests.names(folder)).isEmpty();
    }

    @Test
    void aShardThatCouldNotBeReadBackIsRefusedWithWhatToDo() throws IOException {
        try (Shuffle shuffle = Shuffle.open(folder, new Shards(2), new Shuffle.Settings(1, 10_000, 0))) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 2000; i++) {
                            shuffle.add("coco/" + i, new byte[50]);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("-of-00002")
                    .hasMessageContaining("raise the number of shards");
        }
    }

    @Test
    void idsThatBeginAlikeComeInTheirOrderHoweverLateTheyDiffer() throws IOException {
        List<String> ids = new ArrayList<>();
        for (String end :
                List.of("", "a", "a\0", "a\0\0b", "b", "bcdefgh", "bcdefghi", "bcdefghij", "bcdefghik", "é")) {
            ids.add("corpus/" + end);
        }
        List<String> mixed = new ArrayList<>(ids);
        Collections.shuffle(mixed, new Random(5));
        try (Shuffle shuffle = Shuffle.open(folder, new Shards(1))) {
            for (String id : mixed) {
                shuffle.add(id, id.getBytes(UTF_8));
            }
            List<String> out = new ArrayList<>();
            shuffle.forEachGroup(0, group -> out.add(group.imageId()));
            assertThat(out).isEqualTo(ids);
        }
    }
}
