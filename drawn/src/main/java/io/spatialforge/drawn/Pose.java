package io.spatialforge.drawn;

/**
 * Where a model stands in the world and which way it is turned.
 *
 * <p>World: x right, y up, z away, in metres. A model's own frame: x towards its own left, y up, its front along −z. At
 * heading 0 the front looks along the world's −z, at +90 along +x.
 *
 * @param headingDeg turn about the vertical, degrees
 * @param scale metres per metre of the model
 */
record Pose(double x, double y, double z, double headingDeg, double scale, double cos, double sin) {

    static Pose at(double x, double y, double z, double headingDeg) {
        return new Pose(
                x, y, z, headingDeg, 1, Math.cos(Math.toRadians(headingDeg)), Math.sin(Math.toRadians(headingDeg)));
    }

    Pose scaled(double factor) {
        return new Pose(x, y, z, headingDeg, scale * factor, cos, sin);
    }

    double turnedX(double ownX, double ownZ) {
        return ownX * cos - ownZ * sin;
    }

    double turnedZ(double ownX, double ownZ) {
        return ownX * sin + ownZ * cos;
    }

    double worldX(double ownX, double ownZ) {
        return x + scale * turnedX(ownX, ownZ);
    }

    double worldY(double ownY) {
        return y + scale * ownY;
    }

    double worldZ(double ownX, double ownZ) {
        return z + scale * turnedZ(ownX, ownZ);
    }

    Vec world(Vec own) {
        return new Vec(worldX(own.x(), own.z()), worldY(own.y()), worldZ(own.x(), own.z()));
    }
}
