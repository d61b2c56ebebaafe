package io.spatialforge.bench.corpora;

import io.spatialforge.core.DataFile;
import io.spatialforge.core.StableHash;
import io.spatialforge.sources.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Files in the layout of Objects365: one JSON with all images and all annotations as arrays of their own, written as
 * Python writes it, with as many digits; and one in COCO's layout that adds keypoints to some of its people.
 *
 * <p>Classes have the corpus's names and misspellings and are, as its ids are, in the order of how often they are seen.
 */
public final class Objects365Corpus {

    /** Images of the real train set. */
    public static final long IMAGES = 1_742_292;

    private static final double BOXES_PER_IMAGE = 14.6;

    /** Measured on what this writes, rounded up. */
    private static final long BYTES_PER_IMAGE = 3_350;

    private static final long KEYPOINT_BYTES_PER_IMAGE = 1_200;

    /** Ranks after which rare classes become rarer by a factor of e. */
    private static final double REACH = 55;

    /** Decimals of a box in the real file. */
    private static final int DECIMALS = 10;

    private static final double UNITS = 1e10;
    private static final int LARGEST_ID_SHARE = 119; // percent of the number of images
    private static final long STRIDE = 1_299_709;
    private static final int PATCHES = 51;

    /** The release whose ids and spellings the file has. */
    public enum Release {
        V1,
        V2
    }

    /** Which array of the file comes first. */
    public enum Order {
        IMAGES_FIRST,
        ANNOTATIONS_FIRST
    }

    private final long images;
    private final long seed;
    private final Scenery scenery;
    private final int[] ids;

    /**
     * @param images how many, at least 1
     */
    public Objects365Corpus(long images, Release release, long seed) {
        this.images = images;
        this.seed = seed;
        List<Thing> things = things(release);
        scenery = new Scenery(things, LongTail.weights(things.size(), REACH), BOXES_PER_IMAGE, seed);
        ids = things.stream().mapToInt(t -> Integer.parseInt(t.id())).toArray();
    }

