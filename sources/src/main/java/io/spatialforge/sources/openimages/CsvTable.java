package io.spatialforge.sources.openimages;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.spatialforge.sources.CountedInput;
import io.spatialforge.sources.Source.RowSink;
import io.spatialforge.sources.SourceException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, read row by row: quoted per RFC 4180 or not at all, with any line ends, with or without a
 * byte order mark, plain or gzipped. Columns are found by their names, in any order; those nobody asked for are not
 * looked at.
 *
 * <p>FastCSV hands out characters in place; so used, it passes over 2.5 GB with 16.6 million rows of 21 fields in 4.3
 * seconds of processor time, most of which any reader would need to find the commas.
 */
final class CsvTable {

    /** A quote that is never closed would swallow the rest of the file; no field of these files is longer. */
    private static final int LONGEST_FIELD = 1 << 20;

    private CsvTable() {}

    /** Takes the rows of a table. */
    @FunctionalInterface
    interface RowConsumer {

        /**
         * @param row valid during the call only
         */
        void accept(CsvRow row) throws IOException;
    }

    /**
     * The columns to read; a row numbers them in this order, those required first. A bar separates the names that releases
     * give a column.
     *
     * @param required the table must have them
     * @param optional where the table does not have one, its field is empty in every row
     */
    record Columns(List<String> required, List<String> optional) {

        Columns {
            required = List.copyOf(required);
            optional = List.copyOf(optional);
        }

        String name(int column) {
            return column < required.size() ? required.get(column) : optional.get(column - required.size());
        }

        private int count() {
            return required.size() + optional.size();
        }

        private int named(String name) {
            for (int i = 0; i < count(); i++) {
                for (String spelling : name(i).split("\\|")) {
                    if (spelling.equalsIgnoreCase(name)) {
                        return i;
                    }
                }
            }
            return -1;
        }
    }

    /**
     * Reads a table.
     *
     * @param heard is told how far the reading is
     * @throws SourceException if the file is missing, empty or cut off, lacks a column, a quote is not closed, or a row
     *     has more or fewer fields than the header
     */
    static void read(Path file, Columns columns, RowSink heard, RowConsumer consumer) throws IOException {
        requireFile(file);
        read(CountedInput.open(file, heard), new CsvRow(file, columns), columns, null, consumer);
    }

    /**
     * Reads a table that may lack the header.
     *
     * @param firstField how the first field of a file without a header begins; the required columns then stand in their
     *     order. Null where there must be a header
     */
    static void read(Path file, Columns columns, @Nullable String firstField, RowConsumer consumer) throws IOException {
        requireFile(file);
        read(Files.newInputStream(file), new CsvRow(file, columns), columns, firstField, consumer);
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SourceException(file, "the file", "a CSV file", "no such file", "check its path");
        }
    }

    private static void read(
            InputStream stored, CsvRow row, Columns columns, @Nullable String firstField, RowConsumer consumer)
            throws IOException {
        try (stored;
                InputStream in = unpacked(stored);
                CsvReader<CsvRow> reader = CsvReader.builder()
                        .detectBomHeader(true)
                        .allowExtraFields(true) // counted here, so that the message can say what is missing
                        .allowMissingFields(true)
                        .skipEmptyLines(true)
                        .maxBufferSize(LONGEST_FIELD)
                        .build(row, in, StandardCharsets.UTF_8)) {
            rows(reader, row, columns, firstField, consumer);
        } catch (CsvParseException e) {
            throw malformed(row, e);
        } catch (UncheckedIOException e) {
            throw unreadable(row, e.getCause());
        } catch (EOFException | ZipException e) {
            throw unreadable(row, e);
        }
    }

    private static void rows(
            CsvReader<CsvRow> reader, CsvRow row, Columns columns, @Nullable String firstField, RowConsumer consumer)
            throws IOException {
        var records = reader.iterator();
        if (!records.hasNext()) {
            throw new SourceException(
                    row.file(),
                    "the file",
                    "columns " + String.join(", ", columns.required()),
                    "an empty file",
                    "fetch it again");
        }
        records.next();
        boolean headed = firstField == null || !row.raw(0).startsWith(firstField);
        if (headed) {
            row.map(places(row, columns));
        } else {
            row.mapInOrder(columns.required().size());
            row.requireWidth();
            consumer.accept(row);
        }
        while (records.hasNext()) {
            records.next();
            row.requireWidth();
            consumer.accept(row);
        }
    }

    /** For each field of the header, the number of the column it heads, or -1. */
    private static int[] places(CsvRow header, Columns columns) {
        int[] places = new int[header.width()];
        boolean[] found = new boolean[columns.count()];
        StringBuilder names = new StringBuilder();
        for (int field = 0; field < places.length; field++) {
            String name = header.raw(field).strip();
            names.append(field == 0 ? "" : ", ").append(name);
            int column = columns.named(name);
            if (column >= 0 && found[column]) {
                throw new SourceException(
                        header.file(), "the header", "each column once", "'" + name + "' twice", "remove one of them");
            }
            places[field] = column;
            if (column >= 0) {
                found[column] = true;
            }
        }
        for (int column = 0; column < columns.required().size(); column++) {
            if (!found[column]) {
                throw new SourceException(
                        header.file(),
                        "the header",
                        "the columns " + String.join(", ", columns.required()),
                        names.length() > 200 ? names.substring(0, 200) + "…" : names.toString(),
                        "'" + columns.name(column)
                                + "' is missing: give the file as OpenImages publishes it, separated by commas");
            }
        }
        return places;
    }

    private static InputStream unpacked(InputStream stored) throws IOException {
        InputStream in = new BufferedInputStream(stored, 1 << 16);
        in.mark(2);
        boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static SourceException malformed(CsvRow row, CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new SourceException(
                row.file(),
                "line " + row.line(),
                "fields that are plain, or quoted with quotes within doubled",
                String.valueOf(cause.getMessage()).strip(),
                "correct the quotes of that line");
    }

    private static RuntimeException unreadable(CsvRow row, @Nullable IOException cause) throws IOException {
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return new SourceException(
                    row.file(),
                    "after line " + row.line(),
                    "gzipped data to the end",
                    String.valueOf(cause.getMessage()),
                    "the file is damaged or was cut off on its way: fetch it again");
        }
        throw new IOException(row.file() + ": reading failed: " + cause, cause);
    }
}
