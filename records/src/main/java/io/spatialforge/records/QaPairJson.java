package io.spatialforge.records;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;

/** One line of {@code qa/}. */
public final class QaPairJson {

    private static final int VERSION = 1;

    /** Lines of pairs, for whoever reads or writes many. */
    public static final LineFormat<QaPair> LINES =
            new LineFormat<>("qa", VERSION, QaPairJson::encode, QaPairJson::decode, PlainPair::read);

    private static final SerializedString[] ORDER = {
        RecordNames.SCHEMA,
        RecordNames.ID,
        RecordNames.TASK,
        RecordNames.FORM,
        RecordNames.SPLIT,
        RecordNames.IMAGE,
        RecordNames.QUESTION,
        RecordNames.ANSWER,
        RecordNames.ANSWER_KIND,
        RecordNames.CHOICES,
        RecordNames.TEMPLATE,
        RecordNames.REGIONS,
        RecordNames.CLAIM,
        RecordNames.EVIDENCE
    };
    // What stands in a line before the values that have no object of their own.
    private static final byte[] START = ascii("{\"schema\":" + VERSION + ",\"id\":");
    private static final byte[] TASK = name(RecordNames.TASK);
    private static final byte[] FORM = name(RecordNames.FORM);
    private static final byte[] SPLIT = name(RecordNames.SPLIT);
    private static final byte[] QUESTION = name(RecordNames.QUESTION);
    private static final byte[] ANSWER = name(RecordNames.ANSWER);
    private static final byte[] ANSWER_KIND = name(RecordNames.ANSWER_KIND);
    private static final byte[] TEMPLATE = name(RecordNames.TEMPLATE);
    private static final byte[] NO_CHOICES = ascii(",\"choices\":null,\"template\":");
    private static final byte[] CLAIM = name(RecordNames.CLAIM);
    private static final byte[] EVIDENCE = name(RecordNames.EVIDENCE);

    private static final SerializedString[] OF_REGION = {RecordNames.ID, RecordNames.LABEL, RecordNames.BOX};

    private QaPairJson() {}

    private static byte[] name(SerializedString name) {
        return ascii(",\"" + name.getValue() + "\":");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
     * Reads a line that is at hand as a text.
     *
     * @throws RecordException if the line is not exactly one pair
     */
    public static QaPair read(String line) {
        return LINES.read(line);
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

    /** A claim by itself, as it stands in a line. */
    public static String text(Claim claim) {
        LineOutput out = new LineOutput(256);
        ClaimJson.write(claim, out);
        return out.toString();
    }

    /**
     * Evidence by itself, as it stands in a line.
     *
     * @throws RecordException if a number is not finite
     */
    public static String text(Evidence evidence) {
        LineOutput out = new LineOutput(256);
        EvidenceJson.write(evidence, out);
        return out.toString();
    }

    private static void encode(QaPair pair, LineOutput out) {
        Phrased phrased = pair.phrased();
        out.part(START);
        out.string(pair.id());
        out.part(TASK);
        out.string(pair.claim().task().id());
        out.part(FORM);
        out.string(phrased.form());
        out.part(SPLIT);
        out.string(pair.split().id());
        out.image(pair.image());
        out.part(QUESTION);
        out.string(phrased.question());
        out.part(ANSWER);
        out.string(phrased.answer());
        out.part(ANSWER_KIND);
        out.string(phrased.kind().id());
        List<String> choices = phrased.choices();
        if (choices == null) {
            out.part(NO_CHOICES);
        } else {
            out.strings(RecordNames.CHOICES, choices);
            out.part(TEMPLATE);
        }
        out.string(phrased.template());
        out.name(RecordNames.REGIONS);
        out.startArray();
        for (QaPair.QaRegion region : pair.regions()) {
            out.startObject();
            out.string(RecordNames.ID, region.id());
            out.string(RecordNames.LABEL, region.label());
            out.shape(region.shape());
            out.endObject();
        }
        out.endArray();
        out.part(CLAIM);
        ClaimJson.write(pair.claim(), out);
        out.part(EVIDENCE);
        EvidenceJson.write(pair.evidence(), out);
        out.endObject();
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
        int number = 0;
        for (String field = in.nextField(ORDER, 0); field != null; field = in.nextField(ORDER, ++number)) {
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
                case "evidence" -> evidence = EvidenceJson.read(in);
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
            int number = 0;
            for (String field = in.nextField(OF_REGION, 0); field != null; field = in.nextField(OF_REGION, ++number)) {
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
}