    /** The classes, the most frequent ones first. */
    private static List<Thing> things(Release release) {
        List<Thing> things = new ArrayList<>();
        for (String[] cells : DataFile.rows(Vocabulary.class, "vocabularies/objects365.tsv", 3)) {
            if (!cells[0].equals("-")) {
                things.add(Thing.of(cells[0], capitalized(cells[1]), cells[2]));
            }
        }
        if (release == Release.V1) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < things.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingLong(i -> StableHash.with(1, i)));
            for (int id = 1; id <= order.size(); id++) {
                Thing thing = things.get(order.get(id - 1));
                things.set(order.get(id - 1), Thing.of(Integer.toString(id), thing.name(), thing.label()));
            }
        }
        return things;
    }

    /** The normal form is lower case; the corpus writes "Other Shoes". */
    private static String capitalized(String name) {
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i - 1) == ' ') {
                text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
        }
        return text.toString();
    }

    /** Bytes that the files take at most. */
    public static long bytes(long images, double keypoints) {
        return (long) (images * (BYTES_PER_IMAGE + keypoints * KEYPOINT_BYTES_PER_IMAGE)) + 50_000;
    }

    /** The photographs that the file is of, in its order. */
    Photographs photographs() {
        return new Photographs(Corpus.OBJECTS365.id(), scenery, images, image -> Long.toString(idOf(image)));
    }

    private long idOf(long image) {
        long modulus = images * LARGEST_ID_SHARE / 100 + 3;
        return 1 + (image * STRIDE + 7) % (modulus % STRIDE == 0 ? modulus + 1 : modulus);
    }

    /**
     * Writes {@code objects365.json} and, where people have keypoints, {@code objects365-keypoints.json}.
     *
     * @param keypoints share of the images whose people have keypoints, 0 to 1
     * @return the files
     */
    public List<Path> write(Path folder, Order order, double keypoints) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("objects365.json");
        List<Path> files = new ArrayList<>(List.of(file));
        Keypoints points = null;
        if (keypoints > 0) {
            Path second = folder.resolve("objects365-keypoints.json");
            files.add(second);
            points = new Keypoints(TextFile.create(second), keypoints);
        }
        try (TextFile json = TextFile.create(file);
                Keypoints people = points) {
            json.add('{');
            if (order == Order.ANNOTATIONS_FIRST) {
                annotations(json, people);
                json.add(", ");
                images(json);
            } else {
                images(json);
                json.add(", ");
                annotations(json, people);
            }
            json.add(", \"categories\": [");
            String comma = "";
            for (Thing thing : scenery.things().stream()
                    .sorted(Comparator.comparingInt(t -> Integer.parseInt(t.id())))
                    .toList()) {
                json.add(comma).add("{\"name\": \"").add(thing.name()).add("\", \"id\": ");
                json.add(thing.id()).add('}');
                comma = ", ";
            }
            json.add("]}");
            if (people != null) {
                people.finish();
            }
        }
        return files;
    }

    private void images(TextFile json) throws IOException {
        json.add("\"images\": [");
        for (long image = 0; image < images; image++) {
            json.add(image == 0 ? "" : ", ");
            image(json, image);
        }
        json.add("]");
    }

    private void image(TextFile json, long image) throws IOException {
        scenery.drawSize(image);
        long id = idOf(image);
        String release = image % 100 < 36 ? "v1" : "v2";
        json.add("{\"height\": ").add(scenery.height).add(", \"id\": ").add(id);
        json.add(", \"license\": 5, \"width\": ").add(scenery.width);
        json.add(", \"file_name\": \"images/").add(release).add("/patch").add(id % PATCHES);
        json.add("/objects365_").add(release).add('_').add(String.format(Locale.ROOT, "%08d", id));
        json.add(".jpg\", \"url\": \"\"}");
    }

    private void annotations(TextFile json, @Nullable Keypoints people) throws IOException {
        json.add("\"annotations\": [");
        long annotation = 1;
        for (long image = 0; image < images; image++) {
            scenery.draw(image);
            long id = idOf(image);
            if (people != null) {
                people.of(image, id, annotation);
            }
            for (int i = 0; i < scenery.count; i++) {
                json.add(annotation == 1 ? "" : ", ");
                annotation(json, annotation++, id, i);
                json.add('}');
            }
        }
        json.add("]");
    }

    private void annotation(TextFile json, long annotation, long image, int i) throws IOException {
        long left = Math.round(scenery.x1[i] * UNITS);
        long top = Math.round(scenery.y1[i] * UNITS);
        // Differences of rounded edges have the odd last digits of the real file.
        double w = Math.round(scenery.x2[i] * UNITS) / UNITS - left / UNITS;
        double h = Math.round(scenery.y2[i] * UNITS) / UNITS - top / UNITS;
        int marks = scenery.marks[i];
        json.add("{\"id\": ").add(annotation);
        json.add((marks & Scenery.CROWD) != 0 ? ", \"iscrowd\": 1" : ", \"iscrowd\": 0");
        json.add((marks & Scenery.FAKE) != 0 ? ", \"isfake\": 1" : ", \"isfake\": 0");
        json.add(", \"area\": ").add(w * h);
        json.add((marks & Scenery.REFLECTED) != 0 ? ", \"isreflected\": 1" : ", \"isreflected\": 0");
        json.add(", \"bbox\": [").addShort(left, DECIMALS).add(", ").addShort(top, DECIMALS);
        json.add(", ").add(w).add(", ").add(h);
        json.add("], \"image_id\": ").add(image).add(", \"category_id\": ").add(ids[scenery.kind[i]]);
    }

    /** The file of keypoints, written while the annotations are. */
    private final class Keypoints implements AutoCloseable {

        private final TextFile json;
        private final double share;
        private final Skeleton skeleton = new Skeleton();
        private String comma = "";

        Keypoints(TextFile json, double share) throws IOException {
            this.json = json;
            this.share = share;
            json.add("{\"annotations\": [");
        }

        private boolean has(long image) {
            return StableHash.fraction(StableHash.with(StableHash.with(seed, "keypoints"), image)) < share;
        }

        /** The people of the photograph that is drawn. */
        void of(long image, long id, long firstAnnotation) throws IOException {
            if (!has(image)) {
                return;
            }
            for (int i = 0; i < scenery.count; i++) {
                if (scenery.thing(i).isPerson() && scenery.marks[i] == 0) {
                    skeleton.draw(scenery.x1[i], scenery.y1[i], scenery.x2[i], scenery.y2[i], scenery.random());
                    json.add(comma);
                    comma = ", ";
                    annotation(json, firstAnnotation + i, id, i);
                    json.add(", \"num_keypoints\": 17, \"keypoints\": [");
                    for (int k = 0; k < skeleton.points.length; k++) {
                        boolean seen = skeleton.points[k - k % 3 + 2] > 0;
                        json.add(k == 0 ? "" : ", ").add(seen ? Math.round(skeleton.points[k]) : 0);
                    }
                    json.add("]}");
                }
            }
        }

        void finish() throws IOException {
            json.add("], \"images\": [");
            comma = "";
            for (long image = 0; image < images; image++) {
                if (has(image)) {
                    json.add(comma);
                    comma = ", ";
                    image(json, image);
                }
            }
            Thing person = scenery.things().stream()
                    .filter(t -> t.label().equals("person"))
                    .findFirst()
                    .orElseThrow();
            json.add("], \"categories\": [{\"name\": \"")
                    .add(person.name())
                    .add("\", \"id\": ")
                    .add(person.id())
                    .add("}]}");
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }
}
