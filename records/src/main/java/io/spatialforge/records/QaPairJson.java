package io.spatialforge.records;

import static io.spatialforge.records.RecordOutput.integer;
import static io.spatialforge.records.RecordOutput.number;
import static io.spatialforge.records.RecordOutput.string;
import static io.spatialforge.records.RecordOutput.strings;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** One line of {@code qa/}. */
public final class QaPairJson {

    private static final int VERSION = 1;

    public static final LineFormat<QaPair> LINES =
            new LineFormat<>("qa", VERSION, QaPairJson::encode, QaPairJson::decode);

    private QaPairJson() {}

    /**
     * @throws RecordException if a number is not finite
     */
    public static void write(QaPair pair, JsonGenerator out) {
        LINES.write(pair, out);
    }

    /**
     * The pair as UTF-8 without a line end.
     *
     * @throws RecordException if a number is not finite
     */
    public static byte[] toLine(QaPair pair) {
        return LINES.toLine(pair);
    }

    /**
     * @throws RecordException if the line is not exactly one pair
     */
    public static QaPair read(byte[] line) {
        return LINES.read(line);
    }

    /**
     * Reads the object that the parser stands on or before.
     *
     * @throws RecordException if it is not a pair
     */
    public static QaPair read(JsonParser parser) {
        return LINES.read(parser);
    }

    /** Writes a claim by itself, as it stands in a line. */
    public static void writeClaim(Claim claim, JsonGenerator out) {
        ClaimJson.write(claim, out);
    }

    /**
     * Writes evidence by itself, as it stands in a line.
     *
     * @throws RecordException if a number is not finite
     */
    public static void writeEvidence(Evidence evidence, JsonGenerator out) {
        evidence(evidence, out);
    }

