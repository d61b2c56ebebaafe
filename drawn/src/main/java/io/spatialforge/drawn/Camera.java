package io.spatialforge.drawn;

/**
 * A pinhole camera without lens distortion.
 *
 * <p>The world has x right, y up, z away at yaw 0. The camera's own frame is x right, y down, z forward along the
 * optical axis. Pixel coordinates start at the outer edge of the upper left pixel, whose centre is (0.5, 0.5).
 *
 * @param focalPx focal length in pixels, both directions
 * @param centreX optical centre, pixels
 * @param centreY optical centre, pixels
 * @param position eye in the world, metres; its y is the eye's height above the floor
 * @param yawDeg turn to the right about the vertical, degrees
 * @param pitchDeg degrees looked downwards, negative upwards
 */
public record Camera(double focalPx, double centreX, double centreY, Vec position, double yawDeg, double pitchDeg) {

    /** Turns a world point into the camera's frame. */
    public Vec fromWorld(Vec world) {
        return turn(world.minus(position));
    }

    /** Turns a world direction into the camera's frame. */
    Vec turn(Vec direction) {
        double yaw = Math.toRadians(yawDeg);
        double pitch = Math.toRadians(pitchDeg);
        double right = direction.x() * Math.cos(yaw) - direction.z() * Math.sin(yaw);
        double ahead = direction.x() * Math.sin(yaw) + direction.z() * Math.cos(yaw);
        return new Vec(
                right,
                -direction.y() * Math.cos(pitch) - ahead * Math.sin(pitch),
                ahead * Math.cos(pitch) - direction.y() * Math.sin(pitch));
    }

    /** Turns a direction in the camera's frame into the world's. */
    Vec turnBack(Vec direction) {
        double yaw = Math.toRadians(yawDeg);
        double pitch = Math.toRadians(pitchDeg);
        double up = -direction.y() * Math.cos(pitch) - direction.z() * Math.sin(pitch);
        double ahead = direction.z() * Math.cos(pitch) - direction.y() * Math.sin(pitch);
        return new Vec(
                direction.x() * Math.cos(yaw) + ahead * Math.sin(yaw),
                up,
                -direction.x() * Math.sin(yaw) + ahead * Math.cos(yaw));
    }

    /** Image column in pixels of a point in the camera's frame with positive z. */
    public double column(Vec inCamera) {
        return centreX + focalPx * inCamera.x() / inCamera.z();
    }

    /** Image row in pixels of a point in the camera's frame with positive z. */
    public double row(Vec inCamera) {
        return centreY + focalPx * inCamera.y() / inCamera.z();
    }
}
