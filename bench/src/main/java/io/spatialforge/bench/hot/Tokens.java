package io.spatialforge.bench.hot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/** The tokens of lines with their values at hand, to be written by a bare generator. */
final class Tokens {

    private static final JsonToken[] NO_TOKENS = {};
    private static final SerializedString[] NO_NAMES = {};
    private static final String[] NO_TEXTS = {};

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();
    private final JsonToken[] tokens;
    private final SerializedString[] names;
    private final String[] texts;
    private final double[] numbers;
    private final ByteArrayBuilder out = new ByteArrayBuilder(1 << 20);

    Tokens(Lines lines) {
        List<JsonToken> allTokens = new ArrayList<>();
        List<SerializedString> allNames = new ArrayList<>();
        List<String> allTexts = new ArrayList<>();
        List<Double> allNumbers = new ArrayList<>();
        Map<String, SerializedString> known = new HashMap<>();
        for (byte[] line : lines.all()) {
            try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    allTokens.add(token);
                    if (token == JsonToken.PROPERTY_NAME) {
                        allNames.add(known.computeIfAbsent(parser.currentName(), SerializedString::new));
                    } else if (token == JsonToken.VALUE_STRING) {
                        allTexts.add(parser.getString());
                    } else if (token.isNumeric()) {
                        allNumbers.add(parser.getDoubleValue());
                    }
                }
            }
        }
        tokens = allTokens.toArray(NO_TOKENS);
        names = allNames.toArray(NO_NAMES);
        texts = allTexts.toArray(NO_TEXTS);
        numbers = new double[allNumbers.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = allNumbers.get(i);
        }
    }

    /** Writes all into memory with one generator, and returns how many bytes they take. */
    long write() {
        out.reset();
        int name = 0;
        int text = 0;
        int number = 0;
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            for (JsonToken token : tokens) {
                switch (token) {
                    case START_OBJECT -> generator.writeStartObject();
                    case END_OBJECT -> generator.writeEndObject();
                    case START_ARRAY -> generator.writeStartArray();
                    case END_ARRAY -> generator.writeEndArray();
                    case PROPERTY_NAME -> generator.writeName(names[name++]);
                    case VALUE_STRING -> generator.writeString(texts[text++]);
                    case VALUE_NUMBER_FLOAT -> generator.writeNumber(numbers[number++]);
                    case VALUE_NUMBER_INT -> generator.writeNumber((long) numbers[number++]);
                    case VALUE_TRUE -> generator.writeBoolean(true);
                    case VALUE_FALSE -> generator.writeBoolean(false);
                    case VALUE_NULL -> generator.writeNull();
                    case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new IllegalStateException("unexpected " + token);
                }
            }
        }
        return out.size();
    }
}
