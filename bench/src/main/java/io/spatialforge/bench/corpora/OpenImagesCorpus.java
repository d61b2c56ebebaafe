package io.spatialforge.bench.corpora;

import io.spatialforge.core.DataFile;
import io.spatialforge.core.StableHash;
import io.spatialforge.core.label.Labels;
import io.spatialforge.sources.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Tables in the layout of OpenImages' train set, under the names they are published by: boxes in the order of image ids
 * with flags and the columns of clicks, labels that people verified, images with their turn and licence, relationships and
 * attributes, the hierarchy, and sizes, which no published table has.
 *
 * <p>Classes are the 601 boxable ones; a few dozen are known to be the most frequent ones, the rest follows by hash. Flags
 * are set as often as the makers say of theirs: 66% occluded, 25% truncated, 6% groups, 5% depictions, 0.2% inside.
 */
public final class OpenImagesCorpus {

    /** Images of the real train set that have boxes. */
    public static final long IMAGES = 1_743_042;

    private static final double BOXES_PER_IMAGE = 9.2;

    /** Measured on what this writes, rounded up. */
    private static final long BYTES_PER_IMAGE = 2_700;

    private static final double REACH = 90;

    private static final String BOXES_HEADER =
            "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside,"
                    + "XClick1X,XClick2X,XClick3X,XClick4X,XClick1Y,XClick2Y,XClick3Y,XClick4Y\n";

    private static final List<String> FREQUENT = List.of(
            "clothing",
            "man",
            "tree",
            "human face",
            "person",
            "woman",
            "footwear",
            "window",
            "flower",
            "wheel",
            "car",
            "human hair",
            "human arm",
            "human head",
            "human leg",
            "human hand",
            "house",
            "building",
            "chair",
            "glasses",
            "tire",
            "girl",
            "human nose",
            "human eye",
            "suit",
            "boy",
            "plant",
            "table",
            "jeans",
            "food",
            "dress",
            "furniture",
            "bottle",
            "boat",
            "bird",
            "human mouth",
            "toy",
            "dog",
            "poster",
            "street light",
            "airplane",
            "cat",
            "guitar",
            "bicycle",
            "book",
            "sports equipment",
            "palm tree",
            "horse",
            "hat",
            "drink",
            "land vehicle",
            "microphone",
            "truck",
            "fruit",
            "bus",
            "train",
            "desk",
            "motorcycle",
            "couch",
            "cup");

    /** Attributes by their ids; the table of their names is written too. */
    private static final Map<String, String> ATTRIBUTES =
            Map.of("/m/05z87", "Plastic", "/m/083vt", "Wooden", "/m/02gy9n", "Transparent");

    private final long images;
    private final Scenery scenery;

    /** A class's own id at each rank. */
    private final List<Thing> things;

    public OpenImagesCorpus(long images, long seed) {
        this.images = images;
        things = things();
        scenery = new Scenery(things, LongTail.weights(things.size(), REACH), BOXES_PER_IMAGE, seed);
    }

    private static List<Thing> things() {
        Map<String, Thing> byId = new LinkedHashMap<>();
        for (String[] cells : DataFile.rows(Vocabulary.class, "vocabularies/openimages.tsv", 3)) {
            byId.putIfAbsent(cells[0], Thing.of(cells[0], cells[1], cells[2]));
        }
        List<Thing> things = new ArrayList<>(byId.values());
        things.sort(Comparator.<Thing>comparingInt(t -> rank(t.label()))
                .thenComparingLong(t -> StableHash.of("rank of " + t.id()) >>> 1));
        return things;
    }

    private static int rank(String label) {
        int rank = FREQUENT.indexOf(label);
        return rank < 0 ? FREQUENT.size() : rank;
    }

    /** Bytes that the tables take at most. */
    public static long bytes(long images) {
        return images * BYTES_PER_IMAGE + 200_000;
    }

    /** The photographs that the tables are of, in their order. */
    Photographs photographs() {
        return new Photographs(Corpus.OPENIMAGES.id(), scenery, images, this::idOf);
    }

    /** Its 16 digits; they ascend with the number. */
    private String idOf(long image) {
        String hex = Long.toHexString(image * Long.divideUnsigned(-1, images));
        return "0".repeat(16 - hex.length()) + hex;
    }

    /** The table of boxes in a folder that {@link #write} filled. */
    public static Path boxes(Path folder) {
        return folder.resolve("oidv6-train-annotations-bbox.csv");
    }

