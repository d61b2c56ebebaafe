package io.spatialforge.pipeline.copies;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.spatialforge.vision.copies.Miniature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Images that a file names.
 *
 * <p>A text has one name a line: an image's id (with or without the source before it), a file name, a URL, a photograph's id
 * at Flickr, a SHA-256 or a print. A file of a benchmark ({@code .json}, {@code .jsonl}, {@code .csv}, {@code .tsv}) is
 * searched for words that can be nothing else: URLs, names of image files, SHA-256, and numbers in a field or column
 * {@code image_id}, {@code coco_id}, {@code flickr_id} and the like.
 *
 * @param file where it was read
 * @param names names and keys, see {@link PhotoKeys}
 * @param prints miniatures
 */
record ImageList(Path file, Set<String> names, Set<Miniature> prints) {

    private static final Pattern JSON = Pattern.compile(".*\\.(json|jsonl|ndjson)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE = Pattern.compile(".*\\.(csv|tsv)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE =
            Pattern.compile(".+\\.(jpe?g|png|webp|gif|bmp|tiff?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Set<String> ID_FIELDS =
            Set.of("image_id", "imageid", "img_id", "coco_id", "cocoid", "coco_image_id", "flickr_id", "image");

    /** A longer word is no name. */
    private static final int LONGEST = 4096;

    /** Numbers this long may be ids of Flickr's. */
    private static final int FLICKR_DIGITS = 7;

    /**
     * @throws IOException if the file can't be read, or is no text in UTF-8
     */
    static ImageList read(Path file) throws IOException {
        ImageList list = new ImageList(file, new HashSet<>(), new LinkedHashSet<>());
        try (BufferedReader in = Files.newBufferedReader(file)) {
            if (TABLE.matcher(file.toString()).matches()) {
                list.table(in, file.toString().toLowerCase(Locale.ROOT).endsWith("tsv") ? '\t' : ',');
            } else if (JSON.matcher(file.toString()).matches()) {
                list.search(in);
            } else {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    list.line(line.strip());
                }
            }
        } catch (MalformedInputException e) {
            throw new IOException(file + ": expected a text in UTF-8 with one name a line, or JSON, CSV or TSV", e);
        }
        return list;
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Miniature print = line.startsWith(Miniature.PREFIX) ? Miniature.ofText(line) : null;
        if (print != null) {
            prints.add(print);
        } else {
            word(line);
        }
    }

    private void word(String word) {
        names.addAll(PhotoKeys.ofWord(word));
        if (NUMBER.matcher(word).matches() && word.length() >= FLICKR_DIGITS) {
            names.add(PhotoKeys.FLICKR + word);
        }
    }

    private void table(Reader in, char separator) throws IOException {
        List<@Nullable String> fields = new ArrayList<>();
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(in)) {
            for (CsvRecord row : rows) {
                boolean first = fields.isEmpty();
                for (int i = 0; i < row.getFieldCount(); i++) {
                    String cell = row.getField(i).strip();
                    String name = cell.toLowerCase(Locale.ROOT);
                    if (first) {
                        fields.add(ID_FIELDS.contains(name) ? name : null);
                    }
                    found(cell, i < fields.size() ? fields.get(i) : null);
                }
            }
        } catch (CsvParseException e) {
            throw new IOException(file + ": expected CSV: " + e.getMessage(), e);
        }
    }

    private void search(Reader in) throws IOException {
        StringBuilder word = new StringBuilder();
        @Nullable String field = null;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\\') {
                continue; // as JSON writes slashes
            }
            if (isOfWord((char) c)) {
                word.append((char) c);
                continue;
            }
            if (!word.isEmpty()) {
                field = found(word.length() > LONGEST ? "" : word.toString(), field);
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            found(word.toString(), field);
        }
    }

    /** Returns the name of the field whose value may come next. */
    private @Nullable String found(String found, @Nullable String field) {
        String word = withoutColons(found);
        if (word.isEmpty()) {
            return field;
        }
        String name = word.toLowerCase(Locale.ROOT);
        if (ID_FIELDS.contains(name)) {
            return name;
        }
        if (NUMBER.matcher(word).matches()) {
            if (field != null && field.startsWith("flickr")) {
                names.add(PhotoKeys.FLICKR + word);
            } else if (field != null) {
                names.add(word);
                if (field.startsWith("coco")) {
                    names.add(PhotoKeys.COCO + word.replaceFirst("^0+(?=\\d)", ""));
                }
            }
        } else if (PhotoKeys.isUrl(word)
                || PhotoKeys.isSha256(word)
                || PICTURE.matcher(word).matches()
                || PhotoKeys.coco(word) != null) {
            word(word);
        }
        return null;
    }

    private static String withoutColons(String word) {
        int from = word.startsWith(":") ? 1 : 0;
        int to = word.length() - (word.length() > from && word.endsWith(":") ? 1 : 0);
        return word.substring(from, to);
    }

    private static boolean isOfWord(char c) {
        return !Character.isWhitespace(c) && "\"',;<>()[]{}|".indexOf(c) < 0;
    }
}
