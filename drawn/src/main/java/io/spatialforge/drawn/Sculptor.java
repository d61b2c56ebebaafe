package io.spatialforge.drawn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a model out of plain solids, each in the current paint and place.
 *
 * <p>The model's frame: x towards its own left, y up, front along −z, metres. Round solids are grids of rings with smooth
 * normals; a ring given twice makes a sharp crease.
 */
final class Sculptor {
    private static final int AROUND = 16;

    private final Mesh mesh = new Mesh();
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<double[]> saved = new ArrayDeque<>();
    private double[] place = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    private Paint paint = Paint.matt(0x808080);
    private int partStart;

    Sculptor paint(Paint next) {
        this.paint = next;
        return this;
    }

    Sculptor save() {
        saved.push(place.clone());
        return this;
    }

    Sculptor restore() {
        place = saved.pop();
        return this;
    }

    Sculptor move(double x, double y, double z) {
        Vec to = apply(x, y, z);
        place[3] = to.x();
        place[7] = to.y();
        place[11] = to.z();
        return this;
    }

    Sculptor turnX(double degrees) {
        return turn(1, 2, degrees);
    }

    Sculptor turnY(double degrees) {
        return turn(2, 0, degrees);
    }

    Sculptor turnZ(double degrees) {
        return turn(0, 1, degrees);
    }

    private Sculptor turn(int first, int second, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        for (int row = 0; row < 12; row += 4) {
            double a = place[row + first];
            double b = place[row + second];
            place[row + first] = a * cos + b * sin;
            place[row + second] = b * cos - a * sin;
        }
        return this;
    }

    /** Where the current place has its origin. */
    Vec origin() {
        return apply(0, 0, 0);
    }

    private Vec apply(double x, double y, double z) {
        return new Vec(
                place[0] * x + place[1] * y + place[2] * z + place[3],
                place[4] * x + place[5] * y + place[6] * z + place[7],
                place[8] * x + place[9] * y + place[10] * z + place[11]);
    }

    private Vec applyTurn(Vec d) {
        return new Vec(
                place[0] * d.x() + place[1] * d.y() + place[2] * d.z(),
                place[4] * d.x() + place[5] * d.y() + place[6] * d.z(),
                place[8] * d.x() + place[9] * d.y() + place[10] * d.z());
    }

    private int vertex(Vec at, Vec normal) {
        Vec world = apply(at.x(), at.y(), at.z());
        Vec turned = applyTurn(normal);
        return mesh.vertex(
                world.x(), world.y(), world.z(), turned.x(), turned.y(), turned.z(), world.x(), world.y(), world.z());
    }

    /** A flat four-cornered face. */
    Sculptor quad(Vec a, Vec b, Vec c, Vec d) {
        Vec normal = d.minus(a).cross(b.minus(a)).unit();
        int first = vertex(a, normal);
        vertex(b, normal);
        vertex(c, normal);
        vertex(d, normal);
        mesh.triangle(first, first + 1, first + 2, paint, -1);
        mesh.triangle(first, first + 2, first + 3, paint, -1);
        return this;
    }

    /** A sharp-edged box around a centre. */
    Sculptor box(double x, double y, double z, double wide, double high, double deep) {
        return wedge(x, y, z, wide, high, deep, wide, deep, 0);
    }

    /** A box whose upper face differs in size and is shifted along z: cabins, plinths, wedges. */
    Sculptor wedge(
            double x,
            double y,
            double z,
            double wide,
            double high,
            double deep,
            double topWide,
            double topDeep,
            double topShift) {
        Vec[] corner = new Vec[8];
        for (int i = 0; i < 8; i++) {
            boolean top = (i & 4) != 0;
            double halfX = (top ? topWide : wide) / 2;
            double halfZ = (top ? topDeep : deep) / 2;
            corner[i] = new Vec(
                    x + ((i & 1) != 0 ? halfX : -halfX),
                    y + (top ? high / 2 : -high / 2),
                    z + ((i & 2) != 0 ? halfZ : -halfZ) + (top ? topShift : 0));
        }
        int[][] faces = {{0, 1, 5, 4}, {3, 2, 6, 7}, {2, 0, 4, 6}, {1, 3, 7, 5}, {4, 5, 7, 6}, {2, 3, 1, 0}};
        for (int[] face : faces) {
            quad(corner[face[0]], corner[face[1]], corner[face[2]], corner[face[3]]);
        }
        return this;
    }

