package io.spatialforge.drawn;

/** An upright box in a model's own frame that encloses a part of it, metres. */
record Block(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {

    static Block around(Mesh mesh, int firstVertex) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 3 * firstVertex; i < 3 * mesh.vertexCount; i++) {
            low[i % 3] = Math.min(low[i % 3], mesh.positions[i]);
            high[i % 3] = Math.max(high[i % 3], mesh.positions[i]);
        }
        return new Block(low[0], low[1], low[2], high[0], high[1], high[2]);
    }

    Block lowered(double by) {
        return new Block(minX, minY - by, minZ, maxX, maxY - by, maxZ);
    }

    /** Whether two posed blocks come closer than {@code gap} metres on the floor plan and share a height. */
    static boolean collide(Block a, Pose poseA, Block b, Pose poseB, double gap) {
        if (poseA.worldY(a.maxY) <= poseB.worldY(b.minY) || poseB.worldY(b.maxY) <= poseA.worldY(a.minY)) {
            return false;
        }
        double[] planA = a.plan(poseA);
        double[] planB = b.plan(poseB);
        return !apart(planA, planB, poseA, gap) && !apart(planA, planB, poseB, gap);
    }

    private static boolean apart(double[] planA, double[] planB, Pose axes, double gap) {
        return apart(planA, planB, axes.cos(), axes.sin(), gap) || apart(planA, planB, -axes.sin(), axes.cos(), gap);
    }

    private static boolean apart(double[] planA, double[] planB, double x, double z, double gap) {
        double minA = Double.MAX_VALUE;
        double maxA = -Double.MAX_VALUE;
        double minB = Double.MAX_VALUE;
        double maxB = -Double.MAX_VALUE;
        for (int i = 0; i < 8; i += 2) {
            double a = planA[i] * x + planA[i + 1] * z;
            double b = planB[i] * x + planB[i + 1] * z;
            minA = Math.min(minA, a);
            maxA = Math.max(maxA, a);
            minB = Math.min(minB, b);
            maxB = Math.max(maxB, b);
        }
        return maxA + gap <= minB || maxB + gap <= minA;
    }

    /** World x and z of the four corners seen from above. */
    double[] plan(Pose pose) {
        return new double[] {
            pose.worldX(minX, minZ), pose.worldZ(minX, minZ),
            pose.worldX(maxX, minZ), pose.worldZ(maxX, minZ),
            pose.worldX(maxX, maxZ), pose.worldZ(maxX, maxZ),
            pose.worldX(minX, maxZ), pose.worldZ(minX, maxZ)
        };
    }
}
