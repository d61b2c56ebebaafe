package io.spatialforge.sources.openimages;

import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A small corpus, row by row. Unless said otherwise there is one photograph {@code a1} of 1000 x 500 pixels. */
final class Corpus {

    static final String DOG = "/m/0bt9lr";
    static final String CAT = "/m/01yrx";
    static final String ANIMAL = "/m/0jbk";
    static final String CHAIR = "/m/01mzpv";
    static final String TABLE = "/m/04bcr3";
    static final String MAN = "/m/04yx4";

    static final String BOX_HEADER = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,"
            + "IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside";

    private final Path folder;
    private final Map<OpenImagesRole, List<Path>> files = new EnumMap<>(OpenImagesRole.class);
    private final List<String> boxes = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private Exhaustive exhaustive = Exhaustive.AUTO;
    private Sampling sampling = Sampling.ALL;
    private List<String> photographs = List.of();
    private Photos photos = Photos.OPTIONAL;
    private int absent = 6;

    Corpus(Path folder) throws IOException {
        this.folder = folder;
        put(OpenImagesRole.SIZES, "sizes.csv", "ImageID,Width,Height", "a1,1000,500");
    }

    /** Dogs and cats are animals, and so is a thing nobody has described. */
    Corpus withHierarchy() throws IOException {
        return put(OpenImagesRole.HIERARCHY, "hierarchy.json", """
                {"LabelName": "/m/0bl9f", "Subcategory": [
                  {"LabelName": "/m/0jbk", "Subcategory": [{"LabelName": "/m/0bt9lr"}, {"LabelName": "/m/01yrx"}]},
                  {"LabelName": "/m/01mzpv", "Part": [{"LabelName": "/m/leg0"}]},
                  {"LabelName": "/m/04bcr3"}, {"LabelName": "/m/04yx4"}]}""");
    }

    Corpus put(OpenImagesRole role, String name, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        List<Path> all = new ArrayList<>(files.getOrDefault(role, List.of()));
        all.remove(file);
        all.add(file);
        files.put(role, all);
        return this;
    }

    Corpus at(OpenImagesRole role, Path path) {
        files.put(role, List.of(path));
        return this;
    }

    Corpus without(OpenImagesRole role) {
        files.remove(role);
        return this;
    }

    /** A box of a1 in fractions, with five flags. */
    Corpus box(String label, double left, double right, double top, double bottom, String flags) {
        return boxRow("a1,xclick,%s,1,%.6f,%.6f,%.6f,%.6f,%s".formatted(label, left, right, top, bottom, flags));
    }

    /** A sound box in one of ten columns. */
    Corpus box(String label, int column) {
        return box(label, column / 10.0, column / 10.0 + 0.08, 0.2, 0.8, "0,0,0,0,0");
    }

    Corpus boxRow(String row) {
        boxes.add(row);
        return this;
    }

    Corpus label(String label, int confidence) {
        return labelRow("a1,verification,%s,%d".formatted(label, confidence));
    }

    Corpus labelRow(String row) {
        labels.add(row);
        return this;
    }

    Corpus exhaustive(Exhaustive setting) {
        exhaustive = setting;
        return this;
    }

    Corpus sampling(Sampling setting) {
        sampling = setting;
        return this;
    }

    Corpus absent(int size) {
        absent = size;
        return this;
    }

    Corpus photographs(Path place, Photos setting) {
        photographs = List.of(place.toString());
        photos = setting;
        return this;
    }

    OpenImagesSource source() throws IOException {
        if (!boxes.isEmpty() || !files.containsKey(OpenImagesRole.BOXES)) {
            boxes.addFirst(BOX_HEADER);
            put(OpenImagesRole.BOXES, "boxes.csv", boxes.toArray(String[]::new));
            boxes.removeFirst();
        }
        if (!labels.isEmpty()) {
            labels.addFirst("ImageID,Source,LabelName,Confidence");
            put(OpenImagesRole.LABELS, "labels.csv", labels.toArray(String[]::new));
            labels.removeFirst();
        }
        return new OpenImagesSource(new OpenImagesConfig(
                "oi", new OpenImagesFiles(files), photographs, exhaustive, absent, "a licence", photos, sampling, 0));
    }

    Gathered read() throws IOException {
        return Gathered.from(source());
    }

    Gathered read(long seed) throws IOException {
        return Gathered.from(source(), seed);
    }
}
