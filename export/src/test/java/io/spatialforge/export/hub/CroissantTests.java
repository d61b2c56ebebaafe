package io.spatialforge.export.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.RdfDataset;
import com.apicatalog.rdf.RdfNQuad;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.target.Photographs;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of JSON-LD makes of Croissant. */
class CroissantTests {

    private static final String CR = "http://mlcommons.org/croissant/";
    private static final String SCHEMA = "https://schema.org/";
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    @TempDir
    Path folder;

    private RdfDataset graph;

    @BeforeEach
    void export() throws IOException, JsonLdError {
        HubExports.export(folder, new HubTarget(Dialects.named("qwen3-vl"), Photographs.NONE), Streets.some(4));
        String text = Files.readString(folder.resolve("croissant.json"));
        graph = JsonLd.toRdf(JsonDocument.of(new StringReader(text)))
                .base("https://data.example/")
                .get();
    }

    private List<String> values(String subject, String predicate) {
        return graph.toList().stream()
                .filter(quad -> quad.getPredicate().getValue().equals(predicate))
                .filter(quad ->
                        subject.isEmpty() || quad.getSubject().getValue().equals(subject))
                .map(quad -> quad.getObject().getValue())
                .toList();
    }

    private List<String> ofType(String type) {
        return graph.toList().stream()
                .filter(quad -> quad.getPredicate().getValue().equals(TYPE)
                        && quad.getObject().getValue().equals(type))
                .map(RdfNQuad::getSubject)
                .map(subject -> subject.getValue())
                .toList();
    }

    @Test
    void itIsADatasetThatConformsToCroissant10() {
        String dataset = ofType(SCHEMA + "Dataset").getFirst();
        assertThat(values(dataset, "http://purl.org/dc/terms/conformsTo"))
                .containsExactly("http://mlcommons.org/croissant/1.0");
        assertThat(values(dataset, SCHEMA + "license")).containsExactly("https://creativecommons.org/licenses/by/4.0/");
        assertThat(values(dataset, SCHEMA + "name")).containsExactly("streets");
        assertThat(values(dataset, CR + "citeAs").getFirst()).startsWith("@misc{streets,");
    }

    @Test
    void everyFileHasItsHash() throws IOException {
        assertThat(ofType(CR + "FileObject"))
                .containsExactlyInAnyOrder(
                        "https://data.example/grounding/train-00000-of-00001.parquet",
                        "https://data.example/grounding/test-00000-of-00001.parquet",
                        "https://data.example/near-far/train-00000-of-00001.parquet",
                        "https://data.example/near-far/test-00000-of-00001.parquet");
        String file = "near-far/test-00000-of-00001.parquet";
        assertThat(values("https://data.example/" + file, SCHEMA + "sha256"))
                .containsExactly(HubLayout.sha256(folder.resolve(file)));
    }

    @Test
    void aTaskIsASetOfRecordsWithAFieldForEachColumnAndOneForTheSplit() {
        assertThat(ofType(CR + "RecordSet"))
                .containsExactlyInAnyOrder(
                        "https://data.example/grounding-splits",
                        "https://data.example/grounding",
                        "https://data.example/near-far-splits",
                        "https://data.example/near-far");
        assertThat(values("https://data.example/near-far", CR + "field"))
                .hasSize(22)
                .contains("https://data.example/near-far/question", "https://data.example/near-far/split");
        assertThat(values("https://data.example/near-far/width", CR + "dataType"))
                .containsExactly(SCHEMA + "Integer");
        assertThat(values("https://data.example/near-far/regions", CR + "subField"))
                .hasSize(4);
        assertThat(values("https://data.example/near-far/regions/box", CR + "dataType"))
                .containsExactly(SCHEMA + "Float");
    }
}
