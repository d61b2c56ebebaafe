package io.spatialforge.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SplitLineTests {

    @Test
    void aLineWithAnotherSplitIsThatOfThePairWithIt() {
        RandomRecords records = new RandomRecords(31);
        SplitLine line = new SplitLine();
        for (int i = 0; i < 300; i++) {
            QaPair pair = records.pair(i % 10);
            Split split = Split.values()[i % Split.values().length];
            byte[] written = QaPairJson.toLine(pair);
            byte[] within = new byte[written.length + 7];
            System.arraycopy(written, 0, within, 3, written.length);
            line.set(within, 3, written.length, split);
            assertThat(Arrays.copyOf(line.buffer(), line.length())).isEqualTo(QaPairJson.toLine(pair.withSplit(split)));
        }
    }

    @Test
    void aLineWithoutASplitIsRefused() {
        byte[] line = "{\"schema\":1,\"id\":\"0\",\"text\":\"\\\"split\\\":\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new SplitLine().set(line, 0, line.length, Split.TEST))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("split");
    }
}
