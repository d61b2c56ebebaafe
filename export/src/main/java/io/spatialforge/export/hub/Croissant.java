package io.spatialforge.export.hub;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.hub.Feature.Field;
import io.spatialforge.export.target.Finished;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dataset in Croissant 1.0, the vocabulary in which search engines and loaders read about datasets: JSON-LD with a file
 * object and its hash for every Parquet file, and for each config a set of files and a set of records with their fields.
 */
final class Croissant {

    static final String VERSION = "http://mlcommons.org/croissant/1.0";

    private static final String PARQUET = "application/x-parquet";

    /** The context that the specification prescribes, word for word. */
    private static final String CONTEXT = """
            {"@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
            "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
            "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
            "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/",
            "equivalentProperty": "cr:equivalentProperty",
            "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field",
            "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet",
            "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset",
            "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField",
            "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex",
            "repeated": "cr:repeated", "replace": "cr:replace", "samplingRate": "cr:samplingRate",
            "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source",
            "subField": "cr:subField", "transform": "cr:transform"}""";

    private final Finished finished;
    private final Figures figures;
    private final Columns columns;
    private final JsonGenerator json;

    private Croissant(Finished finished, Figures figures, Columns columns, JsonGenerator json) {
        this.finished = finished;
        this.figures = figures;
        this.columns = columns;
        this.json = json;
    }