    /** Writes all tables. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (TextFile boxes = TextFile.create(boxes(folder));
                TextFile labels = TextFile.create(folder.resolve("train-annotations-human-imagelabels-boxable.csv"));
                TextFile table = TextFile.create(folder.resolve("train-images-boxable-with-rotation.csv"));
                TextFile relations = TextFile.create(folder.resolve("oidv6-train-annotations-vrd.csv"));
                TextFile sizes = TextFile.create(folder.resolve("sizes.csv"))) {
            boxes.add(BOXES_HEADER);
            labels.add("ImageID,Source,LabelName,Confidence\n");
            table.add(
                    "ImageID,Subset,OriginalURL,OriginalLandingURL,License,AuthorProfileURL,Author,Title,OriginalSize,"
                            + "OriginalMD5,Thumbnail300KURL,Rotation\n");
            relations.add("ImageID,LabelName1,LabelName2,XMin1,XMax1,YMin1,YMax1,XMin2,XMax2,YMin2,YMax2,"
                    + "RelationshipLabel\n");
            sizes.add("ImageID,Width,Height\n");
            for (long image = 0; image < images; image++) {
                String id = idOf(image);
                scenery.draw(image);
                SplittableRandom random = scenery.random();
                boxes(boxes, id, random);
                labels(labels, id, random);
                relations(relations, id, random);
                image(table, id, random);
                sizes.add(id)
                        .add(',')
                        .add(scenery.width)
                        .add(',')
                        .add(scenery.height)
                        .add('\n');
            }
        }
        names(folder);
        hierarchy(folder);
    }

    private void boxes(TextFile out, String id, SplittableRandom random) throws IOException {
        for (int i = 0; i < scenery.count; i++) {
            boolean unknown = random.nextInt(10) == 0;
            long left = part(scenery.x1[i], scenery.width);
            long right = part(scenery.x2[i], scenery.width);
            long top = part(scenery.y1[i], scenery.height);
            long bottom = part(scenery.y2[i], scenery.height);
            out.add(id).add(unknown ? ",activemil," : ",xclick,");
            out.add(scenery.thing(i).id()).add(",1");
            number(out, left, right, top, bottom);
            boolean cut = left == 0 || top == 0 || right == 1_000_000 || bottom == 1_000_000;
            flag(out, unknown, random, 0.66);
            flag(out, unknown, random, cut ? 0.8 : 0.1);
            flag(out, unknown, random, 0.06);
            flag(out, unknown, random, 0.05);
            flag(out, unknown, random, 0.002);
            if (unknown) {
                out.add(",,,,,,,,\n");
            } else {
                number(out, random.nextLong(left, right + 1), left, random.nextLong(left, right + 1), right);
                number(out, top, random.nextLong(top, bottom + 1), bottom, random.nextLong(top, bottom + 1));
                out.add('\n');
            }
        }
    }

    private static long part(double edge, int side) {
        return Math.clamp(Math.round(1_000_000 * edge / side), 0, 1_000_000);
    }

    private static void number(TextFile out, long... millionths) throws IOException {
        for (long number : millionths) {
            out.add(',').addDecimals(number, 6);
        }
    }

    private static void flag(TextFile out, boolean unknown, SplittableRandom random, double share) throws IOException {
        out.add(unknown ? ",-1" : random.nextDouble() < share ? ",1" : ",0");
    }

    /** What people said of whole photographs: what is boxed is there, and a few other classes are not. */
    private void labels(TextFile out, String id, SplittableRandom random) throws IOException {
        Set<Integer> present = new HashSet<>();
        for (int i = 0; i < scenery.count; i++) {
            if (present.add(scenery.kind[i])) {
                label(out, id, scenery.kind[i], 1);
            }
        }
        Set<Integer> absent = new HashSet<>(present);
        for (int i = random.nextInt(6); i > 0; i--) {
            // Asked about what might well be there.
            int kind = (int) (things.size() * Math.pow(random.nextDouble(), 3));
            if (absent.add(kind) && !isAKindOfAny(kind, present)) {
                label(out, id, kind, 0);
            }
        }
    }

    private boolean isAKindOfAny(int kind, Set<Integer> present) {
        for (int there : present) {
            if (Labels.standard()
                    .isA(things.get(there).label(), things.get(kind).label())) {
                return true;
            }
        }
        return false;
    }

    private void label(TextFile out, String id, int kind, int confidence) throws IOException {
        out.add(id)
                .add(",verification,")
                .add(things.get(kind).id())
                .add(',')
                .add(confidence)
                .add('\n');
    }

