package io.spatialforge.bench.corpora;

import io.spatialforge.core.StableHash;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Photographs that nobody took: how wide they are, and which things are seen where. One photograph is held at a time and
 * is the same whenever it is drawn again.
 *
 * <p>Each is of one of {@link #PLACES} kinds of place, and of a class the places differ in how often it is seen there, so
 * that things come together as they do. A thing is as often another one of a class that is there already as it is of a
 * new one, so that an image of 15 things has six classes. Things have a height in metres, stand on the ground or some way
 * above it, and are seen by a pinhole camera: what is farther is smaller and, where it stands, higher in the image. What
 * people wear or carry lies in their box, and of the rest a third stands close to another thing.
 */
final class Scenery {

    /** Kinds of places. */
    static final int PLACES = 16;

    private static final int MOST = 240;

    /** Widths and heights that most photographs of the corpora have. */
    private static final int[][] SIZES = {
        {1024, 683},
        {683, 512},
        {640, 480},
        {1024, 768},
        {800, 600},
        {512, 683},
        {769, 512},
        {500, 375},
        {768, 1024},
        {1280, 720},
        {600, 400},
        {960, 640},
        {480, 640},
        {1200, 800},
        {910, 512},
        {682, 512}
    };

    private final List<Thing> things;
    private final LongTail[] places = new LongTail[PLACES];
    private final double boxesPerImage;
    private final long seed;

    int width;
    int height;

    /** Distance of the camera from the horizon's row, in pixels for each metre of height at one metre of distance. */
    double focal;

    /** Row of the horizon. */
    double horizon;

    /** Height of the camera in metres. */
    double camera;

    int count;
    final int[] kind = new int[MOST];
    final double[] x1 = new double[MOST];
    final double[] y1 = new double[MOST];
    final double[] x2 = new double[MOST];
    final double[] y2 = new double[MOST];

    /** Metres from the camera, along its axis. */
    final double[] distance = new double[MOST];

    /** Index of the person who wears or carries the thing; -1 of others. */
    final int[] wearer = new int[MOST];

    /** Bits of {@link #CROWD}, {@link #FAKE}, {@link #REFLECTED}. */
    final int[] marks = new int[MOST];

    static final int CROWD = 1;
    static final int FAKE = 2;
    static final int REFLECTED = 4;

    private final int[] people = new int[MOST];
    private int peopleSeen;
    private SplittableRandom random = new SplittableRandom(0);

    /**
     * @param things classes, the most frequent ones first
     * @param weights how often each is seen
     * @param boxesPerImage mean
     */
    Scenery(List<Thing> things, double[] weights, double boxesPerImage, long seed) {
        this.things = List.copyOf(things);
        this.boxesPerImage = boxesPerImage;
        this.seed = seed;
        for (int place = 0; place < PLACES; place++) {
            double[] here = new double[weights.length];
            for (int i = 0; i < here.length; i++) {
                long chance = StableHash.with(StableHash.of(things.get(i).label()), place);
                boolean everywhere = things.get(i).isPerson() || things.get(i).worn() != null;
                here[i] = weights[i] * (everywhere ? 1 : StableHash.fraction(chance) < 0.2 ? 4 : 0.25);
            }
            places[place] = new LongTail(here);
        }
    }

    List<Thing> things() {
        return things;
    }

    Thing thing(int index) {
        return things.get(kind[index]);
    }

    /** Draws a photograph's size alone. */
    void drawSize(long image) {
        random = new SplittableRandom(StableHash.with(seed, image));
        int[] size = SIZES[(int) (SIZES.length * Math.pow(random.nextDouble(), 1.5))];
        int off = random.nextInt(4) == 0 ? random.nextInt(-40, 41) : 0;
        width = size[0] + off;
        height = size[1] + (off == 0 ? 0 : random.nextInt(-40, 41));
    }

    /** Draws a photograph. */
    void draw(long image) {
        drawSize(image);
        LongTail place = places[random.nextInt(PLACES)];
        focal = Math.max(width, height) * random.nextDouble(0.8, 1.4);
        horizon = height * random.nextDouble(0.25, 0.6);
        camera = random.nextDouble(1.2, 1.9);
        double typical = random.nextDouble(2.5, 7);
        int wanted = wanted();
        count = 0;
        peopleSeen = 0;
        while (count < wanted) {
            int index = count;
            boolean again = index > 0 && random.nextDouble() < 0.5;
            kind[index] = again ? kind[random.nextInt(index)] : place.draw(random);
            Thing thing = things.get(kind[index]);
            Thing.Worn worn = thing.worn();
            if (worn != null && peopleSeen > 0 && random.nextInt(10) > 0) {
                wear(people[random.nextInt(peopleSeen)], worn);
            } else {
                stand(thing, typical);
            }
            mark(index);
        }
    }

    private int wanted() {
        double sigma = 0.9;
        double mu = Math.log(boxesPerImage - 1) - sigma * sigma / 2;
        long more = Math.round(Math.exp(mu + sigma * random.nextGaussian()));
        return 1 + (int) Math.min(more, MOST - 1);
    }

    private void wear(int person, Thing.Worn worn) {
        double w = x2[person] - x1[person];
        double h = y2[person] - y1[person];
        double side = worn.pairs() && random.nextBoolean() ? 1 - worn.x() : worn.x();
        double cx = x1[person] + w * (side + 0.05 * random.nextGaussian());
        double cy = y1[person] + h * (worn.y() + 0.015 * random.nextGaussian());
        double halfWidth = w * worn.width() * random.nextDouble(0.35, 0.65);
        double halfHeight = h * worn.height() * random.nextDouble(0.35, 0.65);
        distance[count] = distance[person];
        wearer[count] = person;
        place(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight);
    }

    private void stand(Thing thing, double typical) {
        double metres = thing.metres() * Math.exp(thing.spread() * random.nextGaussian());
        // Nobody takes photographs of bottles from as far as of trucks.
        double reach = Math.sqrt(thing.metres());
        double z = Math.clamp(typical * reach * Math.exp(0.6 * random.nextGaussian()), 0.5, 120);
        z = Math.max(z, focal * metres / (0.95 * height));
        double h = Math.max(5, focal * metres / z);
        double w = h * thing.aspect() * Math.exp(0.25 * random.nextGaussian());
        if (w > 0.95 * width) {
            z *= w / (0.95 * width);
            h *= 0.95 * width / w;
            w = 0.95 * width;
        }
        double lift = thing.lift() == 0 ? 0 : random.nextDouble(thing.lift());
        double bottom = horizon + focal * (camera - lift) / z;
        if (bottom > 1.15 * height || bottom < h / 2) {
            bottom = thing.lift() == 0 ? Math.min(bottom, 1.15 * height) : random.nextDouble(h / 2, height);
        }
        double cx = random.nextDouble(width);
        if (count > 0 && random.nextInt(3) == 0) {
            int beside = random.nextInt(count);
            cx = (x1[beside] + x2[beside]) / 2 + 0.7 * (x2[beside] - x1[beside] + w) * random.nextGaussian();
        }
        distance[count] = z;
        wearer[count] = -1;
        place(cx - w / 2, bottom - h, cx + w / 2, bottom);
    }

    /** A box that is cut at the border of the image, but for a few that lie a little over it. */
    private void place(double left, double top, double right, double bottom) {
        double over = random.nextInt(50) == 0 ? 3 * random.nextDouble() : 0;
        double l = Math.clamp(left, -over, width - 6);
        double t = Math.clamp(top, -over, height - 6);
        x1[count] = l;
        y1[count] = t;
        x2[count] = Math.clamp(right, l + 4, Math.max(l + 4, width + over));
        y2[count] = Math.clamp(bottom, t + 4, Math.max(t + 4, height + over));
        count++;
    }

    private void mark(int index) {
        boolean person = things.get(kind[index]).isPerson();
        if (person) {
            people[peopleSeen++] = index;
        }
        int chance = random.nextInt(1000);
        marks[index] = chance < (person ? 15 : 5) ? CROWD : chance < 20 ? FAKE : chance < 25 ? REFLECTED : 0;
    }

    /** More numbers of the same photograph, after it is drawn. */
    SplittableRandom random() {
        return random;
    }
}
