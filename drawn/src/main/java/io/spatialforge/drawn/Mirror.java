package io.spatialforge.drawn;

/**
 * A flat mirror: where the picture shows its glass, it shows what lies before it.
 *
 * @param point of the glass, in the world
 * @param normal unit, towards what is mirrored
 */
record Mirror(Vec point, Vec normal) {
    /** Known by identity: what bears it is seen through. */
    static final Paint GLASS = Paint.shiny(0x9FB0B8);

    private static final double GLASS_AT = -0.022;

    /** Floors and walls end so little behind the glass. */
    private static final double WALL_M = 0.1;

    static Mirror of(Stage.Placed mirror) {
        Vec point = mirror.pose().world(new Vec(0, 0, GLASS_AT));
        return new Mirror(
                point, mirror.pose().world(new Vec(0, 0, GLASS_AT - 1)).minus(point));
    }

    /** A framed mirror to hang on or lean against a wall behind it. */
    static Thing thing(double wide, double high, Paint frame) {
        Sculptor clay = new Sculptor();
        clay.paint(frame).box(0, high / 2, 0, wide, high, 0.04);
        clay.paint(GLASS)
                .quad(
                        new Vec(-wide / 2 + 0.03, 0.03, GLASS_AT),
                        new Vec(-wide / 2 + 0.03, high - 0.03, GLASS_AT),
                        new Vec(wide / 2 - 0.03, high - 0.03, GLASS_AT),
                        new Vec(wide / 2 - 0.03, 0.03, GLASS_AT));
        return clay.thing("mirror", false);
    }

    /** Adds the mirror images of all triangles that lie before the glass, owned by whom they are images of. */
    void append(Mesh mesh) {
        int vertices = mesh.vertexCount;
        int triangles = mesh.triangleCount;
        double[] before = new double[vertices];
        for (int i = 0; i < vertices; i++) {
            int at = 3 * i;
            double x = mesh.positions[at];
            double y = mesh.positions[at + 1];
            double z = mesh.positions[at + 2];
            before[i] = (x - point.x()) * normal.x() + (y - point.y()) * normal.y() + (z - point.z()) * normal.z();
            float[] n = mesh.normals;
            double along = n[at] * normal.x() + n[at + 1] * normal.y() + n[at + 2] * normal.z();
            mesh.vertex(
                    x - 2 * before[i] * normal.x(),
                    y - 2 * before[i] * normal.y(),
                    z - 2 * before[i] * normal.z(),
                    n[at] - 2 * along * normal.x(),
                    n[at + 1] - 2 * along * normal.y(),
                    n[at + 2] - 2 * along * normal.z(),
                    mesh.patterns[at],
                    mesh.patterns[at + 1],
                    mesh.patterns[at + 2]);
        }
        for (int i = 0; i < triangles; i++) {
            int a = mesh.corners[3 * i];
            int b = mesh.corners[3 * i + 1];
            int c = mesh.corners[3 * i + 2];
            double least = Math.min(before[a], Math.min(before[b], before[c]));
            double most = Math.max(before[a], Math.max(before[b], before[c]));
            if (least > -WALL_M && most > WALL_M) {
                mesh.triangle(
                        vertices + a, vertices + b, vertices + c, mesh.paints.get(mesh.paintOf[i]), mesh.ownerOf[i]);
            }
        }
    }
}
