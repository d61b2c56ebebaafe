package io.spatialforge.export.webdataset;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Validation;
import io.spatialforge.export.dataset.HashSet64;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks WebDataset tars as their loaders would read them, one after another: members that loaders pass over, samples that
 * are torn apart, come twice or have other fields than the first, and what is in the members that we know.
 *
 * <p>Loaders cut a member's name at the first dot of its last part into key and field; members that follow each other with
 * one key are a sample. One that comes back later is another sample to them, with some fields missing.
 */
final class TarCheck {

    /** Larger members are not looked into; no photograph that we write and no sample takes as much. */
    private static final long LARGEST = 256L << 20;

    private final Faults faults = new Faults();
    private final HashSet64 keys = new HashSet64();
    private final SampleCheck samples;
    private @Nullable List<String> fields;
    private String firstSample = "";
    private long count;

    private TarCheck(Dialect dialect) {
        this.samples = new SampleCheck(dialect, faults);
    }

    /**
     * @param path a tar, or a folder of which the {@code *.tar} right below it are read
     * @throws IOException if the path can't be read; what can be read and is wrong is a fault
     */
    static Validation validate(Path path, Dialect dialect) throws IOException {
        TarCheck check = new TarCheck(dialect);
        List<Path> tars = tars(path);
        if (tars.isEmpty()) {
            check.faults.at(path.toString(), 0);
            check.faults.add("", "a file *.tar in the folder", "none");
        }
        for (Path tar : tars) {
            check.tar(tar);
        }
        return new Validation(check.count, check.faults.found());
    }

    private static List<Path> tars(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> tars = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, "*.tar")) {
            entries.forEach(tars::add);
        }
        tars.sort(null);
        return tars;
    }

    private void tar(Path path) throws IOException {
        String tar = String.valueOf(path.getFileName());
        long before = count;
        Map<String, byte[]> members = new LinkedHashMap<>();
        String key = "";
        try (TarArchiveInputStream in = new TarArchiveInputStream(
                new BufferedInputStream(Files.newInputStream(path), 1 << 16), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = in.getNextEntry();
                    entry != null && !faults.full();
                    entry = in.getNextEntry()) {
                faults.at(tar + ": " + entry.getName(), 0);
                String entryKey = entryKey(entry);
                if (entryKey == null) {
                    continue;
                }
                if (!entryKey.equals(key)) {
                    sample(tar, key, members);
                    members.clear();
                    key = entryKey;
                    faults.at(tar + ": " + entry.getName(), 0);
                    if (!keys.add(key)) {
                        faults.add(
                                "",
                                "members of sample '" + key + "' next to each other, in one tar",
                                "another one after other samples");
                    }
                }
                member(entry, in, members, key);
            }
            if (!faults.full()) {
                sample(tar, key, members);
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.at(tar, 0);
            faults.add("", "a tar that can be read to its end", e.getMessage() + ", after sample '" + key + "'");
        }
        if (count == before && faults.isEmpty()) {
            faults.at(tar, 0);
            faults.add("", "at least one sample", "none");
        }
    }

    /** Null if loaders pass the member over, which is reported unless it is a folder. */
    private @Nullable String entryKey(TarArchiveEntry entry) {
        String name = entry.getName();
        if (entry.isDirectory()) {
            return null;
        }
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            faults.add("", "a plain file", "a link or another special member, which loaders pass over");
            return null;
        }
        String key = SampleKey.in(name);
        if (key == null) {
            faults.add("", "a name of key, dot and field", "one that loaders pass over");
        } else if (name.matches("__[^/]*__/.*")) {
            faults.add("", "a name that does not begin in __", "one that loaders pass over");
            return null;
        }
        return key;
    }

    private void member(TarArchiveEntry entry, TarArchiveInputStream in, Map<String, byte[]> members, String key)
            throws IOException {
        String field = entry.getName().substring(key.length() + 1);
        if (field.isEmpty() || !field.equals(field.toLowerCase(Locale.ROOT))) {
            faults.add("", "a field in lower case, as loaders make it", "'" + field + "'");
        }
        if (entry.getSize() == 0 || entry.getSize() > LARGEST) {
            faults.add("", "1 to " + LARGEST + " bytes", entry.getSize() + " bytes");
        }
        byte[] content = entry.getSize() > LARGEST ? new byte[0] : in.readAllBytes();
        if (content.length != entry.getSize() && entry.getSize() <= LARGEST) {
            throw new IOException(
                    "member " + entry.getName() + " has " + content.length + " of " + entry.getSize() + " bytes");
        }
        if (members.put(field, content) != null) {
            faults.add("", "one member of that name", "a second one");
        }
    }

    private void sample(String tar, String key, Map<String, byte[]> members) {
        if (members.isEmpty()) {
            return;
        }
        count++;
        List<String> here = members.keySet().stream().sorted().toList();
        if (fields == null) {
            fields = here;
            firstSample = key;
        } else if (!fields.equals(here)) {
            faults.at(tar + ": " + key, 0);
            faults.add("", "the fields " + fields + ", as sample '" + firstSample + "' has them", here.toString());
        }
        samples.check(tar + ": " + key, members);
    }
}
