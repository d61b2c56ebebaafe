package io.spatialforge.export.hub;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.Faults;
import io.spatialforge.export.RecordCheck;
import io.spatialforge.export.Validation;
import io.spatialforge.export.hub.CardReader.Config;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Checks a dataset as the Hub and {@code datasets} would read it: that the card's configs lead to files of conventional
 * names, none missing and none left over; that footers, columns and card agree about types, and rows about counts; that
 * every row is a valid record of its dialect; that Croissant's hashes are those of the files. Streams.
 */
final class HubValidator {

    private final Path folder;
    private final Dialect dialect;
    private final Faults faults = new Faults();
    private final Faults ofRow = new Faults();
    private final Map<String, RecordCheck> checks = new HashMap<>();
    private final Map<String, Dialect> dialects = new HashMap<>();
    private long records;

    private HubValidator(Path folder, Dialect dialect) {
        this.folder = folder;
        this.dialect = dialect;
        dialects.put(dialect.name(), dialect);
    }

    /**
     * @param folder of the dataset
     * @param dialect of the texts, where files do not say
     * @throws IOException if a file can't be read at all
     */
    static Validation validate(Path folder, Dialect dialect) throws IOException {
        HubValidator validator = new HubValidator(folder, dialect);
        if (Files.isDirectory(folder)) {
            validator.all();
        } else {
            validator.faults.at(String.valueOf(folder.getFileName()), 0);
            validator.faults.add("", "the folder of a dataset, with " + HubLayout.README, "a file");
        }
        return new Validation(validator.records, validator.faults.found());
    }

    private void all() throws IOException {
        SortedSet<String> files = files();
        Map<String, Config> configs = CardReader.read(folder, faults);
        SortedSet<String> left = new TreeSet<>(files);
        Map<String, Map<String, List<String>>> found = new LinkedHashMap<>();
        for (Config config : configs.values()) {
            Map<String, List<String>> ofConfig = new LinkedHashMap<>();
            config.patterns().forEach((split, patterns) -> {
                List<String> ofSplit = matching(files, patterns);
                left.removeAll(ofSplit);
                faults.at(HubLayout.README, 0);
                if (ofSplit.isEmpty()) {
                    faults.add("configs", "files that match " + patterns, "none");
                }
                names(config.name(), split, ofSplit);
                ofConfig.put(split, ofSplit);
            });
            found.put(config.name(), ofConfig);
        }
        for (String file : left) {
            faults.at(file, 0);
            faults.add("", "a file of one of the card's configs", "none of them");
        }
        for (Config config : configs.values()) {
            rows(config, found.getOrDefault(config.name(), Map.of()));
        }
        if (!faults.full()) {
            CroissantCheck.check(folder, files, faults);
        }
    }

    /** All Parquet files, but for hidden folders. */
    private SortedSet<String> files() throws IOException {
        SortedSet<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (name.endsWith(".parquet")
                        && !name.startsWith(".")
                        && !name.contains("/.")
                        && Files.isRegularFile(path)) {
                    files.add(name);
                }
            }
        }
        return files;
    }

    private List<String> matching(SortedSet<String> files, List<String> patterns) {
        List<String> matching = new ArrayList<>();
        for (String pattern : patterns) {
            PathMatcher matcher;
            try {
                matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            } catch (PatternSyntaxException e) {
                faults.at(HubLayout.README, 0);
                faults.add("configs", "a pattern of file names", pattern);
                continue;
            }
            for (String file : files) {
                if (matcher.matches(Path.of(file)) && !matching.contains(file)) {
                    matching.add(file);
                }
            }
        }
        return matching;
    }

    /** Whether the files of a split are numbered without a gap, and agree about how many there are. */
    private void names(String config, String split, List<String> files) {
        for (int i = 0; i < files.size(); i++) {
            Matcher name = HubLayout.FILE.matcher(files.get(i));
            String expected = String.format(Locale.ROOT, "%s/%s-%05d-of-%05d.parquet", config, split, i, files.size());
            if (!name.matches() || !files.get(i).equals(expected)) {
                faults.at(files.get(i), 0);
                faults.add("", "the name " + expected, files.get(i));
                return;
            }
        }
    }

    private void rows(Config config, Map<String, List<String>> files) throws IOException {
        long downloaded = 0;
        boolean whole = true;
        for (Map.Entry<String, List<String>> split : files.entrySet()) {
            long ofSplit = 0;
            for (String file : split.getValue()) {
                downloaded += Files.size(folder.resolve(file));
                ofSplit += rows(config, file);
                whole &= !faults.full();
            }
            Figures.Size stated = config.splits().get(split.getKey());
            if (whole && stated != null && stated.rows() != ofSplit) {
                faults.at(HubLayout.README, 0);
                faults.add(
                        "dataset_info[" + config.name() + "].splits[" + split.getKey() + "].num_examples",
                        "the rows of the files, " + ofSplit,
                        Long.toString(stated.rows()));
            }
        }
        if (config.downloadSize() >= 0 && config.downloadSize() != downloaded) {
            faults.at(HubLayout.README, 0);
            faults.add(
                    "dataset_info[" + config.name() + "].download_size",
                    "the size of the files, " + downloaded,
                    Long.toString(config.downloadSize()));
        }
    }

    private long rows(Config config, String file) throws IOException {
        if (faults.full()) {
            return 0;
        }
        faults.at(file, 0);
        try (ParquetCheck check = ParquetCheck.open(folder, file, faults)) {
            if (!check.matches(config)) {
                return check.count();
            }
            String name = check.dialect(dialect.name());
            Dialect ofFile = dialects.get(name);
            if (ofFile == null) {
                if (!Dialects.names().contains(name) || !HubTarget.hasCoordinates(Dialects.named(name))) {
                    faults.add("footer " + ParquetShard.DIALECT_KEY, "a dialect whose texts have coordinates", name);
                    return check.count();
                }
                ofFile = Dialects.named(name);
                dialects.put(name, ofFile);
            }
            // One for all files of a dialect, so that it knows all ids.
            Dialect known = ofFile;
            RecordCheck rows = checks.computeIfAbsent(name, n -> new RecordCheck(known, ofRow));
            long checked = check.rows(config.name(), ofFile, rows, ofRow);
            records += checked;
            return checked;
        }
    }
}
