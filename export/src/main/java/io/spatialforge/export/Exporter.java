package io.spatialforge.export;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes pairs in a dialect: {@code train.jsonl}, {@code validation.jsonl} and {@code test.jsonl}, those that have lines,
 * and {@code export.json} with the counts.
 *
 * <p>Pairs stream through; memory does not grow with them but for sixteen bytes a pair while the ids are checked. The
 * files are written beside their places, read back by the dialect's validator, and moved into place only if all are
 * valid; {@code export.json} comes last, so that where it stands the export is whole. What an earlier export left there is
 * replaced, a split that is gone included. The same pairs give the same bytes.
 */
public final class Exporter {

    private static final String SUMMARY = "export.json";
    private static final String PARTIAL = ".partial";
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Dialect dialect;
    private final @Nullable String imageRoot;

    /**
     * @param imageRoot what image paths are relative to, a hint for whoever sets up the trainer; null if nothing is known
     */
    public Exporter(Dialect dialect, @Nullable String imageRoot) {
        this.dialect = dialect;
        this.imageRoot = imageRoot;
    }

    /**
     * Writes all pairs.
     *
     * @param folder is made if missing
     * @param drops receives what the dialect refused, in the order of the pairs
     * @throws ExportInvalidException if what was written does not validate; nothing is left or replaced then
     * @throws IOException if the folder can't be written to; nothing is left or replaced then, unless the disk fails while
     *     files are moved
     */
    public ExportSummary export(Iterator<QaPair> pairs, Path folder, Consumer<Drop> drops) throws IOException {
        Files.createDirectories(folder);
        Map<Split, OutputStream> open = new EnumMap<>(Split.class);
        try {
            Books books = new Books();
            try {
                write(pairs, folder, open, books, drops);
            } finally {
                for (OutputStream out : open.values()) {
                    out.close();
                }
            }
            for (Split split : open.keySet()) {
                Validation validation = dialect.validator().validate(partial(folder, split));
                if (!validation.isValid()) {
                    throw new ExportInvalidException(validation);
                }
                force(partial(folder, split));
            }
            ExportSummary summary = books.summary(dialect.name());
            writeSummary(summary, folder.resolve(SUMMARY + PARTIAL));
            force(folder.resolve(SUMMARY + PARTIAL));
            Files.deleteIfExists(folder.resolve(SUMMARY));
            for (Split split : Split.values()) {
                if (open.containsKey(split)) {
                    move(partial(folder, split), folder.resolve(fileOf(split)));
                } else {
                    Files.deleteIfExists(folder.resolve(fileOf(split)));
                }
            }
            move(folder.resolve(SUMMARY + PARTIAL), folder.resolve(SUMMARY));
            return summary;
        } finally {
            for (Split split : open.keySet()) {
                Files.deleteIfExists(partial(folder, split));
            }
            Files.deleteIfExists(folder.resolve(SUMMARY + PARTIAL));
        }
    }

    private void write(
            Iterator<QaPair> pairs, Path folder, Map<Split, OutputStream> open, Books books, Consumer<Drop> drops)
            throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        while (pairs.hasNext()) {
            QaPair pair = pairs.next();
            line.reset();
            Refusal refusal = dialect.write(pair, line);
            if (refusal != null) {
                books.refused(refusal.reason());
                drops.accept(new Drop(
                        Stage.EXPORT, Unit.PAIRS, refusal.reason(), pair.image().id(), pair.id(), refusal.detail()));
                continue;
            }
            OutputStream out = open.get(pair.split());
            if (out == null) {
                out = new BufferedOutputStream(Files.newOutputStream(partial(folder, pair.split())), 1 << 20);
                open.put(pair.split(), out);
            }
            line.writeTo(out);
            books.written(pair, line.size());
        }
    }

    private static String fileOf(Split split) {
        return split.id() + ".jsonl";
    }

    private static Path partial(Path folder, Split split) {
        return folder.resolve(fileOf(split) + PARTIAL);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void writeSummary(ExportSummary summary, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = JSON.createGenerator(
                        new ObjectWriteContext.Base() {
                            @Override
                            public DefaultPrettyPrinter getPrettyPrinter() {
                                return new DefaultPrettyPrinter();
                            }
                        },
                        out)) {
            json.writeStartObject();
            json.writeNumberProperty("schema", 1);
            json.writeStringProperty("dialect", summary.dialect());
            json.writeName("image_root");
            if (imageRoot == null) {
                json.writeNull();
            } else {
                json.writeString(imageRoot);
            }
            json.writeNumberProperty("read", summary.read());
            json.writeNumberProperty("written", summary.written());
            json.writeNumberProperty("dropped", summary.read() - summary.written());
            json.writeNumberProperty("bytes", summary.bytes());
            json.writeName("splits");
            json.writeStartObject();
            for (Map.Entry<Split, Map<Task, Long>> split : summary.splits().entrySet()) {
                json.writeName(split.getKey().id());
                json.writeStartObject();
                json.writeStringProperty("file", fileOf(split.getKey()));
                for (Map.Entry<Task, Long> task : split.getValue().entrySet()) {
                    json.writeNumberProperty(task.getKey().id(), task.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeName("sources");
            json.writeStartObject();
            for (Map.Entry<String, Long> source : summary.sources().entrySet()) {
                json.writeNumberProperty(source.getKey(), source.getValue());
            }
            json.writeEndObject();
            json.writeName("dropped_by_reason");
            json.writeStartObject();
            for (Map.Entry<Reason, Long> reason : summary.dropped().entrySet()) {
                json.writeNumberProperty(reason.getKey().id(), reason.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** What is counted while pairs stream through. */
    private static final class Books {
        private final Map<Split, Map<Task, Long>> splits = new EnumMap<>(Split.class);
        private final Map<Reason, Long> dropped = new EnumMap<>(Reason.class);
        private final Map<String, Long> sources = new TreeMap<>();
        private long read;
        private long written;
        private long bytes;

        void refused(Reason reason) {
            read++;
            dropped.merge(reason, 1L, Long::sum);
        }

        void written(QaPair pair, int size) {
            read++;
            written++;
            bytes += size;
            splits.computeIfAbsent(pair.split(), s -> new EnumMap<>(Task.class))
                    .merge(pair.claim().task(), 1L, Long::sum);
            sources.merge(pair.image().source(), 1L, Long::sum);
        }

        ExportSummary summary(String dialect) {
            List<Path> files =
                    splits.keySet().stream().map(s -> Path.of(fileOf(s))).toList();
            return new ExportSummary(dialect, read, written, bytes, splits, sources, dropped, files);
        }
    }
}
