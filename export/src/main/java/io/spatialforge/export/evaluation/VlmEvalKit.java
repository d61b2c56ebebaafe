package io.spatialforge.export.evaluation;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Validation;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.ImageCredits;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Photographs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Datasets for VLMEvalKit: tables of questions, and a script that makes them known and starts VLMEvalKit's own. A split is
 * up to three datasets, as VLMEvalKit asks and scores options, yes or no, and all else in different ways.
 */
public final class VlmEvalKit extends EvaluationTarget {

    /** The name by which users ask for it. */
    public static final String NAME = "vlmevalkit";

    private static final String VERSION = "1";

    /**
     * @param dialect in which questions and answers tell coordinates
     * @param photographs that the export brings along; {@link Photographs#NONE} if it does not
     * @throws IllegalArgumentException if the dialect does not tell boxes as whole numbers in the text
     */
    public VlmEvalKit(Dialect dialect, HeldOut heldOut, Photographs photographs) {
        super(NAME, VERSION, dialect, heldOut, photographs);
    }

    @Override
    public String about() {
        return "held-out pairs as datasets of VLMEvalKit";
    }

    @Override
    public RowMaker rows() {
        Questions questions = new Questions(dialect, photographs);
        return (pairs, rows) -> {
            for (Question question : questions.of(pairs, rows)) {
                String lost = Pandas.lost(question);
                if (lost != null) {
                    rows.refuse(
                            question.pair(),
                            new Refusal(Reason.UNREADABLE, "VLMEvalKit reads tables so that '" + lost + "' gets lost"));
                } else {
                    QuestionRow.add(part(question.pair().split(), TableKind.of(question.kind())), question, rows);
                }
            }
        };
    }

    private static String part(Split split, TableKind kind) {
        return split.id() + "/" + kind.id();
    }

    @Override
    public List<Output> outputs(SortedMap<String, List<Part>> parts) {
        List<Output> outputs = new ArrayList<>();
        for (Split split : heldOut.splits()) {
            for (TableKind kind : TableKind.values()) {
                List<Part> rows = parts.get(part(split, kind));
                if (rows != null) {
                    Table table = new Table(split, kind, Coordinates.of(dialect));
                    outputs.add(new Output(Table.file(split, kind), rows, table::write));
                }
            }
        }
        outputs.addAll(ImageCredits.outputs(parts));
        return outputs;
    }

    @Override
    void write(Finished finished) throws IOException {
        List<String> datasets = new ArrayList<>();
        for (Finished.WrittenFile file : finished.files()) {
            if (file.name().endsWith(".tsv")) {
                datasets.add(file.name().substring(0, file.name().length() - ".tsv".length()));
            }
        }
        Path folder = finished.folder();
        Resources.copy("scoring.py", folder.resolve("scoring.py"));
        Resources.copy("spatialforge_vlmevalkit.py", folder.resolve("spatialforge_vlmevalkit.py"));
        Resources.write(
                folder.resolve("README.md"),
                Resources.filled(
                        "vlmevalkit-readme.md",
                        Map.of("NAME", finished.run().name(), "DATASETS", String.join(" ", datasets))));
    }

    @Override
    public Validation validate(Path path) throws IOException {
        return VlmEvalKitCheck.validate(path);
    }
}
