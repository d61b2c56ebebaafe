package io.spatialforge.export.hub;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.hub.Figures.Size;
import io.spatialforge.export.target.Finished;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The YAML at the head of a card, which tells the Hub and {@code datasets} where the files are and what they hold. */
final class FrontMatter {

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /** The Hub's classes of sizes: the first bound that is larger than the number of rows, and the class's name. */
    private static final List<Map.Entry<Long, String>> SIZES = List.of(
            Map.entry(1_000L, "n<1K"),
            Map.entry(10_000L, "1K<n<10K"),
            Map.entry(100_000L, "10K<n<100K"),
            Map.entry(1_000_000L, "100K<n<1M"),
            Map.entry(10_000_000L, "1M<n<10M"),
            Map.entry(100_000_000L, "10M<n<100M"),
            Map.entry(1_000_000_000L, "100M<n<1B"));

    private static final String LARGEST = "n>1B";

    private final Finished finished;
    private final Figures figures;
    private final Columns columns;

    FrontMatter(Finished finished, Figures figures, Columns columns) {
        this.finished = finished;
        this.figures = figures;
        this.columns = columns;
    }

    /** The YAML without the lines around it. */
    String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator yaml = YAML.createGenerator(ObjectWriteContext.empty(), text)) {
            yaml.writeStartObject();
            HubLicence licence = HubLicence.of(
                    finished.run().run().path("config").path("licence").asString(""));
            yaml.writeStringProperty("license", licence.identifier());
            if (licence.identifier().equals(HubLicence.OTHER)) {
                yaml.writeStringProperty("license_name", Markdown.line(licence.stated()));
            }
            list(yaml, "task_categories", List.of("visual-question-answering", "image-text-to-text"));
            list(yaml, "language", List.of("en"));
            list(yaml, "size_categories", List.of(sizeCategory(figures.pairs())));
            list(yaml, "tags", List.of("spatial-reasoning", "visual-grounding", "counting", "depth", "spatialforge"));
            yaml.writeStringProperty("pretty_name", Markdown.line(finished.run().name()));
            configs(yaml);
            infos(yaml);
            yaml.writeEndObject();
        }
        return text.toString();
    }

    static String sizeCategory(long rows) {
        for (Map.Entry<Long, String> size : SIZES) {
            if (rows < size.getKey()) {
                return size.getValue();
            }
        }
        return LARGEST;
    }

    private static void list(JsonGenerator yaml, String name, List<String> values) {
        yaml.writeName(name);
        yaml.writeStartArray();
        values.forEach(yaml::writeString);
        yaml.writeEndArray();
    }

    private void configs(JsonGenerator yaml) {
        yaml.writeName("configs");
        yaml.writeStartArray();
        figures.configs().forEach((task, splits) -> {
            yaml.writeStartObject();
            yaml.writeStringProperty("config_name", task.id());
            yaml.writeName("data_files");
            yaml.writeStartArray();
            for (Split split : splits.keySet()) {
                yaml.writeStartObject();
                yaml.writeStringProperty("split", split.id());
                yaml.writeStringProperty("path", HubLayout.pattern(task.id(), split));
                yaml.writeEndObject();
            }
            yaml.writeEndArray();
            yaml.writeEndObject();
        });
        yaml.writeEndArray();
    }

    private void infos(JsonGenerator yaml) {
        yaml.writeName("dataset_info");
        yaml.writeStartArray();
        figures.configs().forEach((task, splits) -> {
            yaml.writeStartObject();
            yaml.writeStringProperty("config_name", task.id());
            yaml.writeName("features");
            columns.card(yaml);
            yaml.writeName("splits");
            yaml.writeStartArray();
            long bytes = 0;
            for (Map.Entry<Split, Size> split : splits.entrySet()) {
                yaml.writeStartObject();
                yaml.writeStringProperty("name", split.getKey().id());
                yaml.writeNumberProperty("num_bytes", split.getValue().bytes());
                yaml.writeNumberProperty("num_examples", split.getValue().rows());
                yaml.writeEndObject();
                bytes += split.getValue().bytes();
            }
            yaml.writeEndArray();
            yaml.writeNumberProperty("download_size", downloadSize(task));
            yaml.writeNumberProperty("dataset_size", bytes);
            yaml.writeEndObject();
        });
        yaml.writeEndArray();
    }

    private long downloadSize(Task task) {
        long bytes = 0;
        for (Finished.WrittenFile file : finished.files()) {
            if (HubLayout.isParquet(file) && HubLayout.config(file.name()).equals(task.id())) {
                bytes += file.bytes();
            }
        }
        return bytes;
    }
}
