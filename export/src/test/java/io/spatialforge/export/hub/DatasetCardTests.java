package io.spatialforge.export.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.export.Dialects;
import io.spatialforge.export.target.Photographs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class DatasetCardTests {

    @TempDir
    Path folder;

    private String card(String name, String run) throws IOException {
        HubTarget target = new HubTarget(Dialects.named("qwen3-vl"), Photographs.NONE);
        HubExports.export(folder, target, Streets.some(4), name, run);
        return Files.readString(folder.resolve("README.md"));
    }

    private static JsonNode frontMatter(String card) {
        assertThat(card).startsWith("---\n");
        return new YAMLMapper().readTree(card.substring(4, card.indexOf("\n---\n") + 1));
    }

    private static String licensed(String licence) {
        return "{\"config\": {\"licence\": \"" + licence + "\"}}";
    }

    @Test
    void theFrontMatterNamesFilesAndCountsOfEachTask() throws IOException {
        JsonNode yaml = frontMatter(card("streets", HubExports.RUN));
        assertThat(yaml.path("pretty_name").asString()).isEqualTo("streets");
        assertThat(yaml.path("size_categories").get(0).asString()).isEqualTo("n<1K");
        JsonNode config = yaml.path("configs").get(1);
        assertThat(config.path("config_name").asString()).isEqualTo("near-far");
        assertThat(config.path("data_files").get(0).toString())
                .isEqualTo("{\"split\":\"train\",\"path\":\"near-far/train-*\"}");
        JsonNode info = yaml.path("dataset_info").get(1);
        assertThat(info.path("splits").get(0).path("num_examples").asInt()).isEqualTo(3);
        assertThat(info.path("splits").get(1).path("num_examples").asInt()).isEqualTo(1);
        assertThat(info.path("dataset_size").asLong())
                .isEqualTo(info.path("splits").get(0).path("num_bytes").asLong()
                        + info.path("splits").get(1).path("num_bytes").asLong());
        assertThat(info.path("download_size").asLong())
                .isEqualTo(Files.size(folder.resolve("near-far/train-00000-of-00001.parquet"))
                        + Files.size(folder.resolve("near-far/test-00000-of-00001.parquet")));
    }

    @Test
    void theFeaturesOfTheFrontMatterAreThoseOfTheFooters() throws IOException {
        JsonNode yaml = frontMatter(card("streets", HubExports.RUN));
        for (JsonNode info : yaml.path("dataset_info")) {
            assertThat(FeatureReader.card(info.path("features"))).isEqualTo(Columns.ANNOTATIONS.fields());
        }
    }

    @Test
    void theLicenceIsTheConfiguredOneInTheWordsOfTheHub() throws IOException {
        assertThat(frontMatter(card("a", licensed("CC-BY-NC-4.0")))
                        .path("license")
                        .asString())
                .isEqualTo("cc-by-nc-4.0");
        assertThat(frontMatter(card("a", licensed("https://creativecommons.org/licenses/by-sa/4.0/")))
                        .path("license")
                        .asString())
                .isEqualTo("cc-by-sa-4.0");
    }

    @Test
    void aLicenceTheHubDoesNotKnowIsNamedAsAnother() throws IOException {
        JsonNode yaml = frontMatter(card("a", licensed("Our House Rules 3")));
        assertThat(yaml.path("license").asString()).isEqualTo("other");
        assertThat(yaml.path("license_name").asString()).isEqualTo("Our House Rules 3");
    }

    @Test
    void whereNoLicenceIsConfiguredTheCardSaysSoLoudly() throws IOException {
        String card = card("a", "{}");
        assertThat(frontMatter(card).path("license").asString()).isEqualTo("unknown");
        assertThat(card).contains("**No licence was configured");
    }

    @Test
    void figuresAreThoseOfTheFilesAndTheRun() throws IOException {
        assertThat(card("streets", HubExports.RUN))
                .contains("8 questions with their answers about 4 photographs")
                .contains("| grounding | one | 3 | 0 | 1 |")
                .contains("| all pairs |  | 6 | 0 | 2 |")
                .contains("| photographs |  | 3 | 0 | 1 |")
                .contains("| near-far@3 | 4 |")
                .contains("| a-depth-model | 4 |")
                .contains("| CC-BY-2.0 | 4 |")
                .contains("| near-far | pair-choice | A: 4 (100.0 %) |")
                .contains("| select | pairs | 9 | 5 | 4 |")
                .contains("| select | pairs | one answer would be more frequent than the others | 4 |");
    }

    @Test
    void noPathOfTheMakersDiskIsTold() throws IOException {
        assertThat(card("streets", HubExports.RUN)).contains("street.json").doesNotContain("secret");
    }

    @Test
    void aHostileNameBreaksNeitherFrontMatterNorTables() throws IOException {
        String card = card("a: [b\n---\n| x |\u2028--- <script>", HubExports.RUN);
        assertThat(frontMatter(card).path("pretty_name").asString()).isEqualTo("a: [b --- | x | --- <script>");
        assertThat(card).contains("\n# a: \\[b --- \\| x \\| --- \\<script\\>\n");
        HubTarget target = new HubTarget(Dialects.named("qwen3-vl"), Photographs.NONE);
        assertThat(target.validate(folder).faults()).isEmpty();
    }

    @Test
    void sizesFallIntoTheClassesOfTheHub() {
        assertThat(FrontMatter.sizeCategory(0)).isEqualTo("n<1K");
        assertThat(FrontMatter.sizeCategory(1000)).isEqualTo("1K<n<10K");
        assertThat(FrontMatter.sizeCategory(9_999_999)).isEqualTo("1M<n<10M");
        assertThat(FrontMatter.sizeCategory(10_000_000)).isEqualTo("10M<n<100M");
        assertThat(FrontMatter.sizeCategory(2_000_000_000)).isEqualTo("n>1B");
    }
}
