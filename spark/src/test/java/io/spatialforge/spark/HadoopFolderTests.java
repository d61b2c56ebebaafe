package io.spatialforge.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RemoteFolder;
import io.spatialforge.engine.RemoteFolder.Stored;
import io.spatialforge.vision.store.RemoteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopFolderTests {

    @TempDir
    Path folder;

    private RemoteFolder store(String scheme) throws IOException {
        return HadoopFolder.open(scheme + "://" + folder.resolve("run"));
    }

    private Path local(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "local", ""), content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "bucket"})
    void smallFilesAreReadAsTheyWereWrittenLast(String scheme) throws IOException {
        RemoteFolder store = store(scheme);

        assertThat(store.read("stats/ingest/00000.json")).isEmpty();
        store.write("stats/ingest/00000.json", "first".getBytes(UTF_8));
        store.write("stats/ingest/00000.json", "second".getBytes(UTF_8));

        assertThat(store.read("stats/ingest/00000.json")).hasValue("second".getBytes(UTF_8));
        assertThat(store.list("stats/ingest")).containsExactly(new Stored("stats/ingest/00000.json", 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "bucket"})
    void aFileIsCreatedOnce(String scheme) throws IOException {
        RemoteFolder store = store(scheme);

        assertThat(store.create("run.lock", "mine".getBytes(UTF_8))).isTrue();
        assertThat(store.create("run.lock", "theirs".getBytes(UTF_8))).isFalse();
        assertThat(store.read("run.lock")).hasValue("mine".getBytes(UTF_8));
        store.delete("run.lock");
        store.delete("run.lock");
        assertThat(store.create("run.lock", "theirs".getBytes(UTF_8))).isTrue();
    }

    @Test
    void whereRenamesAreAtOnceFilesGetTheirPlainNames() throws IOException {
        RemoteFolder store = store("file");
        String stored = store.put(local("lines"), "qa/00003-of-00016.jsonl.zst");

        assertThat(stored).matches("qa/\\.00003-of-00016\\.jsonl\\.zst\\.[0-9a-f]{12}\\.tmp");
        assertThat(store.place(stored, "qa/00003-of-00016.jsonl.zst")).isEqualTo("qa/00003-of-00016.jsonl.zst");
        assertThat(store.list("qa")).containsExactly(new Stored("qa/00003-of-00016.jsonl.zst", 5));
        assertThat(folder.resolve("run/qa")).isDirectoryContaining("glob:**/00003-of-00016.jsonl.zst");
        assertThat(folder.resolve("run/qa").toFile().list()).hasSize(1);
    }

    @Test
    void whereNothingIsRenamedFilesKeepTheNameOfTheirAttempt() throws IOException {
        RemoteFolder store = store("bucket");
        String stored = store.put(local("lines"), "qa/00003-of-00016.jsonl.zst");

        assertThat(stored).matches("qa/00003-of-00016\\.[0-9a-f]{12}\\.jsonl\\.zst");
        assertThat(store.place(stored, "qa/00003-of-00016.jsonl.zst")).isEqualTo(stored);
        assertThat(store.size(stored)).hasValue(5);
        assertThat(store.size("qa/00003-of-00016.jsonl.zst")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "bucket"})
    void anAttemptThatIsNeverPlacedLeavesWhatWasPlacedAsItIs(String scheme) throws IOException {
        RemoteFolder store = store(scheme);
        String zombie = store.put(local("of the zombie"), "qa/00000-of-00001.jsonl.zst");
        String placed =
                store.place(store.put(local("placed"), "qa/00000-of-00001.jsonl.zst"), "qa/00000-of-00001.jsonl.zst");
        String late = store.put(local("of the zombie, late"), "qa/00000-of-00001.jsonl.zst");

        store.fetch(placed, folder.resolve("scratch/qa/fetched"));
        assertThat(folder.resolve("scratch/qa/fetched")).hasContent("placed");
        assertThat(store.list("qa").stream().map(Stored::name)).containsExactlyInAnyOrder(zombie, placed, late);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "bucket"})
    void aFileOrFolderThatIsNotThereIsTold(String scheme) throws IOException {
        RemoteFolder store = store(scheme);

        assertThat(store.list("qa")).isEqualTo(List.of());
        assertThat(store.size("qa/none")).isEqualTo(OptionalLong.empty());
        assertThatThrownBy(() -> store.fetch("qa/none", folder.resolve("scratch/none")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(scheme + ":")
                .hasMessageContaining("qa/none");
        assertThat(folder.resolve("scratch").toFile().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "bucket"})
    void anInputThatChangesWhileItIsFetchedIsRefused(String scheme) throws IOException {
        Path input = Files.writeString(folder.resolve("instances.json"), "first");
        RemoteFiles files = RemoteFiles.of(scheme).orElseThrow();
        RemoteFiles.RemoteFile found = files.find(scheme + "://" + input);
        Files.writeString(input, "another");
        Path target = folder.resolve("fetched");

        assertThatThrownBy(() -> files.fetch(requireNonNull(found), target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("instances.json changed while it was fetched");
        assertThat(target).doesNotExist();
        files.fetch(requireNonNull(files.find(scheme + "://" + input)), target);
        assertThat(target).hasContent("another");
        assertThat(files.find(scheme + "://" + folder.resolve("none"))).isNull();
    }

    @Test
    void aFileSystemWhoseLibraryIsMissingIsNamed() {
        assertThatThrownBy(() -> HadoopFolder.open("absent://bucket/run"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent://bucket/run can't be reached")
                .hasMessageContaining("org.example.AbsentFileSystem");
    }

    /** The lines of a run by folder and shard, whatever the files are called. */
    static SortedMap<String, List<String>> lines(Path run) throws IOException {
        SortedMap<String, List<String>> lines = new TreeMap<>();
        try (Stream<Path> all = Files.walk(run)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                String in = run.relativize(each).toString();
                if (Files.isDirectory(each) && in.matches("scenes|qa|perception|dropped/.*")) {
                    folder(each).forEach((shard, found) -> lines.put(in + "/" + shard, found));
                }
            }
        }
        return lines;
    }

    /** The lines of a folder by the shard they are of. */
    static SortedMap<String, List<String>> folder(Path folder) throws IOException {
        SortedMap<String, List<String>> lines = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                List<String> all = new ArrayList<>();
                try (LineReader in = LineReader.open(file)) {
                    while (in.next()) {
                        all.add(new String(in.line(), UTF_8));
                    }
                }
                lines.put(file.getFileName().toString().substring(0, 14), all);
            }
        }
        return lines;
    }
}
