package io.spatialforge.pipeline.export;

import static io.spatialforge.pipeline.export.RunOfPairs.dog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Targets;
import io.spatialforge.export.Validation;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.export.Export.Exported;
import io.spatialforge.pipeline.export.Export.Was;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports whose rows bring files along. */
class CopiesTests {

    private static final Target QWEN = Targets.named("qwen3-vl");

    @TempDir
    Path temp;

    private Path out() {
        return temp.resolve("out");
    }

    private FinishedRun run(String... ids) throws Exception {
        return RunOfPairs.write(
                temp.resolve("run"),
                3,
                List.of(ids).stream().map(id -> dog(id, Split.TRAIN)).toArray(QaPair[]::new));
    }

    private Exported export(FinishedRun run, Target target) throws Exception {
        return Export.run(run, target, out(), Export.Options.of(1));
    }

    @Test
    void whatCameAlongIsListedAndLeftAlone() throws Exception {
        FinishedRun run = run("a", "b");
        export(run, new Bringing(Integer.MAX_VALUE));
        assertThat(ExportTests.files(out()))
                .containsOnlyKeys("copies.jsonl.zst", "export.json", "images/a.txt", "images/b.txt", "train.jsonl");
        assertThat(export(run, new Bringing(0)).was()).isEqualTo(Was.WHOLE);
    }

    @Test
    void aCopyThatIsGoneOrCutShortIsMadeAgain() throws Exception {
        FinishedRun run = run("a", "b");
        export(run, new Bringing(Integer.MAX_VALUE));
        var files = ExportTests.files(out());
        Files.delete(out().resolve("images/a.txt"));
        Files.writeString(out().resolve("images/b.txt"), "");
        assertThat(export(run, new Bringing(Integer.MAX_VALUE)).was()).isEqualTo(Was.NOT_WHOLE);
        assertThat(ExportTests.files(out())).isEqualTo(files);
    }

    @Test
    void aCopyThatALostMachineLeftEmptyIsMadeAgainWhenTheExportGoesOn() throws Exception {
        FinishedRun run = run("a", "b", "c", "d");
        Export.run(run, new Bringing(Integer.MAX_VALUE), temp.resolve("alone"), 1);
        assertThatThrownBy(() -> export(run, new Bringing(3))).isInstanceOf(Exception.class);
        try (var copies = Files.newDirectoryStream(out().resolve("images"))) {
            for (Path copy : copies) {
                Files.writeString(copy, "");
            }
        }
        export(run, new Bringing(Integer.MAX_VALUE));
        assertThat(ExportTests.files(out())).isEqualTo(ExportTests.files(temp.resolve("alone")));
    }

    @Test
    void whatTheRunHasNoMoreIsRemovedAndWhatOthersPutThereStays() throws Exception {
        export(run("a", "b"), new Bringing(Integer.MAX_VALUE));
        Files.writeString(out().resolve("images/mine.txt"), "mine");
        export(run("b", "c"), new Bringing(Integer.MAX_VALUE));
        assertThat(ExportTests.files(out()))
                .containsOnlyKeys(
                        "copies.jsonl.zst",
                        "export.json",
                        "images/b.txt",
                        "images/c.txt",
                        "images/mine.txt",
                        "train.jsonl");
        export(run("b", "c"), QWEN);
        assertThat(ExportTests.files(out())).containsOnlyKeys("export.json", "images/mine.txt", "train.jsonl");
    }

    @Test
    void whatAFailedExportBroughtAlongIsRemovedByAnother() throws Exception {
        export(run("x"), new Bringing(Integer.MAX_VALUE));
        FinishedRun run = run("a", "b", "c", "d", "e");
        assertThatThrownBy(() -> export(run, new Bringing(4))).isInstanceOf(Exception.class);
        assertThat(ExportTests.files(out())).containsKey("images/x.txt").hasSizeGreaterThan(5);
        export(run("y"), QWEN);
        assertThat(ExportTests.files(out())).containsOnlyKeys("export.json", "train.jsonl");
    }

    /** Brings a file of each image, but fails at one of them. */
    private static final class Bringing implements Target {

        private final AtomicInteger left;

        Bringing(int left) {
            this.left = new AtomicInteger(left);
        }

        @Override
        public String name() {
            return "bringing";
        }

        @Override
        public String fingerprint() {
            return "bringing";
        }

        @Override
        public RowMaker rows() {
            RowMaker maker = QWEN.rows();
            return (pairs, rows) -> {
                String id = pairs.getFirst().id();
                rows.file("images/" + id + ".txt", id.getBytes(StandardCharsets.UTF_8));
                if (left.getAndDecrement() == 0) {
                    throw new IOException("no space left");
                }
                maker.image(pairs, rows);
            };
        }

        @Override
        public List<Output> outputs(SortedMap<String, List<Part>> parts) {
            return QWEN.outputs(parts);
        }

        @Override
        public Validation validate(Path path) throws IOException {
            return QWEN.validate(path);
        }
    }
}
