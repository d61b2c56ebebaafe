package io.spatialforge.viewer.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.serve.ReadIndex;
import io.spatialforge.viewer.serve.ServedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingPhotographsTests {

    private static final int ALL = 1000;

    @TempDir
    Path folder;

    private ReviewedRun review() throws Exception {
        FinishedRun run = FinishedRun.open(folder.resolve("run"));
        return ReviewedRun.start(run, new ReadIndex(run), ReviewedRun.options(folder.resolve("votes.jsonl"), ALL));
    }

    private void remove(Predicate<Path> which) throws Exception {
        try (Stream<Path> photographs = Files.list(folder.resolve("images"))) {
            for (Path photograph : photographs.filter(which).toList()) {
                Files.delete(photograph);
            }
        }
    }

    @Test
    void pairsWhosePhotographIsMissingAreNotAskedAndCounted() throws Exception {
        ServedRun.copyWithPhotographs(folder);
        remove(photograph -> !photograph.endsWith("00000.jpg"));
        try (ReviewedRun review = review()) {
            Set<String> images = new HashSet<>();
            for (int votes = 0; votes < 3; votes++) {
                QaPair pair = review.pair(review.vote("anna", "accept", ""));
                images.add(pair.image().id());
            }
            assertThat(images).containsExactly("drawn/1");
            assertThat(review.page("/review")).containsPattern("[1-9][0-9]* passed over: no photograph");
        }
    }

    @Test
    void withoutAnyPhotographNothingIsReviewedAndThePageSaysWhatToDo() throws Exception {
        ServedRun.copyWithPhotographs(folder);
        remove(photograph -> true);
        Files.delete(folder.resolve("images"));
        try (ReviewedRun review = review()) {
            assertThat(review.page("/review"))
                    .contains("There is nothing to review")
                    .contains("are not at hand. Bring them to where the run found them");
        }
    }
}
