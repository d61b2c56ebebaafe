package io.spatialforge.drawn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the truth off a set scene: what each pixel shows, and what holds of each object.
 *
 * <p>Pixels are asked at their centres, without smoothing, so boxes, areas and depths are those of the geometry itself.
 */
final class GroundTruth {
    static final int LEAST_VISIBLE_PIXELS = 70;

    /** Nose, eyes and ears come first in COCO's order. */
    private static final int FACE_POINTS = 5;

    static final double LEAST_VISIBLE_FRACTION = 0.12;

    /** How far, in metres, the nearest own surface may lie before a joint that counts as seen. */
    private static final double[] COVER_M = {
        0.035, 0.03, 0.03, 0.04, 0.04, 0.13, 0.13, 0.10, 0.10, 0.13, 0.13, 0.17, 0.17, 0.12, 0.12, 0.10, 0.10
    };

    final Mesh mesh = new Mesh();
    final boolean[] casts;
    final double[] corner;
    final Raster exact;
    final int[] instanceIds;

    /** What a mirror shows at each pixel: a thing, then what is depicted, then what stands behind; −1 for none. */
    final int[] reflectedIds;

    /** Of what each pixel is a picture; −1 for none. */
    final int[] depictedIds;

    private final float[] depth;
    private final int firstReflected;
    private final Stage stage;
    private final int afterShell;
    private final double[][] wholeBoxes;
    private final int[] firstVertex;
    private final int[] firstTriangle;
    private final int[] visible;
    private final int[] alone;
    private final double leastFraction;

    GroundTruth(Stage stage) {
        this(stage, LEAST_VISIBLE_FRACTION);
    }

    /**
     * @param leastFraction share of a thing that must be seen for it to stay in the scene
     */
    GroundTruth(Stage stage, double leastFraction) {
        this.stage = stage;
        this.leastFraction = leastFraction;
        Pose world = Pose.at(0, 0, 0, 0);
        mesh.append(stage.shell.mesh(), world, -1);
        afterShell = mesh.triangleCount;
        mesh.append(stage.fixtures.mesh(), world, -1);
        int things = stage.placed.size();
        firstVertex = new int[things + 1];
        firstTriangle = new int[things + 1];
        for (int id = 0; id < things; id++) {
            firstVertex[id] = mesh.vertexCount;
            firstTriangle[id] = mesh.triangleCount;
            Stage.Placed placed = stage.placed.get(id);
            mesh.append(placed.thing().mesh(), placed.pose(), id);
        }
        firstVertex[things] = mesh.vertexCount;
        firstTriangle[things] = mesh.triangleCount;
        List<Stage.Placed> others = new ArrayList<>(stage.depicted);
        others.addAll(stage.behind);
        for (int i = 0; i < others.size(); i++) {
            mesh.append(others.get(i).thing().mesh(), others.get(i).pose(), things + i);
        }
        firstReflected = mesh.triangleCount;
        if (stage.mirror != null) {
            Mirror.of(stage.mirror).append(mesh);
        }
        casts = new boolean[mesh.triangleCount];
        Arrays.fill(casts, afterShell, firstReflected, true);
        corner = new double[3 * mesh.vertexCount];
        project(stage.camera);
        exact = new Raster(stage.camera, stage.width, stage.height, 1);
        exact.fill(mesh, corner, 0, firstReflected);
        instanceIds = new int[exact.triangle.length];
        depictedIds = new int[instanceIds.length];
        reflectedIds = new int[instanceIds.length];
        depth = new float[instanceIds.length];
        visible = new int[things];
        for (int i = 0; i < instanceIds.length; i++) {
            int owner = exact.triangle[i] < 0 ? -1 : mesh.ownerOf[exact.triangle[i]];
            instanceIds[i] = owner < things ? owner : -1;
            depictedIds[i] = owner < things || owner >= things + stage.depicted.size() ? -1 : owner - things;
            reflectedIds[i] = -1;
            depth[i] = exact.triangle[i] < 0 ? 0 : (float) (1.0 / exact.inverseDepth[i]);
            if (instanceIds[i] >= 0) {
                visible[instanceIds[i]]++;
            }
        }
        reflect(exact, 1);
        for (int i = 0; i < instanceIds.length; i++) {
            int triangle = exact.triangle[i];
            int owner = triangle < firstReflected ? -1 : mesh.ownerOf[triangle];
            reflectedIds[i] = owner;
        }
        alone = new int[things];
        wholeBoxes = new double[things][];
        Raster own = new Raster(stage.camera, stage.width, stage.height, 1);
        for (int id = 0; id < things; id++) {
            wholeBoxes[id] = wholeBox(id);
            own.fill(mesh, corner, firstTriangle[id], firstTriangle[id + 1]);
            alone[id] = own.clear(wholeBoxes[id]);
        }
    }

