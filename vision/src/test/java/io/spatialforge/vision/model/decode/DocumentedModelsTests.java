package io.spatialforge.vision.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entries that the pages on models show can be used as they stand. */
class DocumentedModelsTests {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(models:\n.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private List<ModelSpec> models() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "model-decoders.md"));
        List<ModelSpec> models = new ArrayList<>();
        Matcher examples = EXAMPLE.matcher(page);
        while (examples.find()) {
            Path catalogue = Files.writeString(folder.resolve("page.yaml"), examples.group(1));
            models.addAll(ModelCatalog.of(catalogue).models());
        }
        return models;
    }

    @Test
    void eachExampleIsReadByItsDecoder() throws IOException {
        List<ModelSpec> models = models();
        assertThat(models).extracting(ModelSpec::id).hasSizeGreaterThan(9).doesNotHaveDuplicates();
        for (ModelSpec model : models) {
            assertThat(Decoders.of(model).role()).isEqualTo(model.role());
        }
    }

    @Test
    void anExampleTakesNoNameOfTheShippedCatalogue() throws IOException {
        assertThat(ModelCatalog.shipped().models())
                .extracting(ModelSpec::id)
                .doesNotContainAnyElementsOf(
                        models().stream().map(ModelSpec::id).toList());
    }

    @Test
    void thePageNamesEachDecoderThatHasNotMetItsModel() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "model-decoders.md"));
        for (String decoder : List.of("metric-depth", "detr", "owl", "grounding-dino", "simcc", "heatmaps", "sam")) {
            assertThat(Decoders.ofId(decoder)).isPresent();
            assertThat(page).contains("| `" + decoder + "` |");
        }
    }
}
