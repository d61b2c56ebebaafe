package io.spatialforge.pipeline;

import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The answers of a judge, which were paid for, where the run lies elsewhere: brought here before the first question, taken
 * there after the last and now and then between, so that a machine that is lost takes few of them with it.
 */
final class KeptAnswers {

    private static final String FOLDER = "work/answers";

    /** As a log of answers calls its file. */
    private static final String FILE = "answers.jsonl";

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final RunFolder folder;
    private long last = System.nanoTime();

    private KeptAnswers(RunFolder folder) {
        this.folder = folder;
    }

    static KeptAnswers bring(RunFolder folder) throws IOException {
        folder.recalled(folder(folder).resolve(FILE));
        return new KeptAnswers(folder);
    }

    /** Where the answers are on this machine. */
    static Path folder(RunFolder folder) {
        return folder.root().resolve(FOLDER);
    }

    /** Takes them to the run, if that was long ago. */
    synchronized void keepNowAndThen() throws IOException {
        if (System.nanoTime() - last >= EVERY.toNanos()) {
            keep();
        }
    }

    /** Takes them to the run. */
    synchronized void keep() throws IOException {
        Path file = folder(folder).resolve(FILE);
        if (Files.isRegularFile(file)) {
            folder.publish(file);
        }
        last = System.nanoTime();
    }
}
