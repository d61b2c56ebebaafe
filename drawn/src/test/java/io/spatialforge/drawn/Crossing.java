package io.spatialforge.drawn;

/** Whether the surfaces of two placed things cut each other: an edge of one passes through a triangle of the other. */
final class Crossing {
    private Crossing() {}

    static boolean of(Stage.Placed a, Stage.Placed b) {
        Mesh first = placed(a);
        Mesh second = placed(b);
        Block boxA = Block.around(first, 0);
        Block boxB = Block.around(second, 0);
        if (!overlap(boxA, boxB)) {
            return false;
        }
        return pierces(first, second, boxB) || pierces(second, first, boxA);
    }

    private static Mesh placed(Stage.Placed thing) {
        Mesh mesh = new Mesh();
        mesh.append(thing.thing().mesh(), thing.pose(), 0);
        return mesh;
    }

    private static boolean overlap(Block a, Block b) {
        return a.minX() < b.maxX()
                && b.minX() < a.maxX()
                && a.minY() < b.maxY()
                && b.minY() < a.maxY()
                && a.minZ() < b.maxZ()
                && b.minZ() < a.maxZ();
    }

    private static boolean pierces(Mesh edges, Mesh faces, Block region) {
        for (int t = 0; t < edges.triangleCount; t++) {
            for (int side = 0; side < 3; side++) {
                Vec from = corner(edges, t, side);
                Vec to = corner(edges, t, (side + 1) % 3);
                if (!touches(from, to, region)) {
                    continue;
                }
                for (int f = 0; f < faces.triangleCount; f++) {
                    if (cuts(from, to, corner(faces, f, 0), corner(faces, f, 1), corner(faces, f, 2))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean touches(Vec a, Vec b, Block box) {
        return Math.max(a.x(), b.x()) > box.minX()
                && Math.min(a.x(), b.x()) < box.maxX()
                && Math.max(a.y(), b.y()) > box.minY()
                && Math.min(a.y(), b.y()) < box.maxY()
                && Math.max(a.z(), b.z()) > box.minZ()
                && Math.min(a.z(), b.z()) < box.maxZ();
    }

    private static boolean cuts(Vec from, Vec to, Vec a, Vec b, Vec c) {
        Vec direction = to.minus(from);
        Vec ab = b.minus(a);
        Vec ac = c.minus(a);
        Vec across = direction.cross(ac);
        double det = ab.dot(across);
        if (Math.abs(det) < 1e-12) {
            return false;
        }
        Vec start = from.minus(a);
        double u = start.dot(across) / det;
        Vec q = start.cross(ab);
        double v = direction.dot(q) / det;
        double t = ac.dot(q) / det;
        return u >= 0 && v >= 0 && u + v <= 1 && t >= 0 && t <= 1;
    }

    private static Vec corner(Mesh mesh, int triangle, int corner) {
        int at = 3 * mesh.corners[3 * triangle + corner];
        return new Vec(mesh.positions[at], mesh.positions[at + 1], mesh.positions[at + 2]);
    }
}
