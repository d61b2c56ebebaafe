package io.spatialforge.drawn;

/** A point or direction in metres; the frame is that of whoever holds it. */
public record Vec(double x, double y, double z) {

    Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y, z + other.z);
    }

    Vec minus(Vec other) {
        return new Vec(x - other.x, y - other.y, z - other.z);
    }

    Vec times(double factor) {
        return new Vec(x * factor, y * factor, z * factor);
    }

    double dot(Vec other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Vec cross(Vec other) {
        return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        double length = length();
        return length < 1e-12 ? new Vec(0, 1, 0) : times(1 / length);
    }
}