    /** A box with rounded edges and corners. */
    Sculptor softBox(double x, double y, double z, double wide, double high, double deep, double radius) {
        double r = Math.min(radius, Math.min(wide, Math.min(high, deep)) / 2);
        int steps = 3;
        int rows = 2 * (steps + 1);
        int columns = 4 * (steps + 1) + 1;
        int[][] number = new int[rows][columns];
        for (int i = 0; i < rows; i++) {
            boolean upper = i > steps;
            double latitude = (upper ? i - steps - 1 : i - steps) * Math.PI / 2 / steps;
            for (int j = 0; j < columns; j++) {
                int quarter = j / (steps + 1) % 4;
                double longitude = (quarter + (j % (steps + 1)) / (double) steps) * Math.PI / 2;
                Vec n = new Vec(
                        Math.cos(latitude) * Math.cos(longitude),
                        Math.sin(latitude),
                        Math.cos(latitude) * Math.sin(longitude));
                double sideX = quarter == 0 || quarter == 3 ? 1 : -1;
                double sideZ = quarter < 2 ? 1 : -1;
                number[i][j] = vertex(
                        new Vec(
                                x + sideX * (wide / 2 - r) + r * n.x(),
                                y + (upper ? 1 : -1) * (high / 2 - r) + r * n.y(),
                                z + sideZ * (deep / 2 - r) + r * n.z()),
                        n);
            }
        }
        stitch(number);
        for (int[] ring : new int[][] {number[0], number[rows - 1]}) {
            int stride = steps + 1;
            mesh.triangle(ring[0], ring[stride], ring[2 * stride], paint, -1);
            mesh.triangle(ring[0], ring[2 * stride], ring[3 * stride], paint, -1);
        }
        return this;
    }

    private void stitch(int[][] number) {
        for (int i = 0; i + 1 < number.length; i++) {
            for (int j = 0; j + 1 < number[i].length; j++) {
                mesh.triangle(number[i][j], number[i][j + 1], number[i + 1][j + 1], paint, -1);
                mesh.triangle(number[i][j], number[i + 1][j + 1], number[i + 1][j], paint, -1);
            }
        }
    }

    /** An ellipsoid. */
    Sculptor ball(double x, double y, double z, double radiusX, double radiusY, double radiusZ) {
        return ball(x, y, z, radiusX, radiusY, radiusZ, 10, AROUND);
    }

    /** An ellipsoid of so many facets from pole to pole and around. */
    Sculptor ball(double x, double y, double z, double radiusX, double radiusY, double radiusZ, int rows, int around) {
        int[][] number = new int[rows + 1][around + 1];
        for (int i = 0; i <= rows; i++) {
            double latitude = Math.PI * (i / (double) rows - 0.5);
            for (int j = 0; j <= around; j++) {
                double longitude = 2 * Math.PI * j / around;
                Vec n = new Vec(
                        Math.cos(latitude) * Math.cos(longitude),
                        Math.sin(latitude),
                        Math.cos(latitude) * Math.sin(longitude));
                number[i][j] = vertex(
                        new Vec(x + radiusX * n.x(), y + radiusY * n.y(), z + radiusZ * n.z()),
                        new Vec(n.x() / radiusX, n.y() / radiusY, n.z() / radiusZ).unit());
            }
        }
        stitch(number);
        return this;
    }

    Sculptor ball(double x, double y, double z, double radius) {
        return ball(x, y, z, radius, radius, radius);
    }

    /** A round rod with rounded ends, its radius running from one end's to the other's. */
    Sculptor limb(Vec from, Vec to, double radiusFrom, double radiusTo) {
        Vec axis = to.minus(from).unit();
        Vec side = axis.cross(Math.abs(axis.y()) > 0.9 ? new Vec(1, 0, 0) : new Vec(0, 1, 0))
                .unit();
        Vec other = axis.cross(side);
        int caps = 4;
        List<Vec[]> rows = new ArrayList<>();
        for (int i = 0; i <= 2 * caps + 1; i++) {
            boolean far = i > caps;
            double angle = (far ? i - caps - 1 : i - caps) * Math.PI / 2 / caps;
            double radius = far ? radiusTo : radiusFrom;
            Vec centre = (far ? to : from).plus(axis.times(radius * Math.sin(angle)));
            Vec[] ring = new Vec[AROUND - 3];
            for (int j = 0; j < ring.length; j++) {
                double turn = -2 * Math.PI * j / (ring.length - 1);
                ring[j] = centre.plus(side.times(radius * Math.cos(angle) * Math.cos(turn)))
                        .plus(other.times(radius * Math.cos(angle) * Math.sin(turn)));
            }
            rows.add(ring);
        }
        return skin(rows);
    }

