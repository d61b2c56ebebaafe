package io.spatialforge.export;

import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.dataset.HashSet64;
import io.spatialforge.export.syntax.Problem;
import io.spatialforge.export.syntax.TextRules;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks records of a dialect one after another: JSON without a key twice; what the dialect itself asks for; ids that are
 * text and unique; paths that stay in the image folder; no empty text, no half character, no placeholder left; coordinates
 * that read back and are in range. For one thread.
 *
 * <p>Ids are remembered as 64-bit hashes: some 16 bytes a record, and less than one chance in three thousand of a false
 * report in a hundred million.
 */
@API(status = API.Status.INTERNAL)
public final class RecordCheck {

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Dialect dialect;
    private final Faults faults;
    private final HashSet64 ids = new HashSet64();

    /**
     * @param faults receives what is found, at the place it was set to
     */
    public RecordCheck(Dialect dialect, Faults faults) {
        this.dialect = dialect;
        this.faults = faults;
    }

    /** Checks one record as it stands in a file: UTF-8 without a line end. */
    public @Nullable Told check(byte[] buffer, int offset, int length) {
        JsonNode record;
        try {
            record = READER.readTree(buffer, offset, length);
        } catch (JacksonException e) {
            faults.add("", "a JSON object", e);
            return null;
        }
        return check(record);
    }

    /** Checks one record. */
    public @Nullable Told check(JsonNode record) {
        if (!record.isObject()) {
            faults.add("", "a JSON object", record.isMissingNode() ? "an empty line" : "something else");
            return null;
        }
        Told told = dialect.read(record, faults);
        if (told == null) {
            return null;
        }
        String id = told.id();
        if (id != null) {
            Problem problem = TextRules.inId(id);
            faults.add("id", problem);
            if (problem == null && !ids.add(id)) {
                faults.add("id", "an id that no record before has", id);
            }
        }
        for (String image : told.images()) {
            faults.add(dialect.imageField(), TextRules.inPath(image));
        }
        for (int i = 0; i < told.turns().size(); i++) {
            Turn turn = told.turns().get(i);
            text(turn.question(), false, told, i);
            text(turn.answer(), true, told, i);
        }
        return told;
    }

    private void text(String text, boolean answer, Told told, int turn) {
        Problem problem = TextRules.inText(text);
        if (problem == null) {
            problem = dialect.regions().parse(text, answer, told.frame()).problem();
        }
        if (problem != null) {
            faults.add(dialect.field(told.lead(), turn, answer), problem);
        }
    }
}
