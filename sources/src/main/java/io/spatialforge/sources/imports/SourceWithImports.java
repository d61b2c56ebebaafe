package io.spatialforge.sources.imports;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.CountedInput;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.table.Cursor;
import io.spatialforge.sources.table.RowProgress;
import io.spatialforge.sources.table.TableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any source, with what the user already computed of its images. The source knows nothing of it: its rows are passed on,
 * the records of the imports join the shuffle under the same image ids, and are added to the scene that the source's own
 * joiner makes.
 *
 * <p>A record names its image by the file name or URL that the corpus gives it, whole or by its last part; or by the id,
 * with or without the corpus's name before it; or by a file name whose stem is the id.
 */
public final class SourceWithImports implements Source {

    private final Source source;
    private final List<ImportFile> imports;
    private final Sampling sampling;

    /**
     * @param sampling which images the source reads: records of others are counted apart
     */
    public SourceWithImports(Source source, List<ImportFile> imports, Sampling sampling) {
        this.source = source;
        this.imports = List.copyOf(imports);
        this.sampling = sampling;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(source.inputs());
        for (ImportFile file : imports) {
            inputs.add(file.file());
        }
        return inputs;
    }

    @Override
    public Joiner scan(RowSink rows, int threads) throws IOException {
        ImageNames names = new ImageNames(source.name());
        Joiner joiner = source.scan(new Passing(rows, names), threads);
        boolean complete = false;
        try {
            for (int i = 0; i < imports.size(); i++) {
                new Scan(i, names, rows).run();
            }
            complete = true;
            return new ImportJoiner(joiner, imports);
        } finally {
            if (!complete) {
                joiner.close();
            }
        }
    }

    /** Marks the source's rows as its own, and remembers what its images are called. */
    private static final class Passing implements RowSink {

        private final RowSink rows;
        private final ImageNames names;
        private final ImportRows out = ImportRows.writer();

        Passing(RowSink rows, ImageNames names) {
            this.rows = rows;
            this.names = names;
        }

        @Override
        public void row(String imageId, byte[] buffer, int offset, int length) throws IOException {
            out.ofSource(buffer, offset, length);
            rows.row(imageId, out.array(), 0, out.length());
        }

        @Override
        public void addition(String imageId, byte[] buffer, int offset, int length) throws IOException {
            out.ofSource(buffer, offset, length);
            rows.addition(imageId, out.array(), 0, out.length());
        }

        @Override
        public void named(String imageId, String name) {
            names.add(imageId, name);
            rows.named(imageId, name);
        }

        @Override
        public void drop(Drop drop) throws IOException {
            rows.drop(drop);
        }

        @Override
        public void leftOut(Unit unit, Reason reason, long count) throws IOException {
            rows.leftOut(unit, reason, count);
        }

        @Override
        public void progressed(Path file, long bytes) {
            rows.progressed(file, bytes);
        }
    }

    /** One pass over one file of records. */
    private final class Scan {

        private final int index;
        private final ImportFile file;
        private final ImageNames names;
        private final RowSink rows;
        private final ImportRows out = ImportRows.writer();
        private final Map<Reason, Long> leftOut = new EnumMap<>(Reason.class);
        private long records;

        Scan(int index, ImageNames names, RowSink rows) {
            this.index = index;
            this.file = imports.get(index);
            this.names = names;
            this.rows = rows;
        }

        void run() throws IOException {
            if (file.file().toString().toLowerCase(Locale.ROOT).endsWith(".parquet")) {
                parquet();
            } else {
                lines();
            }
            if (records == 0) {
                throw new SourceException(
                        file.file(), "the file", "at least one record", "none", "check that it is the whole file");
            }
            for (Map.Entry<Reason, Long> entry : leftOut.entrySet()) {
                rows.leftOut(file.kind().unit(), entry.getKey(), entry.getValue());
            }
        }

        private void lines() throws IOException {
            if (!Files.isRegularFile(file.file())) {
                throw new SourceException(file.file(), "the file", "JSON lines", "no such file", "check its path");
            }
            long number = 0;
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(CountedInput.open(file.file(), rows), StandardCharsets.UTF_8.newDecoder()))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                    if (!text.isBlank()) {
                        take(number, "line " + number, text);
                    }
                }
            } catch (CharacterCodingException e) {
                throw new SourceException(
                        file.file(), "after line " + number, "UTF-8", "other bytes", "save the file as UTF-8");
            }
        }

        /** A row as JSON: its nested values are then read as those of a line are. */
        private void parquet() throws IOException {
            try (TableFile table = TableFile.parquet(file.file());
                    Cursor cursor = table.ask(
                            "SELECT " + TableFile.ROW + ", to_json(t)::VARCHAR FROM " + table.from() + " t")) {
                RowProgress progress = RowProgress.of(table, rows);
                while (cursor.next()) {
                    long row = cursor.whole(0);
                    progress.reached(row);
                    take(row, "row " + row, String.valueOf(cursor.text(1)));
                }
                progress.done();
            }
        }

        private void take(long record, String place, String text) throws IOException {
            records++;
            RecordReader reader = new RecordReader(file, place, text);
            reader.record();
            boolean low = reader.scoreOrOne() < file.minConfidence();
            if (low && file.completeness() == ImportFile.Completeness.SOME) {
                leftOut.merge(Reason.LOW_CONFIDENCE, 1L, Long::sum);
                return;
            }
            String name = reader.image();
            String imageId = imageId(name);
            if (imageId == null) {
                rows.drop(new Drop(
                        Stage.INGEST,
                        file.kind().unit(),
                        Reason.IMPORT_AMBIGUOUS,
                        null,
                        file.file().getFileName() + " " + place,
                        "'" + name + "' is the name of several images"));
            } else if (!sampling.keeps(imageId)) {
                leftOut.merge(Reason.NOT_SAMPLED, 1L, Long::sum);
            } else {
                out.imported(index, record, text);
                rows.addition(imageId, out.array(), 0, out.length());
            }
        }

        /** The id of the image that a record names, whether or not there is one; null if there are several. */
        private @Nullable String imageId(String name) {
            return switch (names.of(source.name(), name)) {
                case ImageNames.Meaning.Image image -> image.id();
                case ImageNames.Meaning.Several several -> null;
                case null -> {
                    String prefix = source.name() + "/";
                    String id = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
                    yield prefix + (names.isEmpty() ? stem(id) : id);
                }
            };
        }
    }

    private static String stem(String name) {
        String last = ImageNames.lastPart(name);
        int dot = last.lastIndexOf('.');
        String ending = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpg", "jpeg", "png", "webp" -> last.substring(0, dot);
            default -> name;
        };
    }
}