    /** A turned solid about a vertical axis; the profile lists radius and height from bottom to top. */
    Sculptor lathe(double x, double y, double z, double... profile) {
        double[][] stations = new double[profile.length / 2][];
        for (int i = 0; i < stations.length; i++) {
            stations[i] = new double[] {y + profile[2 * i + 1], x, z, profile[2 * i], profile[2 * i]};
        }
        return loft(2, 24, stations);
    }

    /** An upright rod with flat ends. */
    Sculptor post(double x, double bottom, double z, double radius, double high) {
        return lathe(x, bottom, z, 0, 0, radius, 0, radius, 0, radius, high, radius, high, 0, high);
    }

    /** A wheel-like disc whose axle lies along x. */
    Sculptor disc(double x, double y, double z, double radius, double thick) {
        save().move(x, y, z).turnZ(90);
        lathe(
                0,
                -thick / 2,
                0,
                0,
                0,
                radius * 0.9,
                0,
                radius * 0.9,
                0,
                radius,
                thick * 0.2,
                radius,
                thick * 0.8,
                radius * 0.9,
                thick,
                radius * 0.9,
                thick,
                0,
                thick);
        return restore();
    }

    /**
     * A closed skin over level rings from bottom to top.
     *
     * @param exponent roundness of each ring: 2 an ellipse, 5 nearly a rectangle
     * @param stations each {height, centre x, centre z, half width, half depth}
     */
    Sculptor loft(double exponent, int around, double[][] stations) {
        List<Vec[]> rows = new ArrayList<>();
        for (double[] station : stations) {
            Vec[] ring = new Vec[around + 1];
            for (int j = 0; j <= around; j++) {
                double angle = 2 * Math.PI * j / around;
                ring[j] = new Vec(
                        station[1] + station[3] * bend(Math.cos(angle), exponent),
                        station[0],
                        station[2] + station[4] * bend(Math.sin(angle), exponent));
            }
            rows.add(ring);
        }
        return skin(rows);
    }

    private static double bend(double value, double exponent) {
        return exponent == 2 ? value : Math.signum(value) * Math.pow(Math.abs(value), 2 / exponent);
    }

    /** A skin over closed rings, smooth except where two neighbouring rings coincide. */
    Sculptor skin(List<Vec[]> rows) {
        int start = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || same(rows.get(i - 1), rows.get(i))) {
                if (i - start > 1) {
                    smooth(rows.subList(start, i));
                }
                start = i;
            }
        }
        return this;
    }

    private static boolean same(Vec[] a, Vec[] b) {
        return a[0].minus(b[0]).length() < 1e-9
                && a[a.length / 3].minus(b[a.length / 3]).length() < 1e-9;
    }

    private void smooth(List<Vec[]> rows) {
        int columns = rows.getFirst().length;
        int[][] number = new int[rows.size()][columns];
        for (int i = 0; i < rows.size(); i++) {
            Vec[] ring = rows.get(i);
            Vec[] below = rows.get(Math.max(0, i - 1));
            Vec[] above = rows.get(Math.min(rows.size() - 1, i + 1));
            for (int j = 0; j < columns; j++) {
                int next = j == columns - 1 ? 1 : j + 1;
                int previous = j == 0 ? columns - 2 : j - 1;
                Vec along = above[j].minus(below[j]);
                Vec around = ring[next].minus(ring[previous]);
                if (around.length() < 1e-9) {
                    Vec[] wide = below == ring ? above : below;
                    around = wide[next].minus(wide[previous]);
                    Vec opposite = wide[(j + columns / 2) % (columns - 1)];
                    along = below == ring ? wide[j].minus(opposite) : opposite.minus(wide[j]);
                }
                number[i][j] = vertex(ring[j], along.cross(around).unit());
            }
        }
        stitch(number);
    }

    /** Ends a part: what was built since the last part becomes one upright box for the tests of overlap. */
    Sculptor part() {
        if (mesh.vertexCount > partStart) {
            blocks.add(Block.around(mesh, partStart));
            partStart = mesh.vertexCount;
        }
        return this;
    }

    Mesh mesh() {
        return mesh;
    }

    /** The finished thing, set down on y = 0. */
    Thing thing(String label, boolean hasFront, Vec @Nullable [] keypoints) {
        part();
        double floor = Block.around(mesh, 0).minY();
        for (int i = 1; i < 3 * mesh.vertexCount; i += 3) {
            mesh.positions[i] -= (float) floor;
        }
        return new Thing(
                label, mesh, blocks.stream().map(block -> block.lowered(floor)).toList(), hasFront, keypoints);
    }

    Thing thing(String label, boolean hasFront) {
        return thing(label, hasFront, null);
    }
}
