package io.spatialforge.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

final class LineOutputTests {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final LineOutput out = new LineOutput(1);

    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() {
        for (int c = 0; c < 0x10000; c++) {
            if (!Character.isSurrogate((char) c)) {
                textIsJacksons("a" + (char) c + "b");
            }
        }
        for (int c = 0x10000; c < 0x110000; c += 97) {
            textIsJacksons("a" + Character.toString(c) + "b");
        }
    }

    @Test
    void textsOfAnyLengthAreWrittenAsJacksonWritesThem() {
        RandomRecords records = new RandomRecords(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            textIsJacksons(text.append(records.text()).toString());
        }
    }

    @Test
    void numbersAreWrittenAsJavaWritesThem() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double value = switch (i % 4) {
                case 0 -> random.nextInt(100_000) / Math.pow(10, random.nextInt(6));
                case 1 -> random.nextInt() / 1000.0;
                case 2 -> (random.nextInt(20_000_000) - 10_000_000) / 10.0 + random.nextInt(10) / 1000.0;
                default -> random.nextGaussian() * Math.pow(10, random.nextInt(12) - 3);
            };
            numberIsJavas(value);
            numberIsJavas(Math.nextUp(value));
        }
        for (double edge : new double[] {0, 0.001, 0.0009999, 9_999_999.999, 1e7, -1e7, -0.5, -0.001, 1234.56, 1e300}) {
            numberIsJavas(edge);
        }
    }

    @Test
    void wholeNumbersAreWrittenAsJavaWritesThem() {
        for (int value : new int[] {0, 9, 10, 99, 100, 1_000_000_000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            out.clear();
            out.integer(value);
            assertThat(out).hasToString(Integer.toString(value));
        }
    }

    @Test
    void valuesAreSeparatedAndNested() {
        out.startObject();
        out.integers(new SerializedString("a"), new int[] {1, 2});
        out.name("b");
        out.startArray();
        out.startObject();
        out.endObject();
        out.nothing();
        out.startArray();
        out.endArray();
        out.endArray();
        out.string(new SerializedString("c"), "d");
        out.endObject();
        assertThat(out).hasToString("{\"a\":[1,2],\"b\":[{},null,[]],\"c\":\"d\"}");
    }

    @Test
    void anImageIsWrittenAgainOnlyForAnEqualOne() {
        Image image = new Image("s/1", "s", null, null, null, 3, 4, Transform.IDENTITY, null);
        Image other = new Image("s/2", "s", null, null, null, 3, 4, Transform.IDENTITY, null);
        for (Image each : new Image[] {image, image, other, image}) {
            out.clear();
            out.image(each);
            assertThat(out.toString())
                    .startsWith("\"image\":{\"id\":\"" + each.id() + "\",")
                    .endsWith("null}");
        }
    }

    private void textIsJacksons(String text) {
        StringWriter expected = new StringWriter();
        try (JsonGenerator json = JACKSON.createGenerator(ObjectWriteContext.empty(), expected)) {
            json.writeString(text);
        }
        out.clear();
        out.string(text);
        assertThat(out).hasToString(expected.toString());
        assertThat(out.length()).isEqualTo(expected.toString().getBytes(UTF_8).length);
    }

    private void numberIsJavas(double value) {
        out.clear();
        out.number(value);
        assertThat(out).hasToString(Double.toString(value + 0.0));
    }
}
