package io.spatialforge.export.webdataset;

import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.dataset.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A sample on its way into a tar: {@code ["key", photograph, sample]}, of which the last is written as it stands.
 *
 * @param key of its members
 * @param photograph null if none comes along
 * @param line that holds the sample's JSON
 * @param start of the JSON in the line
 * @param length of the JSON in bytes
 */
record SampleRow(String key, @Nullable Brought photograph, byte[] line, int start, int length) {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /**
     * A photograph that comes along.
     *
     * @param image whose it is, as it was before the export
     * @param bytes its size
     * @param checksum CRC-32C of its bytes, by which it is known again
     */
    record Brought(Image image, int bytes, long checksum) {

        static Brought of(Image image, byte[] photograph) {
            return new Brought(image, photograph.length, checksum(photograph));
        }

        boolean is(byte[] photograph) {
            return photograph.length == bytes && checksum(photograph) == checksum;
        }

        private static long checksum(byte[] photograph) {
            CRC32C crc = new CRC32C();
            crc.update(photograph);
            return crc.getValue();
        }
    }

    /** The row as it is kept. */
    static byte[] line(String key, @Nullable Brought photograph, byte[] sample) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(sample.length + 512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            json.writeString(key);
            if (photograph == null) {
                json.writeNull();
            } else {
                write(photograph, json);
            }
            json.flush();
            out.write(',');
            out.writeBytes(sample);
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    private static void write(Brought photograph, JsonGenerator json) {
        Image image = photograph.image();
        json.writeStartArray();
        json.writeString(image.id());
        json.writeString(image.source());
        json.writeString(image.file());
        json.writeString(image.url());
        json.writeString(image.sha256());
        json.writeNumber(image.width());
        json.writeNumber(image.height());
        json.writeString(image.transform().id());
        json.writeString(image.licence());
        json.writeNumber(photograph.bytes());
        json.writeNumber(photograph.checksum());
        json.writeEndArray();
    }

    /** The row at which a reader of lines stands; good until it moves on. */
    static SampleRow at(JsonLines lines) throws IOException {
        if (lines.isTooLong()) {
            throw new IOException("a sample has more than " + JsonLines.MAX_LINE + " bytes of JSON");
        }
        byte[] buffer = lines.buffer();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), buffer, lines.start(), lines.length())) {
            json.nextToken();
            json.nextToken();
            String key = json.getString();
            Brought photograph = json.nextToken() == JsonToken.VALUE_NULL ? null : brought(json);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(
                        "row of sample " + key + " is damaged; remove the export's folder and export again");
            }
            int start = lines.start() + (int) json.currentTokenLocation().getByteOffset();
            return new SampleRow(key, photograph, buffer, start, lines.start() + lines.length() - 1 - start);
        }
    }

    private static Brought brought(JsonParser json) {
        Image image = new Image(
                String.valueOf(text(json)),
                String.valueOf(text(json)),
                text(json),
                text(json),
                text(json),
                (int) number(json),
                (int) number(json),
                Transform.ofId(String.valueOf(text(json))),
                text(json));
        Brought brought = new Brought(image, (int) number(json), number(json));
        json.nextToken();
        return brought;
    }

    private static @Nullable String text(JsonParser json) {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : json.getString();
    }

    private static long number(JsonParser json) {
        json.nextToken();
        return json.getLongValue();
    }

    /** What the sample's members take in an archive. */
    static long taken(@Nullable Brought photograph, byte[] sample) {
        return Members.taken(sample.length) + (photograph == null ? 0 : Members.taken(photograph.bytes()));
    }

    /** The JSON, for messages. */
    @Override
    public String toString() {
        return key + " " + new String(line, start, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleRow row
                && key.equals(row.key)
                && Arrays.equals(line, start, start + length, row.line, row.start, row.start + row.length);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
