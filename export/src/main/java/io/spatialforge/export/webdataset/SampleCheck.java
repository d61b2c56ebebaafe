package io.spatialforge.export.webdataset;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.Faults;
import io.spatialforge.export.RecordCheck;
import io.spatialforge.export.Told;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Checks what is in the members of a sample: its conversations, as their dialect has them, and its photograph. */
final class SampleCheck {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Faults faults;
    private final Map<String, RecordCheck> records = new HashMap<>();

    /**
     * @param dialect as it is set up; others are known by their names
     */
    SampleCheck(Dialect dialect, Faults faults) {
        this.faults = faults;
        records.put(dialect.name(), new RecordCheck(dialect, faults));
    }

    /**
     * @param place of the sample: its tar and key
     * @param members by field
     */
    void check(String place, Map<String, byte[]> members) {
        byte[] json = members.get(Members.JSON);
        String at = place + "." + Members.JSON;
        faults.at(at, 0);
        JsonNode sample = null;
        if (json == null) {
            faults.add("", "a member ." + Members.JSON + " with the conversations", "none");
        } else {
            sample = parsed(json);
            if (sample != null) {
                conversations(sample, at, members.keySet(), place.substring(place.lastIndexOf(' ') + 1));
            }
        }
        byte[] jpeg = members.get(Members.JPEG);
        if (jpeg != null) {
            faults.at(place + "." + Members.JPEG, 0);
            photograph(jpeg, sample);
        }
    }

    private @Nullable JsonNode parsed(byte[] json) {
        try {
            JsonNode sample = READER.readTree(json);
            if (sample.isObject()) {
                return sample;
            }
            faults.add("", "a JSON object", "something else");
        } catch (JacksonException e) {
            faults.add("", "a JSON object", e);
        }
        return null;
    }

    private void conversations(JsonNode sample, String at, Iterable<String> fields, String key) {
        RecordCheck check = dialect(sample);
        JsonNode list = sample.path(SampleJson.RECORDS);
        if (!list.isArray() || list.isEmpty()) {
            faults.add(SampleJson.RECORDS, "a list of conversations", list.isArray() ? "an empty one" : "none");
            return;
        }
        if (check == null) {
            return;
        }
        int turns = 0;
        for (int i = 0; i < list.size(); i++) {
            faults.at(at + ": " + SampleJson.RECORDS + "[" + i + "]", 0);
            Told told = check.check(list.get(i));
            if (told != null) {
                turns += told.turns().size();
                images(told, fields, key);
            }
        }
        faults.at(at, 0);
        int ids = sample.path(SampleJson.QA_IDS).size();
        if (ids != turns) {
            faults.add(SampleJson.QA_IDS, "an id for each of " + turns + " questions", ids + " ids");
        }
    }

    private @Nullable RecordCheck dialect(JsonNode sample) {
        String name = sample.path(SampleJson.DIALECT).asString();
        RecordCheck known = records.get(name);
        if (known == null && Dialects.names().contains(name)) {
            known = new RecordCheck(Dialects.named(name), faults);
            records.put(name, known);
        }
        if (known == null) {
            faults.add(SampleJson.DIALECT, "one of " + String.join(", ", Dialects.names()), "'" + name + "'");
        }
        return known;
    }

    /** Where photographs are in the tar, records name them. */
    private void images(Told told, Iterable<String> fields, String key) {
        for (String field : fields) {
            if (field.equals(Members.JPEG) && !told.images().contains(key + "." + Members.JPEG)) {
                faults.add("image", key + "." + Members.JPEG, String.join(", ", told.images()));
            }
        }
    }

    private void photograph(byte[] jpeg, @Nullable JsonNode sample) {
        JpegSize size = JpegSize.of(jpeg);
        if (size == null) {
            faults.add("", "a JPEG", "other bytes");
            return;
        }
        if (!JpegSize.ends(jpeg)) {
            faults.add("", "a whole JPEG", "one without an end");
        }
        if (sample != null
                && (sample.path(SampleJson.WIDTH).asInt() != size.width()
                        || sample.path(SampleJson.HEIGHT).asInt() != size.height())) {
            faults.add(
                    "",
                    sample.path(SampleJson.WIDTH).asString() + "x"
                            + sample.path(SampleJson.HEIGHT).asString() + " pixels, as ." + Members.JSON + " says",
                    size.width() + "x" + size.height());
        }
    }
}
