package io.spatialforge.records;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSceneTests {

    private static final String LINE = """
            {"schema":1,"image":{"id":"coco/1","source":"coco","file":"a.jpg","url":null,"sha256":null,"width":640,\
            "height":480,"transform":"identity","licence":"cc"},"regions":[%s],"exhaustive":[%s],"absent":["cow"],\
            "depth":%s}""";

    private static final String KEYPOINTS =
            IntStream.range(0, 51).mapToObj(i -> i % 3 == 2 ? "2.0" : i + ".5").collect(Collectors.joining(","));

    private static final List<String> LINES = List.of(
            LINE.formatted("", "", "null"),
            LINE.formatted("""
                    {"id":"r0","label":"dog","box":[10.0,20.5,110.25,220.0],"flags":[],"confidence":1.0,\
                    "origin":"human"},{"id":"r1","label":"traffic light","point":[-0.25,3],\
                    "flags":["crowd","truncated"],"confidence":0.731,"origin":"a \\"network\\""}""", "\"dog\"", "null"),
            LINE.formatted("""
                    {"id":"r0","label":"person","box":[235.11996743457348,102.6787366157834,291.22,233.0],"flags":[],\
                    "confidence":1.0,"origin":"human","depth":{"stated":{"near":1.5,"centre":2.0,"far":2.5,"pixels":7},\
                    "check":{"near":1.0,"centre":2.0,"far":3.0,"pixels":0},"second":0.25},"keypoints":[%s],\
                    "facing":{"view":"left","degrees":-90.0,"uncertainty":12.5,"confidence":0.5,"source":"keypoints"},\
                    "mask":{"width":2,"height":3,"runs":[0,4,2]},"attributes":{"present":["wooden"],"absent":[]},\
                    "expressions":["the one on the left"]}""".formatted(KEYPOINTS), "\"dog\",\"person\"", """
                    {"id":"map","kind":"metric","geometry":"z","origin":"estimated","low":0.5,"high":80.0}"""));

    private static final String PIECES = "\"\\{}[]:,.-+eE0123456789 \n\tanux\u00e9\u00ff\u0000\u007f/";

    @Test
    void whatIsWrittenPlainlyTakesTheShortcutAndReadsTheSame() {
        for (String line : LINES) {
            byte[] bytes = line.getBytes(UTF_8);
            Scene scene = SceneJson.LINES.readAnything(bytes, 0, bytes.length);
            assertThat(PlainScene.read(bytes, 0, bytes.length)).isEqualTo(scene);
            byte[] within = ("}" + line + "\n{").getBytes(UTF_8);
            assertThat(PlainScene.read(within, 1, bytes.length)).isEqualTo(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theShortcutNeverReadsAnythingElseThanTheLongWay(long seed) {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
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
            Scene quick = PlainScene.read(bytes, 0, bytes.length);
            if (quick != null) {
                taken++;
                assertThat(quick).as(line.toString()).isEqualTo(SceneJson.LINES.readAnything(bytes, 0, bytes.length));
            }
        }
        assertThat(taken).isGreaterThan(500);
    }

    @Test
    void aLineThatIsCutAnywhereIsNeverTaken() {
        for (String line : LINES) {
            byte[] bytes = line.getBytes(UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                assertThat(PlainScene.read(Arrays.copyOf(bytes, length), 0, length))
                        .isNull();
            }
        }
    }
}
