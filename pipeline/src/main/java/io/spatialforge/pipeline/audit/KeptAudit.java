package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.engine.Sha256;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last audit of a run, which the run keeps beside its pairs ({@link #FILE}) for whoever tells of it.
 *
 * @param truth the files that the pairs were held against
 */
@API(status = API.Status.EXPERIMENTAL)
public record KeptAudit(AuditReport report, List<TruthFile> truth) {

    /** Where a run keeps it, from the run folder. */
    public static final String FILE = Checks.FOLDER + "/audit.json";

    public KeptAudit {
        truth = List.copyOf(truth);
    }

    /**
     * A file of truth.
     *
     * @param name without folders
     */
    public record TruthFile(String name, String sha256) {}

    /**
     * @param truth the files that the pairs were held against
     * @throws IOException if one can't be read
     */
    public static KeptAudit of(AuditReport report, List<Path> truth) throws IOException {
        List<TruthFile> files = new ArrayList<>();
        for (Path file : truth) {
            files.add(new TruthFile(String.valueOf(file.getFileName()), Sha256.of(file)));
        }
        return new KeptAudit(report, files);
    }

    /**
     * Keeps it with the run, in place of an earlier one.
     *
     * @throws IOException if the folder can't be written
     */
    public void keep(FinishedRun run) throws IOException {
        ObjectNode json = Checks.begin(run.fingerprint());
        ArrayNode list = json.putArray("truth");
        truth.forEach(file -> list.addObject().put("file", file.name()).put("sha256", file.sha256()));
        json.set("report", Checks.tree(report.toJson()));
        Checks.write(run.folder(), FILE, json);
    }

    /** Whether the run keeps an audit of pairs that it has no more. */
    public static boolean isOfOthers(FinishedRun run) throws IOException {
        JsonNode json = Checks.read(run.folder(), FILE);
        return json != null && !json.path("of").asString("").equals(run.fingerprint());
    }

    /** None where the run keeps no audit, or one of other pairs than it has now. */
    public static Optional<KeptAudit> of(FinishedRun run) throws IOException {
        JsonNode json = Checks.read(run.folder(), FILE);
        if (json == null || !json.path("of").asString("").equals(run.fingerprint())) {
            return Optional.empty();
        }
        try {
            List<TruthFile> files = new ArrayList<>();
            for (JsonNode file : json.required("truth")) {
                files.add(new TruthFile(
                        file.required("file").asString(),
                        file.required("sha256").asString()));
            }
            return Optional.of(
                    new KeptAudit(AuditReport.ofJson(json.required("report").toString()), files));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
