package io.spatialforge.records;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.QaPair;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPairTests {

    private static final String HEAD = """
            {"schema":1,"id":"x","task":"%s","form":"pair","split":"train","image":{"id":"coco/1","source":"coco",\
            "file":"a.jpg","url":null,"sha256":null,"width":640,"height":480,"transform":"identity","licence":null},\
            "question":"q\\nA. \\"one\\"","answer":"a","answer_kind":"text","choices":%s,"template":"t","regions":[%s],\
            "claim":%s,"evidence":{"rule":"r@1","depth_source":null,%s"margins":{%s},"thresholds":{%s}}}""";

    private static final List<String> LINES = List.of(
            HEAD.formatted(
                    "near-far",
                    "null",
                    "{\"id\":\"r0\",\"label\":\"dog\",\"box\":[10.0,20.5,110.25,220.0]},"
                            + "{\"id\":\"r1\",\"label\":\"cat\",\"point\":[-0.25,3]}",
                    "{\"type\":\"nearer\",\"nearer\":\"r0\",\"farther\":\"r1\"}",
                    "",
                    "\"gap\":0.5,\"ratio\":1.1761464512475506",
                    "\"gap\":0.2,\"ratio\":1.15"),
            HEAD.formatted(
                    "left-right",
                    "[\"a\",\"b\"]",
                    "",
                    "{\"type\":\"left-of\",\"left\":\"r0\",\"right\":\"r1\"}",
                    "",
                    "\"gap\":0.000059374999999999956",
                    "\"gap\":0.01"),
            HEAD.formatted(
                    "perspective",
                    "[]",
                    "",
                    "{\"type\":\"facing\",\"viewer\":\"r0\",\"facing\":\"towards\"}",
                    "\"facing_source\":\"model\",",
                    "",
                    ""),
            HEAD.formatted(
                    "grounding",
                    "null",
                    "",
                    "{\"type\":\"grounding\",\"expression\":{\"kind\":\"every\",\"label\":\"dog\"},\"regions\":[\"r0\"]}",
                    "",
                    "",
                    ""),
            HEAD.formatted(
                    "referring",
                    "null",
                    "",
                    "{\"type\":\"referring\",\"expression\":{\"kind\":\"only\",\"label\":\"d{o}g\"},\"region\":\"r0\"}",
                    "",
                    "",
                    ""),
            HEAD.formatted(
                    "counting",
                    "null",
                    "",
                    "{\"type\":\"count\",\"label\":\"d\\\"}g\",\"condition\":null,\"count\":0,\"regions\":[]}",
                    "",
                    "",
                    ""));

    private static final String PIECES = "\"\\{}[]:,.-+eE0123456789 \n\tanux\u00e9\u00ff\u0000\u007f/";

    @Test
    void whatIsWrittenPlainlyTakesTheShortcutAndReadsTheSame() {
        for (String line : LINES) {
            byte[] bytes = line.getBytes(UTF_8);
            QaPair pair = QaPairJson.LINES.readAnything(bytes, 0, bytes.length);
            assertThat(PlainPair.read(bytes, 0, bytes.length)).isEqualTo(pair);
            byte[] within = ("}" + line + "\n{").getBytes(UTF_8);
            assertThat(PlainPair.read(within, 1, bytes.length)).isEqualTo(pair);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theShortcutNeverReadsAnythingElseThanTheLongWay(long seed) {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(line.length() + 1);
                int piece = random.nextInt(PIECES.length());
                switch (random.nextInt(4)) {
                    case 0 -> line.delete(at, Math.min(at + 1, line.length()));
                    case 1 -> line.insert(at, PIECES.charAt(piece));
                    case 2 -> line.setLength(at);
                    default -> line.replace(at, Math.min(at + 1, line.length()), PIECES.substring(piece, piece + 1));
                }
            }
            byte[] bytes = line.toString().getBytes(ISO_8859_1);
            QaPair quick = PlainPair.read(bytes, 0, bytes.length);
            if (quick != null) {
                taken++;
                assertThat(quick).as(line.toString()).isEqualTo(QaPairJson.LINES.readAnything(bytes, 0, bytes.length));
            }
        }
        assertThat(taken).isGreaterThan(500);
    }

    @Test
    void numbersReadBitForBit() {
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            double value = i % 2 == 0 ? random.nextDouble() * 1000 : random.nextInt(100_000) / 100.0;
            String margins = "\"gap\":" + value;
            String line = HEAD.formatted(
                    "near-far",
                    "null",
                    "",
                    "{\"type\":\"nearer\",\"nearer\":\"r0\",\"farther\":\"r1\"}",
                    "",
                    margins,
                    "\"gap\":0.0");
            byte[] bytes = line.getBytes(UTF_8);
            QaPair quick = PlainPair.read(bytes, 0, bytes.length);
            if (quick != null) {
                assertThat(Double.doubleToRawLongBits(
                                quick.evidence().measures().getFirst().value()))
                        .isEqualTo(Double.doubleToRawLongBits(value));
            } else {
                assertThat(Double.toString(value)).contains("E");
            }
        }
    }

    @Test
    void aLineThatIsCutAnywhereIsNeverTaken() {
        for (String line : LINES) {
            byte[] bytes = line.getBytes(UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                assertThat(PlainPair.read(bytes, 0, length)).isNull();
                assertThat(PlainPair.read(Arrays.copyOf(bytes, length), 0, length))
                        .isNull();
            }
        }
    }
}
