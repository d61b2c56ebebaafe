package io.spatialforge.app.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies in a folder and below it, by names and first bytes.
 *
 * @param root the folder
 * @param json files of JSON, and of JSON lines
 * @param tables files of CSV, packed ones too
 * @param parquet files of Parquet
 * @param tars that are not packed
 * @param photographs folders that directly hold some, how many, and some of their names
 * @param maps folders that directly hold what may be depth maps, likewise
 * @param xml folders that directly hold files of XML, likewise
 * @param texts folders that directly hold files of text, likewise
 * @param files how many were seen
 * @param folders how many were gone into
 * @param extent whether all of it was seen
 */
record Survey(
        Path root,
        List<Path> json,
        List<Path> tables,
        List<Path> parquet,
        List<Path> tars,
        SortedMap<Path, Names> photographs,
        SortedMap<Path, Names> maps,
        SortedMap<Path, Names> xml,
        SortedMap<Path, Names> texts,
        int files,
        int folders,
        Extent extent) {

    /** More files are not looked at: what a folder is of shows earlier. */
    static final int MOST_FILES = 500_000;

    private static final int DEPTH = 10;
    private static final int MOST_NAMES = 40;

    private static final Set<String> PHOTOGRAPHS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "tif", "tiff", "webp");

    /** How much of the folder was seen. */
    enum Extent {
        ALL,
        A_PART
    }

    /** How many files of a kind a folder holds, and the names of the first. */
    static final class Names {

        private final List<String> first = new ArrayList<>();
        private int count;

        private void add(String name) {
            count++;
            if (first.size() < MOST_NAMES) {
                first.add(name);
            }
        }

        int count() {
            return count;
        }

        List<String> first() {
            return first;
        }
    }

    /**
     * @throws IOException if the folder can't be listed
     */
    static Survey of(Path root) throws IOException {
        Walk walk = new Walk(root);
        Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, walk);
        return walk.survey();
    }

    /** A file or folder as it is called from the root. */
    String shown(Path file) {
        Path below = root.relativize(file);
        return below.toString().isEmpty() ? "." : below.toString().replace('\\', '/');
    }

    /** What people read of where it was looked. */
    String told() {
        return "%,d file%s in %,d folder%s%s"
                .formatted(
                        files,
                        files == 1 ? "" : "s",
                        folders,
                        folders == 1 ? "" : "s",
                        extent == Extent.ALL ? "" : ", and no more: the first %,d tell enough".formatted(MOST_FILES));
    }

    private static final class Walk extends SimpleFileVisitor<Path> implements FileVisitor<Path> {

        private final Path root;
        private final List<Path> json = new ArrayList<>();
        private final List<Path> tables = new ArrayList<>();
        private final List<Path> parquet = new ArrayList<>();
        private final List<Path> tars = new ArrayList<>();
        private final SortedMap<Path, Names> photographs = new TreeMap<>();
        private final SortedMap<Path, Names> maps = new TreeMap<>();
        private final SortedMap<Path, Names> xml = new TreeMap<>();
        private final SortedMap<Path, Names> texts = new TreeMap<>();
        private int files;
        private int folders;
        private Extent extent = Extent.ALL;

        Walk(Path root) {
            this.root = root;
        }

        Survey survey() {
            for (List<Path> list : List.of(json, tables, parquet, tars)) {
                list.sort(null);
            }
            return new Survey(root, json, tables, parquet, tars, photographs, maps, xml, texts, files, folders, extent);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean hidden =
                    !folder.equals(root) && (name.startsWith(".") || name.equals("__MACOSX") || name.equals("@eaDir"));
            // What forge made is no input of it.
            if (hidden || Files.isRegularFile(folder.resolve("run.json"))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders++;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (++files > MOST_FILES) {
                files = MOST_FILES;
                extent = Extent.A_PART;
                return FileVisitResult.TERMINATE;
            }
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(".") || !attributes.isRegularFile()) {
                return FileVisitResult.CONTINUE;
            }
            String lower = name.toLowerCase(Locale.ROOT);
            String ending = lower.substring(lower.lastIndexOf('.') + 1);
            Path folder = Objects.requireNonNullElse(file.getParent(), root);
            switch (ending) {
                case "json", "jsonl" -> json.add(file);
                case "csv" -> tables.add(file);
                case "gz" -> {
                    if (lower.endsWith(".csv.gz")) {
                        tables.add(file);
                    }
                }
                case "parquet" -> parquet.add(file);
                case "tar" -> tars.add(file);
                case "xml" -> xml.computeIfAbsent(folder, f -> new Names()).add(name);
                case "txt" -> texts.computeIfAbsent(folder, f -> new Names()).add(name);
                case "npy" -> maps.computeIfAbsent(folder, f -> new Names()).add(name);
                default -> {
                    if (PHOTOGRAPHS.contains(ending)) {
                        boolean map = maps.containsKey(folder)
                                || (ending.equals("png") && !photographs.containsKey(folder) && isDeepGrey(file));
                        (map ? maps : photographs)
                                .computeIfAbsent(folder, f -> new Names())
                                .add(name);
                    }
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            if (file.equals(root)) {
                throw fault;
            }
            return FileVisitResult.CONTINUE;
        }

        /** Whether a PNG is grey and of 16 bits, which photographs are not. */
        private static boolean isDeepGrey(Path file) {
            byte[] head = new byte[26];
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(head, 0, head.length) == head.length
                        && Arrays.equals(head, 0, 4, new byte[] {(byte) 0x89, 'P', 'N', 'G'}, 0, 4)
                        && head[24] == 16
                        && head[25] == 0;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
