package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The file in which a run keeps how far its answers can be guessed. */
final class BlindFile {

    /** Rises when guesses of the same pairs may become others. */
    private static final String CODE = "1";

    private BlindFile() {}

    /** Of all that the guesses depend on: the pairs, which images are copies of one another, and how guessing is done. */
    static String fingerprint(FinishedRun run, BlindOptions options) {
        return Fingerprint.of("guessing", CODE)
                .with("how", options.toString())
                .with("the lines of select", run.fingerprint())
                .hex();
    }

    static void write(RunFolder folder, String fingerprint, BlindGlance glance) throws IOException {
        ObjectNode json =
                Checks.begin(fingerprint).put("shards_read", glance.read()).put("shards", glance.shards());
        json.set("report", Checks.tree(glance.report().toJson()));
        Checks.write(folder, BlindGlance.FILE, json);
    }

    static void delete(RunFolder folder) throws IOException {
        folder.store().delete(BlindGlance.FILE);
    }

    /** None where there is no such file, or it is of other pairs. */
    static Optional<BlindGlance> read(RunFolder folder, String fingerprint) throws IOException {
        JsonNode json = Checks.read(folder, BlindGlance.FILE);
        if (json == null || !json.path("of").asString("").equals(fingerprint)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BlindGlance(
                    BlindReport.ofJson(json.required("report").toString()),
                    json.required("shards_read").asInt(),
                    json.required("shards").asInt()));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // it is made again
        }
    }
}