    private void project(Camera camera) {
        Vec right = camera.turn(new Vec(1, 0, 0));
        Vec up = camera.turn(new Vec(0, 1, 0));
        Vec away = camera.turn(new Vec(0, 0, 1));
        Vec eye = camera.position();
        for (int i = 0; i < corner.length; i += 3) {
            double x = mesh.positions[i] - eye.x();
            double y = mesh.positions[i + 1] - eye.y();
            double z = mesh.positions[i + 2] - eye.z();
            corner[i] = x * right.x() + y * up.x() + z * away.x();
            corner[i + 1] = x * right.y() + y * up.y() + z * away.y();
            corner[i + 2] = x * right.z() + y * up.z() + z * away.z();
        }
    }

    /** Things that show too little of themselves to be named; a scene is drawn again without them. */
    List<Stage.Placed> hardlySeen() {
        List<Stage.Placed> found = new ArrayList<>();
        for (int id = 0; id < visible.length; id++) {
            if (visible[id] < LEAST_VISIBLE_PIXELS || visible[id] < leastFraction * alone[id]) {
                found.add(stage.placed.get(id));
            }
        }
        return found;
    }

    /** The scene on a finer grid, with what the mirror shows. */
    Raster raster(int samples) {
        Raster fine = new Raster(stage.camera, stage.width, stage.height, samples);
        fine.fill(mesh, corner, 0, firstReflected);
        reflect(fine, samples);
        return fine;
    }

    private void reflect(Raster raster, int samples) {
        if (firstReflected < mesh.triangleCount) {
            Raster behind = new Raster(stage.camera, stage.width, stage.height, samples);
            behind.fill(mesh, corner, firstReflected, mesh.triangleCount);
            for (int i = 0; i < raster.triangle.length; i++) {
                int triangle = raster.triangle[i];
                if (triangle >= 0
                        && behind.triangle[i] >= 0
                        && mesh.paints.get(mesh.paintOf[triangle]) == Mirror.GLASS) {
                    raster.triangle[i] = behind.triangle[i];
                    raster.inverseDepth[i] = behind.inverseDepth[i];
                }
            }
        }
    }

    /** Of the surfaces themselves: of a mirror, not of what it shows. */
    float[] depthMetres() {
        return depth;
    }

    /** Distance to what is seen, in a mirror beyond its glass; 0 where there is none. */
    float[] virtualDepth() {
        float[] seen = new float[depth.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = exact.triangle[i] < 0 ? 0 : (float) (1.0 / exact.inverseDepth[i]);
        }
        return seen;
    }

    List<DrawnObject> objects() {
        List<DrawnObject> objects = new ArrayList<>();
        for (int id = 0; id < visible.length; id++) {
            objects.add(object(id));
        }
        return objects;
    }

    private DrawnObject object(int id) {
        Stage.Placed placed = stage.placed.get(id);
        Camera camera = stage.camera;
        double[] box = Outline.box(instanceIds, id, stage.width);
        double[] whole = wholeBoxes[id];
        double near = Double.MAX_VALUE;
        double far = 0;
        for (int i = firstVertex[id]; i < firstVertex[id + 1]; i++) {
            near = Math.min(near, corner[3 * i + 2]);
            far = Math.max(far, corner[3 * i + 2]);
        }
        Block bounds = placed.thing().bounds();
        Vec centre = camera.fromWorld(placed.pose()
                .world(new Vec(
                        (bounds.minX() + bounds.maxX()) / 2,
                        (bounds.minY() + bounds.maxY()) / 2,
                        (bounds.minZ() + bounds.maxZ()) / 2)));
        Double facing = null;
        Double versus = null;
        if (placed.thing().hasFront()) {
            facing = wrapped(placed.pose().headingDeg() + camera.yawDeg());
            Vec ray = camera.position().minus(placed.pose().world(new Vec(0, 0, 0)));
            double towards = Math.toDegrees(Math.atan2(ray.x(), -ray.z()));
            versus = wrapped(placed.pose().headingDeg() - towards);
        }
        Vec @Nullable [] points = placed.thing().keypoints();
        double[] keypoints = points == null ? null : keypoints(id, placed.pose(), points);
        return new DrawnObject(
                id,
                placed.thing().label(),
                box,
                whole,
                visible[id],
                Outline.runs(instanceIds, id, stage.width, stage.height, (int) box[0], (int) box[2]),
                visible[id] / (double) alone[id],
                whole[0] < 0 || whole[1] < 0 || whole[2] > stage.width || whole[3] > stage.height,
                centre.z(),
                near,
                far,
                centre,
                facing,
                versus,
                versus == null || keypoints == null
                        ? null
                        : Double.valueOf(
                                wrapped(versus + placed.thing().posture().headTurnDeg())),
                placed.thing().posture().upright(),
                keypoints,
                keypoints == null ? null : PersonView.of(keypoints));
    }

    /** What looks like a thing and is none. */
    List<Apparition> apparitions() {
        List<Apparition> found = new ArrayList<>();
        List<Stage.Placed> all = new ArrayList<>(stage.placed);
        all.addAll(stage.depicted);
        all.addAll(stage.behind);
        for (int id = 0; id < all.size(); id++) {
            apparition(reflectedIds, id, all.get(id).thing().label(), true, found);
        }
        for (int id = 0; id < stage.depicted.size(); id++) {
            apparition(depictedIds, id, stage.depicted.get(id).thing().label(), false, found);
        }
        return found;
    }