    private static void encode(QaPair pair, JsonGenerator out) {
        Phrased phrased = pair.phrased();
        out.writeStartObject();
        integer(RecordNames.SCHEMA, VERSION, out);
        string(RecordNames.ID, pair.id(), out);
        string(RecordNames.TASK, pair.claim().task().id(), out);
        string(RecordNames.FORM, phrased.form(), out);
        string(RecordNames.SPLIT, pair.split().id(), out);
        out.writeName(RecordNames.IMAGE);
        ImageJson.write(pair.image(), out);
        string(RecordNames.QUESTION, phrased.question(), out);
        string(RecordNames.ANSWER, phrased.answer(), out);
        string(RecordNames.ANSWER_KIND, phrased.kind().id(), out);
        List<String> choices = phrased.choices();
        if (choices == null) {
            string(RecordNames.CHOICES, null, out);
        } else {
            strings(RecordNames.CHOICES, choices, out);
        }
        string(RecordNames.TEMPLATE, phrased.template(), out);
        out.writeName(RecordNames.REGIONS);
        out.writeStartArray();
        for (QaPair.QaRegion region : pair.regions()) {
            out.writeStartObject();
            string(RecordNames.ID, region.id(), out);
            string(RecordNames.LABEL, region.label(), out);
            RecordOutput.shape(region.shape(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeName(RecordNames.CLAIM);
        ClaimJson.write(pair.claim(), out);
        out.writeName(RecordNames.EVIDENCE);
        evidence(pair.evidence(), out);
        out.writeEndObject();
    }

    private static void evidence(Evidence evidence, JsonGenerator out) {
        out.writeStartObject();
        string(RecordNames.RULE, evidence.rule(), out);
        string(RecordNames.DEPTH_SOURCE, evidence.depthSource(), out);
        if (evidence.facingSource() != null) {
            string(RecordNames.FACING_SOURCE, evidence.facingSource(), out);
        }
        out.writeName(RecordNames.MARGINS);
        out.writeStartObject();
        for (Evidence.Measure measure : evidence.measures()) {
            out.writeName(measure.name());
            number(measure.value(), out);
        }
        out.writeEndObject();
        out.writeName(RecordNames.THRESHOLDS);
        out.writeStartObject();
        for (Evidence.Measure measure : evidence.measures()) {
            out.writeName(measure.name());
            number(measure.threshold(), out);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static QaPair decode(RecordReader in) {
        in.openRecord();
        @Nullable Boolean schema = null;
        @Nullable String id = null;
        @Nullable Task task = null;
        @Nullable String form = null;
        @Nullable Split split = null;
        @Nullable Image image = null;
        @Nullable String question = null;
        @Nullable String answer = null;
        @Nullable AnswerKind kind = null;
        @Nullable List<String> choices = null;
        @Nullable String template = null;
        @Nullable List<QaPair.QaRegion> regions = null;
        @Nullable Claim claim = null;
        @Nullable Evidence evidence = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "schema" -> schema = in.schema(VERSION);
                case "id" -> id = in.string();
                case "task" -> task = in.named(Task::ofId);
                case "form" -> form = in.string();
                case "split" -> split = in.named(Split::ofId);
                case "image" -> image = ImageJson.read(in);
                case "question" -> question = in.string();
                case "answer" -> answer = in.string();
                case "answer_kind" -> kind = in.named(AnswerKind::ofId);
                case "choices" -> choices = in.nullableStrings();
                case "template" -> template = in.string();
                case "regions" -> regions = regions(in);
                case "claim" -> claim = ClaimJson.read(in);
                case "evidence" -> evidence = evidence(in);
                default -> throw in.unknown(field);
            }
        }
        in.required(schema, "schema");
        Claim ofPair = in.required(claim, "claim");
        Task stated = in.required(task, "task");
        if (stated != ofPair.task()) {
            throw new RecordException(
                    in.path() + "/task", "'" + ofPair.task().id() + "', the claim's task", "'" + stated.id() + "'");
        }
        Phrased phrased = new Phrased(
                in.required(form, "form"),
                in.required(question, "question"),
                in.required(answer, "answer"),
                in.required(kind, "answer_kind"),
                choices,
                in.required(template, "template"));
        return new QaPair(
                in.required(id, "id"),
                in.required(split, "split"),
                in.required(image, "image"),
                phrased,
                in.required(regions, "regions"),
                ofPair,
                in.required(evidence, "evidence"));
    }

    private static List<QaPair.QaRegion> regions(RecordReader in) {
        List<QaPair.QaRegion> regions = new ArrayList<>();
        in.openArray();
        while (in.nextObject()) {
            @Nullable String id = null;
            @Nullable String label = null;
            @Nullable Shape shape = null;
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "id" -> id = in.string();
                    case "label" -> label = in.string();
                    case "box" -> shape = RegionJson.first(in.box(), shape, in);
                    case "point" -> shape = RegionJson.first(in.point(), shape, in);
                    default -> throw in.unknown(field);
                }
            }
            regions.add(
                    new QaPair.QaRegion(in.required(id, "id"), in.required(label, "label"), in.required(shape, "box")));
        }
        return regions;
    }

    private static Evidence evidence(RecordReader in) {
        in.openObject();
        @Nullable String rule = null;
        @Nullable String depthSource = null;
        @Nullable String facingSource = null;
        @Nullable List<String> names = null;
        @Nullable List<Double> margins = null;
        @Nullable Map<String, Double> thresholds = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "rule" -> rule = in.string();
                case "depth_source" -> depthSource = in.nullableString();
                case "facing_source" -> facingSource = in.string();
                case "margins" -> {
                    names = new ArrayList<>(2);
                    margins = new ArrayList<>(2);
                    in.openObject();
                    for (String name = in.nextField(); name != null; name = in.nextField()) {
                        if (names.contains(name)) {
                            throw new RecordException(in.path(), "each name once", "it again");
                        }
                        names.add(name);
                        margins.add(in.number());
                    }
                }
                case "thresholds" -> {
                    thresholds = new TreeMap<>();
                    in.openObject();
                    for (String name = in.nextField(); name != null; name = in.nextField()) {
                        if (thresholds.put(name, in.number()) != null) {
                            throw new RecordException(in.path(), "each name once", "it again");
                        }
                    }
                }
                default -> throw in.unknown(field);
            }
        }
        List<String> ofMargins = in.required(names, "margins");
        List<Double> values = in.required(margins, "margins");
        Map<String, Double> ofThresholds = in.required(thresholds, "thresholds");
        List<Evidence.Measure> measures = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Double threshold = ofThresholds.remove(ofMargins.get(i));
            if (threshold == null) {
                throw in.missing("thresholds/" + ofMargins.get(i));
            }
            measures.add(new Evidence.Measure(ofMargins.get(i), values.get(i), threshold));
        }
        if (!ofThresholds.isEmpty()) {
            throw in.missing("margins/" + ofThresholds.keySet().iterator().next());
        }
        return new Evidence(in.required(rule, "rule"), depthSource, facingSource, measures);
    }
}
