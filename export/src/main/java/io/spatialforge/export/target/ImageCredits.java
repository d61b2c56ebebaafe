package io.spatialforge.export.target;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.dataset.HashSet64;
import io.spatialforge.export.target.Photographs.Photograph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table beside copied photographs that says where each is from and under which licence it may be passed on. Licences
 * that ask for credit ask for it wherever the copies go, so the table goes with them.
 */
@API(status = API.Status.INTERNAL)
public final class ImageCredits {

    /** Its name, in the export's folder. */
    public static final String FILE = "image-credits.csv";

    private ImageCredits() {}

    /**
     * Credits a photograph that is brought along.
     *
     * @param file of the copy, as it is found in the export
     * @param image of the pairs, before it was copied
     * @param sha256 of the copy
     */
    public static void add(String file, Image image, Photograph photograph, String sha256, Rows rows) {
        String changes = photograph.verbatim() ? "none" : "turned upright, encoded anew";
        add(file, image, photograph, changes, sha256, rows);
    }

    /**
     * Credits a photograph of which more was changed.
     *
     * @param changes in a few words, as licences ask for it
     */
    static void add(String file, Image image, Photograph photograph, String changes, String sha256, Rows rows) {
        new Credit(file, image, photograph, changes, sha256).add(rows);
    }

    /** The table, if photographs were brought along. */
    public static List<Output> outputs(SortedMap<String, List<Part>> parts) {
        List<Part> credits = parts.get(Credit.PART);
        return credits == null ? List.of() : List.of(new Output(FILE, credits, ImageCredits::write));
    }

    private static long write(List<Part> parts, Path to) throws IOException {
        long rows = 0;
        List<String> cells = new ArrayList<>(Credit.COLUMNS.size());
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to, StandardCharsets.UTF_8)) {
            csv.writeRecord(Credit.COLUMNS);
            for (Part part : parts) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Parts.open(part), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        JsonNode row = JsonMapper.shared().readTree(line);
                        cells.clear();
                        for (String column : Credit.COLUMNS) {
                            cells.add(row.path(column).asString());
                        }
                        csv.writeRecord(cells);
                        rows++;
                    }
                }
            }
        }
        return rows;
    }

    /**
     * Makes sure that the photographs are those of the table: each is there with its size, and there are no others, which
     * might not be licensed to be passed on.
     *
     * @param folder of the export
     * @throws IOException if not, naming the file
     */
    public static void check(Path folder) throws IOException {
        HashSet64 listed = new HashSet64();
        if (Files.exists(folder.resolve(FILE))) {
            try (CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(folder.resolve(FILE), StandardCharsets.UTF_8)) {
                for (NamedCsvRecord row : csv) {
                    String file = row.getField("file");
                    Path path = folder.resolve(file);
                    long bytes = Files.exists(path) ? Files.size(path) : -1;
                    if (bytes != Long.parseLong(row.getField("bytes"))) {
                        throw new IOException(path + ": expected " + row.getField("bytes") + " bytes, got "
                                + (bytes < 0 ? "no file" : bytes + " bytes")
                                + "; it was changed after it was written: remove " + folder
                                + " and export again");
                    }
                    listed.add(file);
                }
            }
        }
        Path images = folder.resolve(PhotographCopies.FOLDER);
        if (Files.isDirectory(images)) {
            requireListed(folder, images, listed);
        }
    }

    private static void requireListed(Path folder, Path images, HashSet64 listed) throws IOException {
        try (Stream<Path> files = Files.walk(images)) {
            for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
                Path file = each.next();
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file) && listed.add(name)) {
                    throw new IOException(
                            file + " is none of the photographs of this export, and its licence is not in " + FILE
                                    + "; remove it, or export into a new folder");
                }
            }
        }
    }
}
