package io.spatialforge.records;

import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Judgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** The numbers a claim rests on, and what a judge said, as they stand in the line of a pair. */
final class EvidenceJson {

    private static final SerializedString[] OF_EVIDENCE = {
        RecordNames.RULE, RecordNames.DEPTH_SOURCE, RecordNames.MARGINS, RecordNames.THRESHOLDS, RecordNames.JUDGE
    };
    private static final SerializedString[] OF_JUDGE = {
        RecordNames.MODEL, RecordNames.ASKED, RecordNames.AGREED, RecordNames.PROPOSER
    };

    private EvidenceJson() {}

    static void write(Evidence evidence, LineOutput out) {
        out.startObject();
        out.string(RecordNames.RULE, evidence.rule());
        out.string(RecordNames.DEPTH_SOURCE, evidence.depthSource());
        if (evidence.facingSource() != null) {
            out.string(RecordNames.FACING_SOURCE, evidence.facingSource());
        }
        out.name(RecordNames.MARGINS);
        out.startObject();
        for (Evidence.Measure measure : evidence.measures()) {
            out.name(measure.name());
            out.number(measure.value());
        }
        out.endObject();
        out.name(RecordNames.THRESHOLDS);
        out.startObject();
        for (Evidence.Measure measure : evidence.measures()) {
            out.name(measure.name());
            out.number(measure.threshold());
        }
        out.endObject();
        Judgement judgement = evidence.judgement();
        if (judgement != null) {
            out.name(RecordNames.JUDGE);
            out.startObject();
            out.string(RecordNames.MODEL, judgement.model());
            out.integer(RecordNames.ASKED, judgement.asked());
            out.integer(RecordNames.AGREED, judgement.agreed());
            out.string(RecordNames.PROPOSER, judgement.proposer());
            out.endObject();
        }
        out.endObject();
    }

    static Evidence read(RecordReader in) {
        in.openObject();
        @Nullable String rule = null;
        @Nullable String depthSource = null;
        @Nullable String facingSource = null;
        @Nullable Numbers margins = null;
        @Nullable Numbers thresholds = null;
        @Nullable Judgement judgement = null;
        int number = 0;
        for (String field = in.nextField(OF_EVIDENCE, 0); field != null; field = in.nextField(OF_EVIDENCE, ++number)) {
            switch (field) {
                case "rule" -> rule = in.string();
                case "depth_source" -> depthSource = in.nullableString();
                case "facing_source" -> facingSource = in.string();
                case "margins" -> margins = Numbers.read(in);
                case "thresholds" -> thresholds = Numbers.read(in);
                case "judge" -> judgement = judgement(in);
                default -> throw in.unknown(field);
            }
        }
        Numbers values = in.required(margins, "margins");
        Numbers held = in.required(thresholds, "thresholds");
        List<Evidence.Measure> measures = new ArrayList<>(values.size);
        for (int i = 0; i < values.size; i++) {
            String name = values.names[i];
            int at = held.find(name, i);
            if (at < 0) {
                throw in.missing("thresholds/" + name);
            }
            measures.add(new Evidence.Measure(name, values.values[i], held.values[at]));
        }
        for (int i = 0; i < held.size; i++) {
            if (values.find(held.names[i], i) < 0) {
                throw in.missing("margins/" + held.names[i]);
            }
        }
        return new Evidence(in.required(rule, "rule"), depthSource, facingSource, measures, judgement);
    }

    private static Judgement judgement(RecordReader in) {
        in.openObject();
        @Nullable String model = null;
        @Nullable Integer asked = null;
        @Nullable Integer agreed = null;
        @Nullable String proposer = null;
        int number = 0;
        for (String field = in.nextField(OF_JUDGE, 0); field != null; field = in.nextField(OF_JUDGE, ++number)) {
            switch (field) {
                case "model" -> model = in.string();
                case "asked" -> asked = in.integer();
                case "agreed" -> agreed = in.integer();
                case "proposer" -> proposer = in.nullableString();
                default -> throw in.unknown(field);
            }
        }
        String judge = in.required(model, "model");
        int times = in.required(asked, "asked");
        int same = in.required(agreed, "agreed");
        if (same < 1 || same > times) {
            throw new RecordException(in.path() + "/agreed", "1 to " + times, String.valueOf(same));
        }
        return new Judgement(judge, times, same, proposer);
    }

    /** Numbers by name, a few. */
    private static final class Numbers {

        private String[] names = new String[4];
        private double[] values = new double[4];
        private int size;

        static Numbers read(RecordReader in) {
            Numbers numbers = new Numbers();
            in.openObject();
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                if (numbers.find(name, 0) >= 0) {
                    throw new RecordException(in.path(), "each name once", "it again");
                }
                numbers.add(name, in.number());
            }
            return numbers;
        }

        private void add(String name, double value) {
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            names[size] = name;
            values[size] = value;
            size++;
        }

        /**
         * @param likely where it probably is
         * @return -1 if there is no such name
         */
        int find(String name, int likely) {
            if (likely < size && names[likely].equals(name)) {
                return likely;
            }
            for (int i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