    static String text(Finished finished, Figures figures, Columns columns) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return lines;
            }
        };
        try (JsonGenerator json = JsonMapper.shared().tokenStreamFactory().createGenerator(pretty, text)) {
            new Croissant(finished, figures, columns, json).dataset();
        }
        return text + "\n";
    }

    private void dataset() {
        json.writeStartObject();
        json.writeName("@context");
        try (var parser = JsonMapper.shared().createParser(CONTEXT)) {
            parser.nextToken();
            json.copyCurrentStructure(parser);
        }
        json.writeStringProperty("@type", "sc:Dataset");
        json.writeStringProperty("conformsTo", VERSION);
        json.writeStringProperty("name", HubLayout.identifier(finished.run().name()));
        json.writeStringProperty(
                "description",
                Markdown.number(figures.pairs())
                        + " questions with their answers about photographs, made with SpatialForge from annotations.");
        HubLicence licence = HubLicence.of(
                finished.run().run().path("config").path("licence").asString(""));
        if (!licence.isMissing()) {
            String address = licence.address();
            json.writeStringProperty("license", address == null ? Markdown.line(licence.stated()) : address);
        }
        json.writeStringProperty("citeAs", DatasetCard.citation(finished));
        json.writeName("distribution");
        json.writeStartArray();
        finished.files().stream().filter(HubLayout::isParquet).forEach(this::file);
        figures.configs().keySet().forEach(this::files);
        json.writeEndArray();
        json.writeName("recordSet");
        json.writeStartArray();
        figures.configs().forEach(this::splits);
        figures.configs().forEach((task, splits) -> records(task));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void named(String type, String id, String description) {
        json.writeStartObject();
        json.writeStringProperty("@type", type);
        json.writeStringProperty("@id", id);
        json.writeStringProperty("name", id);
        json.writeStringProperty("description", description);
    }

    private void file(Finished.WrittenFile file) {
        named("cr:FileObject", file.name(), Markdown.number(file.records()) + " rows.");
        json.writeStringProperty("contentUrl", file.name());
        json.writeStringProperty("contentSize", file.bytes() + " B");
        json.writeStringProperty("encodingFormat", PARQUET);
        json.writeStringProperty("sha256", file.sha256());
        json.writeEndObject();
    }

    private static String filesOf(Task task) {
        return "files-of-" + task.id();
    }

    private void files(Task task) {
        named("cr:FileSet", filesOf(task), "The Parquet files of the config " + task.id() + ".");
        json.writeStringProperty("encodingFormat", PARQUET);
        json.writeStringProperty("includes", task.id() + "/*.parquet");
        json.writeEndObject();
    }

    private static String splitsOf(Task task) {
        return task.id() + "-splits";
    }

    private void splits(Task task, Map<Split, Figures.Size> splits) {
        String id = splitsOf(task);
        named("cr:RecordSet", id, "The splits of the config " + task.id() + ".");
        json.writeStringProperty("dataType", "cr:Split");
        reference("key", id + "/split_name");
        json.writeName("field");
        json.writeStartArray();
        named("cr:Field", id + "/split_name", "The name of the split.");
        json.writeStringProperty("dataType", "sc:Text");
        json.writeEndObject();
        json.writeEndArray();
        json.writeName("data");
        json.writeStartArray();
        for (Split split : splits.keySet()) {
            json.writeStartObject();
            json.writeStringProperty(id + "/split_name", split.id());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void records(Task task) {
        String id = task.id();
        named("cr:RecordSet", id, "Questions of the task " + id + ", one a record.");
        reference("key", id + "/id");
        json.writeName("field");
        json.writeStartArray();
        named("cr:Field", id + "/split", "The split that the record belongs to.");
        json.writeStringProperty("dataType", "sc:Text");
        json.writeName("source");
        json.writeStartObject();
        reference("fileSet", filesOf(task));
        json.writeName("extract");
        json.writeStartObject();
        json.writeStringProperty("fileProperty", "fullpath");
        json.writeEndObject();
        json.writeName("transform");
        json.writeStartObject();
        json.writeStringProperty("regex", "^(?:.*/)?(train|validation|test)(?:-[0-9]+-of-[0-9]+[.]parquet)?$");
        json.writeEndObject();
        json.writeEndObject();
        json.writeName("references");
        json.writeStartObject();
        reference("field", splitsOf(task) + "/split_name");
        json.writeEndObject();
        json.writeEndObject();
        for (Columns.Column column : columns.columns()) {
            if (!isNestedTwice(column.type())) {
                field(id + "/" + column.name(), column.meaning(), column.type(), filesOf(task), column.name(), "");
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Whether there are structures within structures: Croissant's own reader mixes up which belongs to which. */
    private static boolean isNestedTwice(Feature type) {
        return type instanceof Feature.Sequence list
                && list.of() instanceof Feature.Struct struct
                && struct.fields().stream()
                        .anyMatch(field ->
                                field.type() instanceof Feature.Sequence inner && inner.of() instanceof Feature.Struct);
    }

    /**
     * @param path JSON path within the column; empty for the column itself
     */
    private void field(String id, String meaning, Feature type, String files, String column, String path) {
        named("cr:Field", id, meaning);
        Feature one = type;
        if (type instanceof Feature.Sequence list) {
            json.writeBooleanProperty("repeated", true);
            one = list.of();
        }
        if (one instanceof Feature.Struct struct) {
            source(files, column, path);
            json.writeName("subField");
            json.writeStartArray();
            for (Field field : struct.fields()) {
                field(
                        id + "/" + field.name(),
                        field.name() + " of " + column,
                        field.type(),
                        files,
                        column,
                        field.name());
            }
            json.writeEndArray();
        } else {
            json.writeStringProperty("dataType", dataType(one));
            source(files, column, path);
        }
        json.writeEndObject();
    }

    private void source(String files, String column, String path) {
        json.writeName("source");
        json.writeStartObject();
        reference("fileSet", files);
        json.writeName("extract");
        json.writeStartObject();
        json.writeStringProperty("column", column);
        json.writeEndObject();
        if (!path.isEmpty()) {
            json.writeName("transform");
            json.writeStartObject();
            json.writeStringProperty("jsonPath", path);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String dataType(Feature type) {
        return switch (type) {
            case Feature.Text text -> "sc:Text";
            case Feature.Number number -> number.dtype().startsWith("int") ? "sc:Integer" : "sc:Float";
            case Feature.Picture picture -> "sc:ImageObject";
            case Feature.Sequence list -> dataType(list.of());
            case Feature.Struct struct -> "sc:StructuredValue";
            case Feature.Unknown unknown -> throw new IllegalStateException(unknown.words() + " is only read");
        };
    }

    private void reference(String name, String id) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("@id", id);
        json.writeEndObject();
    }
}