    /** One photograph in five has a few. */
    private void relations(TextFile out, String id, SplittableRandom random) throws IOException {
        if (random.nextInt(5) > 0) {
            return;
        }
        for (int i = 0; i < scenery.count; i++) {
            int person = scenery.wearer[i];
            if (person >= 0 && random.nextInt(3) == 0) {
                relation(out, id, person, scenery.thing(i).id(), i, random.nextBoolean() ? "wears" : "holds");
            } else if (person < 0 && random.nextInt(10) == 0) {
                String attribute = List.of("/m/05z87", "/m/083vt", "/m/02gy9n").get(random.nextInt(3));
                relation(out, id, i, attribute, i, "is");
            }
        }
    }

    private void relation(TextFile out, String id, int first, String second, int of, String how) throws IOException {
        out.add(id).add(',').add(scenery.thing(first).id()).add(',').add(second);
        edges(out, first);
        edges(out, of);
        out.add(',').add(how).add('\n');
    }

    private void edges(TextFile out, int i) throws IOException {
        number(
                out,
                part(scenery.x1[i], scenery.width),
                part(scenery.x2[i], scenery.width),
                part(scenery.y1[i], scenery.height),
                part(scenery.y2[i], scenery.height));
    }

    private static void image(TextFile out, String id, SplittableRandom random) throws IOException {
        long photo = random.nextLong(1_000_000_000L, 40_000_000_000L);
        String secret = Long.toHexString(random.nextLong(0x1000000000L, 0x10000000000L));
        long person = random.nextLong(1_000_000);
        int server = random.nextInt(1, 9);
        out.add(id)
                .add(",train,https://farm")
                .add(server)
                .add(".photos.example/")
                .add(photo % 7919)
                .add('/');
        out.add(photo)
                .add('_')
                .add(secret)
                .add("_o.jpg,https://www.photos.example/photos/person")
                .add(person);
        out.add('/')
                .add(photo)
                .add(",https://creativecommons.org/licenses/by/2.0/,https://www.photos.example/people/person");
        out.add(person)
                .add("/,Person ")
                .add(person)
                .add(",\"A title, of photograph ")
                .add(photo % 10_000)
                .add("\",");
        out.add(random.nextLong(200_000, 6_000_000))
                .add(",9IzEn38GRNsVpATuv7gzEA==,https://c")
                .add(server);
        out.add(".photos.example/")
                .add(photo % 7919)
                .add('/')
                .add(photo)
                .add('_')
                .add(secret)
                .add("_z.jpg,");
        int turn = random.nextInt(200);
        out.add(turn == 0 ? "90.0" : turn == 1 ? "270.0" : turn == 2 ? "" : "0.0")
                .add('\n');
    }

    private void names(Path folder) throws IOException {
        try (TextFile out = TextFile.create(folder.resolve("class-descriptions-boxable.csv"))) {
            for (Thing thing : things) {
                out.add(thing.id()).add(',').add(thing.name()).add('\n');
            }
        }
        try (TextFile out = TextFile.create(folder.resolve("oidv6-attributes-description.csv"))) {
            out.add("LabelName,DisplayName\n");
            for (String id : ATTRIBUTES.keySet().stream().sorted().toList()) {
                out.add(id).add(',').add(ATTRIBUTES.getOrDefault(id, "")).add('\n');
            }
        }
    }

    /** The tree of kinds that the project knows of the classes. */
    private void hierarchy(Path folder) throws IOException {
        Map<String, List<Thing>> below = new HashMap<>();
        Map<String, Thing> byLabel = new HashMap<>();
        things.forEach(t -> byLabel.putIfAbsent(t.label(), t));
        for (Thing thing : things) {
            Set<String> above = new HashSet<>(Labels.standard().kindsOf(thing.label()));
            above.retainAll(byLabel.keySet());
            above.remove(thing.label());
            String parent = "";
            for (String kind : above.stream().sorted().toList()) {
                boolean nearest = parent.isEmpty() || Labels.standard().isA(kind, parent);
                parent = nearest ? kind : parent;
            }
            below.computeIfAbsent(parent, p -> new ArrayList<>()).add(thing);
        }
        try (TextFile out = TextFile.create(folder.resolve("bbox_labels_600_hierarchy.json"))) {
            out.add("{\"LabelName\": \"/m/0bl9f\"");
            kinds(out, below, "");
            out.add("}\n");
        }
    }

    private static void kinds(TextFile out, Map<String, List<Thing>> below, String label) throws IOException {
        List<Thing> kinds = below.getOrDefault(label, List.of());
        if (kinds.isEmpty()) {
            return;
        }
        String comma = ", \"Subcategory\": [";
        for (Thing kind : kinds) {
            out.add(comma).add("{\"LabelName\": \"").add(kind.id()).add('"');
            kinds(out, below, kind.label());
            out.add('}');
            comma = ", ";
        }
        out.add(']');
    }
}
