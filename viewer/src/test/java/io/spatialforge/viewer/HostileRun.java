package io.spatialforge.viewer;

import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
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

    private static final String IMAGES = "images";

    private HostileRun() {}

    /** Where the photograph of an image lies. */
    static Path photograph(Path place, Image image) {
        return place.resolve(IMAGES).resolve(String.valueOf(image.file()));
    }

    /**
     * @param place where {@code run} and its {@code images} are made
     */
    static FinishedRun in(Path place) throws Exception {
        Path folder = place.resolve("run");
        Path from = ServedRun.folder();
        ServedRun.copy(from.resolve("run"), folder);
        ServedRun.copy(from.resolve("corpus/images"), place.resolve(IMAGES));
        Path facts = folder.resolve(RunFolder.RUN_JSON);
        Files.writeString(
                facts,
                Files.readString(facts)
                        .replace(
                                from.resolve("corpus/images").toString(),
                                place.resolve(IMAGES).toString()));
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
