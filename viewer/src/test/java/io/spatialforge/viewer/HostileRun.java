package io.spatialforge.viewer;

import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.viewer.serve.ServedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The run of drawn scenes that tests share, copied, with questions that would do harm if a page took them for markup. */
final class HostileRun {

    static final String QUESTION =
            "</script><script>alert(2)</script><img src=x onerror=alert(3)>\"' onclick=alert(4) ";

    private HostileRun() {}

    /**
     * @param folder is made
     */
    static FinishedRun in(Path folder) throws Exception {
        ServedRun.copy(ServedRun.folder().resolve("run"), folder);
        FinishedRun run = FinishedRun.open(folder);
        for (int shard = 0; shard < run.shards().count(); shard++) {
            List<QaPair> pairs = new ArrayList<>();
            run.pairs(shard).forEachRemaining(pairs::add);
            Path file = folder.resolve("stats/select/%05d.json".formatted(shard));
            Marker marker = Marker.ofJson(Files.readAllBytes(file));
            List<Marker.Output> outputs = new ArrayList<>();
            for (Marker.Output output : marker.outputs()) {
                Path lines = folder.resolve(output.path());
                if (output.folder().equals(RunFolder.QA)) {
                    write(lines, pairs);
                }
                outputs.add(new Marker.Output(
                        output.path(), output.sha256(), output.lines(), output.bytes(), Files.size(lines)));
            }
            Marker changed = new Marker(
                    marker.stage(),
                    shard,
                    marker.shards(),
                    marker.fingerprint(),
                    marker.parts(),
                    outputs,
                    marker.books(),
                    marker.figures());
            Files.write(file, changed.toJson());
        }
        return FinishedRun.open(folder);
    }

    private static void write(Path file, List<QaPair> pairs) throws IOException {
        Files.delete(file);
        try (LineWriter lines = LineWriter.create(file)) {
            for (QaPair pair : pairs) {
                Phrased asked = pair.phrased();
                Phrased hostile = new Phrased(
                        asked.form(),
                        QUESTION + asked.question(),
                        asked.answer(),
                        asked.kind(),
                        asked.choices(),
                        asked.template());
                lines.write(QaPairJson.toLine(new QaPair(
                        pair.id(),
                        pair.split(),
                        pair.image(),
                        hostile,
                        pair.regions(),
                        pair.claim(),
                        pair.evidence())));
            }
            lines.commit();
        }
    }
}
