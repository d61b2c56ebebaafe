package io.spatialforge.export.hub;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.target.Finished;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where files lie in a dataset. */
final class HubLayout {

    static final String README = "README.md";
    static final String CROISSANT = "croissant.json";

    /** {@code grounding/train-00000-of-00003.parquet}: config, split, number, count. */
    static final Pattern FILE = Pattern.compile("([a-z-]+)/([a-z]+)-(\\d{5})-of-(\\d{5})\\.parquet");

    private HubLayout() {}

    /**
     * The name that the Hub and {@code datasets} expect of a file.
     *
     * @param index from 0
     */
    static String file(String config, Split split, int index, int count) {
        return String.format(Locale.ROOT, "%s/%s-%05d-of-%05d.parquet", config, split.id(), index, count);
    }

    /** A name of letters, digits, hyphens and underlines, made of any text. */
    static String identifier(String text) {
        String plain = text.strip().replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "dataset" : plain;
    }

    /** What stands for all files of a split in a card. */
    static String pattern(String config, Split split) {
        return config + "/" + split.id() + "-*";
    }

    static boolean isParquet(Finished.WrittenFile file) {
        return FILE.matcher(file.name()).matches();
    }

    /** The config that a file belongs to. */
    static String config(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    static Split split(String file) {
        return Split.ofId(file.substring(file.indexOf('/') + 1, file.indexOf('-', file.indexOf('/'))));
    }

    /** The same export with the hashes of its files, which are read where they were not known. */
    static Finished hashed(Finished finished) throws IOException {
        List<Finished.WrittenFile> files = new ArrayList<>();
        for (Finished.WrittenFile file : finished.files()) {
            String sha256 = file.sha256().isEmpty() ? sha256(finished.folder().resolve(file.name())) : file.sha256();
            files.add(new Finished.WrittenFile(file.name(), file.records(), file.bytes(), sha256));
        }
        return new Finished(finished.folder(), finished.summary(), finished.run(), files);
    }

    /** Of a file's bytes, in lower-case hex. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
