package io.spatialforge.bench.corpora;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.perceive.LookedJson;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.people.TwoLooks;
import io.spatialforge.vision.see.DepthLevels;
import io.spatialforge.vision.see.Looked;
import io.spatialforge.vision.see.Perception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What models would have told of photographs that nobody took, in the lines of a run's {@code perception/}: for each a map
 * of inverse depth, small, in which things lie as far away as they were drawn; and the poses of its larger people.
 *
 * <p>In the map the ground rises to the horizon, and each thing fills the oval in its box, the farther ones first.
 */
final class PerceptionShards {

    /** A line takes as many bytes on disk, measured on what this writes and rounded up. */
    static final long BYTES_PER_IMAGE = 2_600;

    private static final int COLUMNS = 96;
    private static final int ROWS = 64;
    private static final ModelIdentity DEPTH = new ModelIdentity("generated-depth", "0".repeat(64), "none");
    private static final ModelIdentity POSE = new ModelIdentity("generated-pose", "1".repeat(64), "none");
    private static final String RUNTIME = "generated";

    /** People of a smaller part of the image's height are not looked at. */
    private static final double SMALLEST_PERSON = 0.2;

    private static final int MOST_PEOPLE = 8;

    /** Of a photograph's number; what is above tells the corpus. */
    private static final int IMAGE_BITS = 30;

    private final DepthMeaning meaning;
    private final float[] inverse = new float[COLUMNS * ROWS];
    private final Skeleton skeleton = new Skeleton();

    PerceptionShards() {
        @Nullable Double none = null;
        meaning = new DepthMeaning(DepthSource.Kind.INVERSE, DepthSource.Geometry.Z, 1, none, "generated");
    }

    /**
     * Writes the lines of all corpora into a folder.
     *
     * @param share of the photographs that were looked at, 0 to 1
     */
    void write(Path folder, List<Photographs> corpora, Shards shards, double share) throws IOException {
        Files.createDirectories(folder);
        int[][] members = members(corpora, shards, share);
        for (int shard = 0; shard < shards.count(); shard++) {
            List<Member> order = new ArrayList<>();
            for (int packed : members[shard]) {
                int corpus = packed >>> IMAGE_BITS;
                int image = packed & ((1 << IMAGE_BITS) - 1);
                order.add(new Member(
                        corpora.get(corpus), image, corpora.get(corpus).id(image)));
            }
            order.sort(Comparator.comparing(Member::id));
            try (LineWriter lines = LineWriter.create(folder.resolve(shards.name(shard) + ".jsonl.zst"))) {
                for (Member member : order) {
                    lines.write(new LookedJson(member.id, look(member.photographs.scenery(), member.image)).toLine());
                }
                lines.commit();
            }
        }
    }

    private record Member(Photographs photographs, int image, String id) {}

    /** The photographs of each shard: four bytes each, so that millions of them fit in memory. */
    private static int[][] members(List<Photographs> corpora, Shards shards, double share) {
        int[][] members = new int[shards.count()][16];
        int[] counts = new int[shards.count()];
        for (int corpus = 0; corpus < corpora.size(); corpus++) {
            Photographs photographs = corpora.get(corpus);
            for (int image = 0; image < photographs.count(); image++) {
                String id = photographs.id(image);
                if (StableHash.fraction(StableHash.of("looked at " + id)) < share) {
                    int shard = shards.of(id);
                    if (counts[shard] == members[shard].length) {
                        members[shard] = Arrays.copyOf(members[shard], 2 * counts[shard]);
                    }
                    members[shard][counts[shard]++] = (corpus << IMAGE_BITS) | image;
                }
            }
        }
        for (int shard = 0; shard < members.length; shard++) {
            members[shard] = Arrays.copyOf(members[shard], counts[shard]);
        }
        return members;
    }

    private Looked look(Scenery scenery, long image) {
        scenery.draw(image);
        paint(scenery);
        DepthLevels levels = DepthLevels.of(new DepthMap(COLUMNS, ROWS, inverse.clone()), DepthSource.Kind.INVERSE);
        String sha256 = "%016x".formatted(StableHash.with(1, image)).repeat(4);
        return new Looked.Seen(
                sha256,
                RUNTIME,
                new Perception(
                        scenery.width,
                        scenery.height,
                        List.of(),
                        people(scenery),
                        List.of(new Perception.Depth(DEPTH, meaning, levels))));
    }

    private void paint(Scenery scenery) {
        double rowsPerPixel = (double) ROWS / scenery.height;
        double columnsPerPixel = (double) COLUMNS / scenery.width;
        for (int row = 0; row < ROWS; row++) {
            double below = (row + 0.5) / rowsPerPixel - scenery.horizon;
            float ground = (float) Math.max(0.005, below / (scenery.focal * scenery.camera));
            Arrays.fill(inverse, row * COLUMNS, (row + 1) * COLUMNS, ground);
        }
        Integer[] order = new Integer[scenery.count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -scenery.distance[i]));
        for (int i : order) {
            oval(
                    scenery.x1[i] * columnsPerPixel,
                    scenery.y1[i] * rowsPerPixel,
                    scenery.x2[i] * columnsPerPixel,
                    scenery.y2[i] * rowsPerPixel,
                    (float) (1 / scenery.distance[i]));
        }
    }

    private void oval(double x1, double y1, double x2, double y2, float value) {
        double cy = (y1 + y2) / 2;
        for (int row = Math.max(0, (int) y1); row < Math.min(ROWS, y2); row++) {
            double up = (row + 0.5 - cy) / Math.max(0.5, (y2 - y1) / 2);
            double half = (x2 - x1) / 2 * Math.sqrt(Math.max(0, 1 - up * up * up * up));
            int from = Math.max(0, (int) Math.round((x1 + x2) / 2 - half));
            int to = Math.min(COLUMNS, (int) Math.round((x1 + x2) / 2 + half));
            if (from < to) {
                Arrays.fill(inverse, row * COLUMNS + from, row * COLUMNS + to, value);
            }
        }
    }

    private List<PosedPerson> people(Scenery scenery) {
        SplittableRandom random = scenery.random();
        List<PosedPerson> people = new ArrayList<>();
        for (int i = 0; i < scenery.count && people.size() < MOST_PEOPLE; i++) {
            double high = scenery.y2[i] - scenery.y1[i];
            if (scenery.thing(i).isPerson() && high > SMALLEST_PERSON * scenery.height) {
                skeleton.draw(scenery.x1[i], scenery.y1[i], scenery.x2[i], scenery.y2[i], random);
                Pose pose = new Pose(skeleton.scored());
                Box box = new Box(scenery.x1[i], scenery.y1[i], scenery.x2[i], scenery.y2[i]);
                people.add(new PosedPerson(POSE, box, new TwoLooks(pose, pose)));
            }
        }
        return people;
    }

    /** The folder's name, as in a run. */
    static String folder() {
        return RunFolder.PERCEPTION;
    }
}
