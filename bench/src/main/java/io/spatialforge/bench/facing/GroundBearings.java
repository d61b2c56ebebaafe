package io.spatialforge.bench.facing;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bearings in the ground plane where places and headings were measured in 3D (KITTI): what the rule says of everything as
 * seen from everything, if distances are as wrong as a network's and headings as those told from poses. There are few
 * people, so cars stand for them; that changes nothing of the geometry.
 */
final class GroundBearings {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int REPEATS = 20;

    private GroundBearings() {}

    /** A table as Markdown; empty where the set is not at hand. */
    static List<String> lines(Path truth) throws IOException {
        Path file = truth.resolve("kitti_object/truth.jsonl");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<Street> streets = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                streets.add(Street.of(MAPPER.readTree(line)));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "| distances | off by | headings off by | told | right | in the right half plane | wrong | precision |");
        lines.add("|---|---|---|---|---|---|---|---|");
        lines.add(row(streets, DepthSource.Origin.MEASURED, 0, 0));
        lines.add(row(streets, DepthSource.Origin.MEASURED, 0.03, 15));
        lines.add(row(streets, DepthSource.Origin.MEASURED, 0.1, 15));
        lines.add(row(streets, DepthSource.Origin.ESTIMATED, 0.05, 15));
        lines.add(row(streets, DepthSource.Origin.ESTIMATED, 0.1, 15));
        lines.add(row(streets, DepthSource.Origin.ESTIMATED, 0.15, 20));
        return lines;
    }

    private static String row(List<Street> streets, DepthSource.Origin origin, double ofDepth, double ofHeading) {
        Random random = new Random(7);
        int repeats = ofDepth == 0 && ofHeading == 0 ? 1 : REPEATS;
        int[] counts = new int[3];
        for (int n = 0; n < repeats; n++) {
            for (Street street : streets) {
                street.judge(origin, ofDepth, ofHeading, random, counts);
            }
        }
        int told = counts[0] + counts[1] + counts[2];
        return String.format(
                Locale.ROOT,
                "| taken as %s | %.0f%% | %.0f° | %d | %d | %d | %d | %.1f%% |",
                origin.id(),
                100 * ofDepth,
                ofHeading,
                told,
                counts[0],
                counts[1],
                counts[2],
                100.0 * counts[0] / told);
    }

    /**
     * One thing as measured.
     *
     * @param x metres to the right of the optical axis
     * @param z metres along it
     * @param heading in the camera's axes, degrees
     * @param facing against the ray from the camera, degrees
     */
    private record Thing(Box box, boolean cut, double x, double z, double heading, double facing) {}

    private record Street(String name, int width, int height, List<Thing> things) {

        static Street of(JsonNode record) {
            List<Thing> things = new ArrayList<>();
            for (JsonNode object : record.path("objects")) {
                JsonNode place = object.path("location_xyz_camera_m");
                if (!place.isArray() || !object.path("facing_vs_viewer_deg").isNumber()) {
                    continue;
                }
                JsonNode at = object.path("bbox");
                things.add(new Thing(
                        new Box(
                                at.path(0).asDouble(),
                                at.path(1).asDouble(),
                                at.path(2).asDouble(),
                                at.path(3).asDouble()),
                        object.path("truncated").asDouble() > 0.05,
                        place.path(0).asDouble(),
                        place.path(2).asDouble(),
                        object.path("facing_deg").asDouble(),
                        object.path("facing_vs_viewer_deg").asDouble()));
            }
            return new Street(
                    record.path("image").asString(),
                    record.path("width").asInt(),
                    record.path("height").asInt(),
                    things);
        }

        void judge(DepthSource.Origin origin, double ofDepth, double ofHeading, Random random, int[] counts) {
            DepthSource source =
                    new DepthSource("kitti", DepthSource.Kind.METRIC, DepthSource.Geometry.Z, origin, 2, 60);
            Image image = new Image(name, "kitti", null, null, null, width, height, Transform.IDENTITY, null);
            List<Region> viewers = new ArrayList<>();
            List<Region> targets = new ArrayList<>();
            for (Thing thing : things) {
                double z = thing.z * Math.exp(ofDepth * random.nextGaussian());
                double half = Math.min(0.4, 0.05 * z);
                DepthExtent extent = new DepthExtent(z - half, z, z + half, 500);
                RegionDepth depth = new RegionDepth(extent, extent);
                Flags flags = thing.cut ? Flags.of(RegionFlag.TRUNCATED) : Flags.NONE;
                FacingEstimate facing = facing(thing.facing + ofHeading * random.nextGaussian());
                viewers.add(Region.annotated(0, "person", thing.box, flags)
                        .withDepth(depth)
                        .withFacing(facing));
                targets.add(Region.annotated(1, "dog", thing.box, flags).withDepth(depth));
            }
            Set<String> labels = Set.of("person", "dog");
            for (int v = 0; v < viewers.size(); v++) {
                for (int t = 0; t < targets.size(); t++) {
                    if (v != t && viewers.get(v).facing() != null) {
                        Scene two = new Scene(image, List.of(viewers.get(v), targets.get(t)), labels, Set.of(), source);
                        judge(two, things.get(v), things.get(t), counts);
                    }
                }
            }
        }

        private static void judge(Scene scene, Thing viewer, Thing target, int[] counts) {
            Findings findings = new Findings() {
                @Override
                public void claim(Candidate candidate) {
                    if (candidate.claim() instanceof Claim.Bearing bearing) {
                        counts[verdict(viewer, target, bearing)]++;
                    }
                }

                @Override
                public void abstain(Task task, Reason reason, String about, @Nullable String other) {
                    // only what is told is judged
                }
            };
            SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
            for (Rule rule : Rule.standard()) {
                if (rule.task() == Task.PERSPECTIVE) {
                    rule.apply(facts, findings);
                }
            }
        }
    }

    /** 0 where the quarter is right, 1 where the half plane is, 2 else. */
    private static int verdict(Thing viewer, Thing target, Claim.Bearing bearing) {
        double dx = target.x - viewer.x;
        double dz = target.z - viewer.z;
        double heading = Math.toRadians(viewer.heading);
        double ahead = dx * Math.sin(heading) - dz * Math.cos(heading);
        double left = dx * Math.cos(heading) + dz * Math.sin(heading);
        double along = switch (bearing.direction()) {
            case AHEAD -> ahead;
            case BEHIND -> -ahead;
            case LEFT -> left;
            case RIGHT -> -left;
        };
        double across = Math.abs(along) == Math.abs(ahead) ? left : ahead;
        return along >= Math.abs(across) ? 0 : along > 0 ? 1 : 2;
    }

    /** As poses tell it: within 35° of the camera and its contrary, within 30° of the sides, else not. */
    private static @Nullable FacingEstimate facing(double degrees) {
        double wrapped = Math.IEEEremainder(degrees, 360);
        for (View view : View.values()) {
            boolean frontal = view == View.TOWARDS || view == View.AWAY;
            double within = frontal ? 35 : 30;
            if (Math.abs(Math.IEEEremainder(wrapped - KnownPerson.centre(view), 360)) <= within) {
                return new FacingEstimate(view, wrapped, within, 0.9, "kitti");
            }
        }
        return null;
    }
}
