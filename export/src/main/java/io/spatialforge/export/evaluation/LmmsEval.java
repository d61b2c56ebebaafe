package io.spatialforge.export.evaluation;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialect;
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
import java.util.SortedMap;

/**
 * Tasks for lmms-eval: a folder to be named as its {@code --include_path}. A split is a group with a task for each of ours
 * that has pairs; questions are JSON lines, read by its own JSON loader.
 */
public final class LmmsEval extends EvaluationTarget {

    /** The name by which users ask for it. */
    public static final String NAME = "lmms-eval";

    /** Counts up when tasks change so that scores do: part of what lmms-eval reports. */
    static final String VERSION = "1.0";

    /**
     * @param dialect in which questions and answers tell coordinates
     * @param photographs that the export brings along; {@link Photographs#NONE} if it does not
     * @throws IllegalArgumentException if the dialect does not tell boxes as whole numbers in the text
     */
    public LmmsEval(Dialect dialect, HeldOut heldOut, Photographs photographs) {
        super(NAME, VERSION, dialect, heldOut, photographs);
    }

    @Override
    public String about() {
        return "held-out pairs as tasks of lmms-eval";
    }

    @Override
    public RowMaker rows() {
        Questions questions = new Questions(dialect, photographs);
        return (pairs, rows) -> {
            for (Question question : questions.of(pairs, rows)) {
                QaPair pair = question.pair();
                QuestionRow.add(QuestionRow.part(pair.split(), pair.claim().task()), question, rows);
            }
        };
    }

    @Override
    public List<Output> outputs(SortedMap<String, List<Part>> parts) {
        List<Output> outputs = new ArrayList<>();
        for (Split split : heldOut.splits()) {
            for (Task task : Task.values()) {
                List<Part> rows = parts.get(QuestionRow.part(split, task));
                if (rows != null) {
                    outputs.add(new Output(LmmsEvalFolder.data(split, task), rows, QuestionRow::join));
                }
            }
        }
        outputs.addAll(ImageCredits.outputs(parts));
        return outputs;
    }

    @Override
    void write(Finished finished) throws IOException {
        new LmmsEvalFolder(dialect, finished).write();
    }

    @Override
    public Validation validate(Path path) throws IOException {
        return LmmsEvalCheck.validate(path);
    }
}
