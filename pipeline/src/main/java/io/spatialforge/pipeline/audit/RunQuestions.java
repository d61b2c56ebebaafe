package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.LabelAliases;
import io.spatialforge.audit.questions.Question;
import io.spatialforge.audit.questions.QuestionAudit;
import io.spatialforge.audit.questions.QuestionAudit.Abstained;
import io.spatialforge.audit.questions.QuestionReport;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.forge.PairForge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished run held against people's answers in words. The photographs asked about are forged again in memory, by the
 * run's configuration but for the cap of claims of a kind: so what a rule states is compared also where the run did not
 * choose it, and where nothing is stated the rule's reason is known.
 */
public final class RunQuestions {

    private RunQuestions() {}

    /**
     * @throws IOException if a file of the run can't be read
     */
    public static QuestionReport of(FinishedRun run, List<Question> questions) throws IOException {
        return of(run, questions, ProgressListener.NONE);
    }

    /**
     * Compares, as {@link #of(FinishedRun, List)}.
     *
     * @param progress hears of the images
     */
    public static QuestionReport of(FinishedRun run, List<Question> questions, ProgressListener progress)
            throws IOException {
        PairForge forge = run.forgeSettings().withoutCap().forge();
        QuestionAudit audit = new QuestionAudit(questions, LabelAliases.standard());
        Counter seen = Counter.ofImages(run, "questions", progress);
        run.forEachScene(scene -> {
            if (audit.asksAbout(scene.image())) {
                Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
                forge.forge(scene, heard);
                audit.photograph(scene, heard.stated, heard.abstained);
            }
            seen.one();
        });
        seen.all();
        return audit.report();
    }

    private record Heard(List<Claim> stated, List<Abstained> abstained) implements PairForge.Outcome {

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {
            abstained.add(new Abstained(task, reason.id(), about, other));
        }

        @Override
        public void capped(Claim claim) {}

        @Override
        public void kept(QaPair pair) {
            stated.add(pair.claim());
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {}
    }
}
