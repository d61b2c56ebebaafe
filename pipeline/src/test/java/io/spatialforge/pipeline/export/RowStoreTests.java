package io.spatialforge.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowStoreTests {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path temp;

    @Test
    void rowsThatDoNotFitIntoMemoryComeBackFromDisk() throws Exception {
        assertThat(comeBack(3 * MEBIBYTE)).isTrue();
    }

    @Test
    void rowsThatFitIntoMemoryNeedNoFile() throws Exception {
        assertThat(comeBack(100 * MEBIBYTE)).isTrue();
        assertThat(temp.resolve("rows")).doesNotExist();
    }

    /** Writes some ten mebibytes in rows of up to three, and reads them in another order. */
    private boolean comeBack(long memory) throws Exception {
        Random random = new Random(1);
        List<byte[]> rows = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        try (RowStore store = new RowStore(temp.resolve("rows"), memory)) {
            for (int size : new int[] {5, 3 * MEBIBYTE, 0, MEBIBYTE, 1, 2 * MEBIBYTE + 7, 1000, 4 * MEBIBYTE, 9}) {
                byte[] row = new byte[size];
                random.nextBytes(row);
                rows.add(row);
                places.add(store.add(row, size));
            }
            for (int i = rows.size() - 1; i >= 0; i--) {
                byte[] read = new byte[rows.get(i).length];
                store.read(places.get(i), read, read.length);
                if (!Arrays.equals(read, rows.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void rowsAreSortedByTheirNumberAndEqualOnesStayInTheOrderOfTheirComing() {
        RowOrder order = new RowOrder();
        long[] numbers = {5, -1, 5, Long.MAX_VALUE, Long.MIN_VALUE, 0, 5};
        for (int i = 0; i < numbers.length; i++) {
            order.add(numbers[i], i, 1);
        }
        assertThat(order.sorted()).containsExactly(4, 1, 5, 0, 2, 6, 3);
    }

    @Test
    void anyNumberOfRowsIsSorted() {
        Random random = new Random(2);
        for (int size : new int[] {0, 1, 2, 3, 63, 64, 65, 1000}) {
            RowOrder order = new RowOrder();
            long[] numbers = random.longs(size, 0, 50).toArray();
            for (int i = 0; i < size; i++) {
                order.add(numbers[i], i, 1);
            }
            int[] expected = IntStream.range(0, size)
                    .boxed()
                    .sorted((a, b) -> Long.compare(numbers[a], numbers[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(order.sorted()).isEqualTo(expected);
        }
    }
}