    private void apparition(int[] ids, int id, String label, boolean reflected, List<Apparition> found) {
        int pixels = 0;
        for (int other : ids) {
            pixels += other == id ? 1 : 0;
        }
        if (pixels >= LEAST_VISIBLE_PIXELS) {
            double[] box = Outline.box(ids, id, stage.width);
            int[] runs = Outline.runs(ids, id, stage.width, stage.height, (int) box[0], (int) box[2]);
            found.add(new Apparition(reflected, label, box, runs, pixels));
        }
    }

    private static double wrapped(double degrees) {
        double turned = degrees % 360;
        return turned > 180 ? turned - 360 : turned <= -180 ? turned + 360 : turned;
    }

    private double[] keypoints(int id, Pose pose, Vec[] points) {
        double[] out = new double[51];
        for (int k = 0; k < 17; k++) {
            Vec at = stage.camera.fromWorld(pose.world(points[k]));
            double x = stage.camera.column(at);
            double y = stage.camera.row(at);
            if (at.z() <= 0 || x < 0 || y < 0 || x >= stage.width || y >= stage.height) {
                continue;
            }
            // Nobody marks the eyes on the back of a head: COCO's annotators leave such points out.
            if (k < FACE_POINTS && behindOwnSurface(id, at, COVER_M[k] * pose.scale())) {
                continue;
            }
            out[3 * k] = x;
            out[3 * k + 1] = y;
            out[3 * k + 2] = seen(id, at, COVER_M[k] * pose.scale()) ? 2 : 1;
        }
        return out;
    }

    /** Whether the first surface on the line of sight to a joint is the person's own and lies close before it. */
    private boolean seen(int id, Vec joint, double cover) {
        if (behindOwnSurface(id, joint, cover)) {
            return false;
        }
        double u = joint.x() / joint.z();
        double v = joint.y() / joint.z();
        double own = nearest(u, v, firstTriangle[id], firstTriangle[id + 1]);
        double limit = Math.min(own, joint.z());
        if (nearest(u, v, afterShell, firstTriangle[0]) < limit) {
            return false;
        }
        for (int other = 0; other < visible.length; other++) {
            if (other != id
                    && mayCover(other, joint)
                    && nearest(u, v, firstTriangle[other], firstTriangle[other + 1]) < limit) {
                return false;
            }
        }
        return true;
    }

    private boolean behindOwnSurface(int id, Vec joint, double cover) {
        double own = nearest(joint.x() / joint.z(), joint.y() / joint.z(), firstTriangle[id], firstTriangle[id + 1]);
        return joint.z() - own > cover;
    }

    private boolean mayCover(int other, Vec point) {
        double column = stage.camera.column(point);
        double row = stage.camera.row(point);
        double[] box = wholeBoxes[other];
        return box[0] <= column && column <= box[2] && box[1] <= row && row <= box[3];
    }

    private double[] wholeBox(int id) {
        double[] whole = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = firstVertex[id]; i < firstVertex[id + 1]; i++) {
            if (corner[3 * i + 2] <= 0) {
                return new double[] {-1e6, -1e6, 1e6, 1e6};
            }
            Vec point = new Vec(corner[3 * i], corner[3 * i + 1], corner[3 * i + 2]);
            whole[0] = Math.min(whole[0], stage.camera.column(point));
            whole[1] = Math.min(whole[1], stage.camera.row(point));
            whole[2] = Math.max(whole[2], stage.camera.column(point));
            whole[3] = Math.max(whole[3], stage.camera.row(point));
        }
        return whole;
    }

    /** Distance along the axis of the first of some triangles on the ray (u, v, 1). */
    private double nearest(double u, double v, int fromTriangle, int toTriangle) {
        double nearest = Double.MAX_VALUE;
        for (int triangle = fromTriangle; triangle < toTriangle; triangle++) {
            int a = 3 * mesh.corners[3 * triangle];
            int b = 3 * mesh.corners[3 * triangle + 1];
            int c = 3 * mesh.corners[3 * triangle + 2];
            double forA = edge(u, v, b, c);
            double forB = edge(u, v, c, a);
            if (forA * forB < 0) {
                continue;
            }
            double forC = edge(u, v, a, b);
            if (forC * forA < 0 || forC * forB < 0) {
                continue;
            }
            double total = forA + forB + forC;
            if (total != 0) {
                double z = (forA * corner[a + 2] + forB * corner[b + 2] + forC * corner[c + 2]) / total;
                if (z > 0 && z < nearest) {
                    nearest = z;
                }
            }
        }
        return nearest;
    }

    private double edge(double u, double v, int b, int c) {
        return u * (corner[b + 1] * corner[c + 2] - corner[b + 2] * corner[c + 1])
                + v * (corner[b + 2] * corner[c] - corner[b] * corner[c + 2])
                + corner[b] * corner[c + 1]
                - corner[b + 1] * corner[c];
    }
}
