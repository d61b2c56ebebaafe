package io.spatialforge.drawn;

import java.util.Arrays;

/**
 * Decides which triangle is nearest at each sample of a grid.
 *
 * <p>Triangles are filled in homogeneous form (Olano and Greer, "Triangle Scan Conversion using 2D Homogeneous
 * Coordinates", 1997): with corners a, b, c in the camera's frame and the ray d = ((x − cx)/f, (y − cy)/f, 1), the ray's
 * point has the weights d·(b×c), d·(c×a), d·(a×b) over det(a, b, c), and their sum is 1/z. So nothing needs clipping at
 * the eye, neighbouring triangles share bitwise equal edges and leave no cracks, and depth along the axis is exact.
 */
final class Raster {
    private static final double NEAREST_M = 0.02;

    final int width;
    final int height;
    private final double focal;
    private final double centreX;
    private final double centreY;
    final float[] inverseDepth;
    final int[] triangle;

    /** A grid of {@code samples} × {@code samples} samples in each pixel of the camera's picture. */
    Raster(Camera camera, int imageWidth, int imageHeight, int samples) {
        this.width = imageWidth * samples;
        this.height = imageHeight * samples;
        this.focal = camera.focalPx() * samples;
        this.centreX = camera.centreX() * samples;
        this.centreY = camera.centreY() * samples;
        this.inverseDepth = new float[width * height];
        this.triangle = new int[width * height];
        Arrays.fill(triangle, -1);
    }

    double rayX(double column) {
        return (column - centreX) / focal;
    }

    double rayY(double row) {
        return (row - centreY) / focal;
    }

    /** Fills all triangles of a mesh whose corners, in the camera's frame, are in {@code corner}. */
    void fill(Mesh mesh, double[] corner, int firstTriangle, int endTriangle) {
        for (int index = firstTriangle; index < endTriangle; index++) {
            fill(mesh, corner, index);
        }
    }

    /** Empties the samples around a box and counts those that were filled. */
    int clear(double[] box) {
        int left = (int) Math.clamp(Math.floor(box[0]) - 2, 0, width);
        int right = (int) Math.clamp(Math.ceil(box[2]) + 2, 0, width);
        int top = (int) Math.clamp(Math.floor(box[1]) - 2, 0, height);
        int bottom = (int) Math.clamp(Math.ceil(box[3]) + 2, 0, height);
        int filled = 0;
        for (int row = top; row < bottom; row++) {
            for (int at = row * width + left; at < row * width + right; at++) {
                filled += triangle[at] >= 0 ? 1 : 0;
            }
            Arrays.fill(triangle, row * width + left, row * width + Math.max(left, right), -1);
            Arrays.fill(inverseDepth, row * width + left, row * width + Math.max(left, right), 0);
        }
        return filled;
    }

    private void fill(Mesh mesh, double[] corner, int index) {
        int a = 3 * mesh.corners[3 * index];
        int b = 3 * mesh.corners[3 * index + 1];
        int c = 3 * mesh.corners[3 * index + 2];
        double ax = corner[a];
        double ay = corner[a + 1];
        double az = corner[a + 2];
        double bx = corner[b];
        double by = corner[b + 1];
        double bz = corner[b + 2];
        double cx = corner[c];
        double cy = corner[c + 1];
        double cz = corner[c + 2];
        int left = 0;
        int right = width - 1;
        int top = 0;
        int bottom = height - 1;
        if (az < NEAREST_M && bz < NEAREST_M && cz < NEAREST_M) {
            return;
        }
        if (az >= NEAREST_M && bz >= NEAREST_M && cz >= NEAREST_M) {
            double au = ax / az;
            double bu = bx / bz;
            double cu = cx / cz;
            double av = ay / az;
            double bv = by / bz;
            double cv = cy / cz;
            double low = Math.min(au, Math.min(bu, cu)) * focal + centreX;
            double high = Math.max(au, Math.max(bu, cu)) * focal + centreX;
            double up = Math.min(av, Math.min(bv, cv)) * focal + centreY;
            double down = Math.max(av, Math.max(bv, cv)) * focal + centreY;
            if (high < 0 || low > width || down < 0 || up > height) {
                return;
            }
            left = Math.max(left, (int) Math.floor(low - 0.5));
            right = Math.min(right, (int) Math.ceil(high - 0.5));
            top = Math.max(top, (int) Math.floor(up - 0.5));
            bottom = Math.min(bottom, (int) Math.ceil(down - 0.5));
        }
        double n0x = by * cz - bz * cy;
        double n0y = bz * cx - bx * cz;
        double n0z = bx * cy - by * cx;
        double det = ax * n0x + ay * n0y + az * n0z;
        if (Math.abs(det) < 1e-18) {
            return;
        }
        double n1x = cy * az - cz * ay;
        double n1y = cz * ax - cx * az;
        double n1z = cx * ay - cy * ax;
        double n2x = ay * bz - az * by;
        double n2y = az * bx - ax * bz;
        double n2z = ax * by - ay * bx;
        double sign = det > 0 ? 1 : -1;
        double step = 1 / focal;
        double depthStepX = (n0x + n1x + n2x) * step / det;
        double depthY = (n0y + n1y + n2y) / det;
        double depthConstant = (n0z + n1z + n2z) / det - (n0x + n1x + n2x) * centreX * step / det;
        for (int row = top; row <= bottom; row++) {
            double v = rayY(row + 0.5);
            span[0] = left;
            span[1] = right;
            narrow(sign * n0x * step, sign * (n0y * v + n0z));
            narrow(sign * n1x * step, sign * (n1y * v + n1z));
            narrow(sign * n2x * step, sign * (n2y * v + n2z));
            int from = span[0];
            int to = span[1];
            double inverse = depthY * v + depthConstant + depthStepX * (from + 0.5);
            int at = row * width + from;
            for (int column = from; column <= to; column++, at++, inverse += depthStepX) {
                if (inverse > inverseDepth[at]) {
                    inverseDepth[at] = (float) inverse;
                    triangle[at] = index;
                }
            }
        }
    }

    private final int[] span = new int[2];

    /** Keeps the samples of a row where slope · (x − cx) + constant is not negative. */
    private void narrow(double slope, double constant) {
        if (slope == 0) {
            if (constant < 0) {
                span[1] = -1;
            }
            return;
        }
        double zero = centreX - constant / slope - 0.5;
        if (slope > 0) {
            if (zero > span[0]) {
                span[0] = (int) Math.min(Integer.MAX_VALUE - 1.0, Math.ceil(zero));
            }
        } else if (zero < span[1]) {
            span[1] = (int) Math.max(-2.0, Math.floor(zero));
        }
    }
}
