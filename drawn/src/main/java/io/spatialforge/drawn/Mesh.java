package io.spatialforge.drawn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Triangles with smooth normals. Each vertex keeps the place it had on its own model, so that procedural textures stay
 * glued to a thing wherever it is put.
 */
final class Mesh {
    private static final int STARTING_VERTICES = 1024;

    float[] positions = new float[3 * STARTING_VERTICES];
    float[] normals = new float[3 * STARTING_VERTICES];
    float[] patterns = new float[3 * STARTING_VERTICES];
    int[] corners = new int[6 * STARTING_VERTICES];
    int[] paintOf = new int[2 * STARTING_VERTICES];
    int[] ownerOf = new int[2 * STARTING_VERTICES];
    final List<Paint> paints = new ArrayList<>();
    private final Map<Paint, Integer> paintNumbers = new IdentityHashMap<>();
    int vertexCount;
    int triangleCount;

    int vertex(double x, double y, double z, double nx, double ny, double nz, double u, double v, double w) {
        int at = 3 * vertexCount;
        if (at + 3 > positions.length) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
            normals = Arrays.copyOf(normals, 2 * normals.length);
            patterns = Arrays.copyOf(patterns, 2 * patterns.length);
        }
        positions[at] = (float) x;
        positions[at + 1] = (float) y;
        positions[at + 2] = (float) z;
        normals[at] = (float) nx;
        normals[at + 1] = (float) ny;
        normals[at + 2] = (float) nz;
        patterns[at] = (float) u;
        patterns[at + 1] = (float) v;
        patterns[at + 2] = (float) w;
        return vertexCount++;
    }

    void triangle(int a, int b, int c, Paint paint, int owner) {
        int at = 3 * triangleCount;
        if (at + 3 > corners.length) {
            corners = Arrays.copyOf(corners, 2 * corners.length);
            paintOf = Arrays.copyOf(paintOf, 2 * paintOf.length);
            ownerOf = Arrays.copyOf(ownerOf, 2 * ownerOf.length);
        }
        corners[at] = a;
        corners[at + 1] = b;
        corners[at + 2] = c;
        paintOf[triangleCount] = paintNumbers.computeIfAbsent(paint, fresh -> {
            paints.add(fresh);
            return paints.size() - 1;
        });
        ownerOf[triangleCount] = owner;
        triangleCount++;
    }

    /** Adds another mesh, turned by {@code pose}; all of its triangles become the owner's. */
    void append(Mesh other, Pose pose, int owner) {
        int base = vertexCount;
        for (int vertex = 0; vertex < other.vertexCount; vertex++) {
            int at = 3 * vertex;
            double x = other.positions[at];
            double y = other.positions[at + 1];
            double z = other.positions[at + 2];
            double nx = other.normals[at];
            double nz = other.normals[at + 2];
            vertex(
                    pose.worldX(x, z),
                    pose.worldY(y),
                    pose.worldZ(x, z),
                    pose.turnedX(nx, nz),
                    other.normals[at + 1],
                    pose.turnedZ(nx, nz),
                    other.patterns[at],
                    other.patterns[at + 1],
                    other.patterns[at + 2]);
        }
        for (int triangle = 0; triangle < other.triangleCount; triangle++) {
            int at = 3 * triangle;
            triangle(
                    base + other.corners[at],
                    base + other.corners[at + 1],
                    base + other.corners[at + 2],
                    other.paints.get(other.paintOf[triangle]),
                    owner);
        }
    }
}
