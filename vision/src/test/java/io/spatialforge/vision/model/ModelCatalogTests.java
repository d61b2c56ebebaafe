package io.spatialforge.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTests {

    private static final String ENTRY = """
            models:
              tiny:
                role: depth
                about: a test
                licence: MIT
                source: https://example.org
                file: {hub: owner/tiny, revision: 0a1b, path: onnx/model.onnx}
                extra: {tokenizer: {url: "https://example.org/t.json", bytes: 12}}
                input: {width: 518, height: 518, fixed: false, multiple: 14, colour: rgb, range: 1, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225], fit: at-least}
                decoder: inverse-depth
                settings: {nearer: larger}
            sets:
              mine: [tiny]
            """;

    @TempDir
    Path folder;

    private static ModelCatalog read(String yaml) {
        return ModelCatalog.read("my.yaml", yaml.getBytes(StandardCharsets.UTF_8), Path.of("/models"));
    }

    @Test
    void everyValueOfAnEntryIsRead() {
        ModelSpec tiny = read(ENTRY).model("tiny");
        assertThat(tiny.role()).isEqualTo(Role.DEPTH);
        assertThat(tiny.file()).isEqualTo(new ModelFile.InHub("owner/tiny", "0a1b", "onnx/model.onnx", null, null));
        assertThat(tiny.file().name()).isEqualTo("model.onnx");
        assertThat(tiny.files())
                .containsOnlyKeys("graph", "tokenizer")
                .containsEntry("tokenizer", new ModelFile.ByUrl(URI.create("https://example.org/t.json"), null, 12L));
        assertThat(tiny.input())
                .isEqualTo(new InputSpec(
                        518,
                        518,
                        InputSpec.Sizes.ANY,
                        14,
                        1036,
                        InputSpec.Layout.NCHW,
                        InputSpec.Type.FLOAT32,
                        InputSpec.Colour.RGB,
                        1,
                        List.of(0.485, 0.456, 0.406),
                        List.of(0.229, 0.224, 0.225),
                        InputSpec.Fit.AT_LEAST,
                        114));
        assertThat(tiny.settings().fresh().text("nearer")).isEqualTo("larger");
        assertThat(read(ENTRY).set("mine")).containsExactly(tiny);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            role: depth | role: deep | my.yaml.models.tiny.role: expected one of depth, detector
            licence: MIT | lisense: MIT | my.yaml.models.tiny.licence: expected a text, got nothing
            about: a test | abuot: a test | my.yaml.models.tiny: there is no setting 'abuot' here
            fixed: false | fixed: true | my.yaml.models.tiny.input.fit: expected stretch
            range: 1, | range: 1, longest: 500, | my.yaml.models.tiny.input.longest: expected a whole number from 518
            fit: at-least | fit: at-most, longest: 600 | my.yaml.models.tiny.input.longest: expected none, as only
            multiple: 14 | multiple: 16 | my.yaml.models.tiny.input.multiple: expected a divisor
            colour: rgb | colour: red | my.yaml.models.tiny.input.colour: expected one of rgb, bgr, got "red"
            std: [0.229, | std: [0, | my.yaml.models.tiny.input.std: expected three numbers above 0
            width: 518, | width: 0, | my.yaml.models.tiny.input.width: expected a whole number from 1 to 8192, got 0
            bytes: 12 | bites: 12 | my.yaml.models.tiny.extra.tokenizer: there is no setting 'bites' here
            bytes: 12 | sha256: 12 | my.yaml.models.tiny.extra.tokenizer.sha256: expected 64 digits
            hub: owner/tiny, | '' | my.yaml.models.tiny.file: there is no setting 'revision' here
            nearer: larger | nearer: closer | my.yaml.models.tiny.settings.nearer: expected one of larger, smaller
            role: depth | role: pose | model 'tiny': its role is pose, but decoder 'inverse-depth' is for depth
            decoder: inverse-depth | decoder: depths | model 'tiny': there is no decoder 'depths'; there are inverse-depth,
            revision: 0a1b, | '' | my.yaml.models.tiny.file.revision: expected a text, got nothing
            https://example.org/t.json | ftp://example.org/t.json | my.yaml.models.tiny.extra.tokenizer.url: expected an http
            sets: | models: | my.yaml: not YAML: Duplicate
            sets: | set: | my.yaml: there is no setting 'set' here; there are models, sets
            """)
    void whatIsWrongIsNamedByFileModelAndKey(String right, String wrong, String message) {
        assertThat(ENTRY).contains(right);
        assertThatThrownBy(() -> read(ENTRY.replace(right, wrong)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aFileOfOnesOwnAddsToTheShippedOnesAndReplacesThoseOfTheSameName() throws Exception {
        Path file = Files.writeString(folder.resolve("own.yaml"), """
                models:
                  yolox-nano:
                    role: detector
                    licence: proprietary
                    source: our own
                    file: {path: weights/own.onnx}
                    input: {width: 64, height: 64, fixed: true, colour: bgr, fit: letterbox}
                    decoder: yolox
                    settings: {labels: [cat, dog]}
                sets:
                  ours: [yolox-nano, tcmonodepth-small]
                """);
        ModelCatalog shipped = ModelCatalog.shipped();
        ModelCatalog both = shipped.with(ModelCatalog.of(file));
        assertThat(both.models()).hasSameSizeAs(shipped.models());
        assertThat(both.model("yolox-nano").file())
                .isEqualTo(
                        new ModelFile.OnDisk(folder.resolve("weights/own.onnx").toAbsolutePath(), null));
        assertThat(both.set("ours")).extracting(ModelSpec::id).containsExactly("yolox-nano", "tcmonodepth-small");
        assertThat(both.sets()).contains("default", "ours");
    }

    @Test
    void aSetOfAModelThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ModelCatalog.shipped().with(read(ENTRY.replace("[tiny]", "[tiny, large]"))))
                .isInstanceOf(ModelException.class)
                .hasMessage("sets.mine: there is no model 'large'");
    }

    @Test
    void whatIsNotThereIsAnsweredWithWhatIs() {
        ModelCatalog catalog = read(ENTRY);
        assertThatThrownBy(() -> catalog.model("tyni")).hasMessage("there is no model 'tyni'; the catalogue has tiny");
        assertThatThrownBy(() -> catalog.set("best")).hasMessage("there is no set of models 'best'; there are mine");
        assertThatThrownBy(() -> ModelCatalog.of(folder.resolve("none.yaml")))
                .hasMessageStartingWith("there is no file of models ");
    }

    @Test
    void theSameSettingsInAnotherOrderAreTheSameText() {
        String detector = ENTRY.replace("role: depth", "role: detector").replace("inverse-depth", "yolox");
        String one = detector.replace("{nearer: larger}", "{overlap: 0.5, labels: [b, a], score: 0.25}");
        String other = detector.replace("{nearer: larger}", "{score: 0.25, labels: [b, a], overlap: 0.5}");
        assertThat(read(one).model("tiny").settings().canonical())
                .isEqualTo(read(other).model("tiny").settings().canonical())
                .isEqualTo("{\"labels\":[\"b\",\"a\"],\"overlap\":0.5,\"score\":0.25}");
    }

    @Test
    void theExampleOfThePageOnModelsCanBeUsedAsItStands() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "models.md"));
        String example = page.substring(page.indexOf("```yaml\nmodels:") + "```yaml\n".length());
        ModelCatalog own = read(example.substring(0, example.indexOf("```")));
        ModelCatalog all = ModelCatalog.shipped().with(own);
        assertThat(all.set("ours")).extracting(ModelSpec::id).containsExactly("depth-of-mine", "yolox-nano");
        assertThat(all.model("depth-of-mine").file()).isInstanceOf(ModelFile.OnDisk.class);
    }
}
