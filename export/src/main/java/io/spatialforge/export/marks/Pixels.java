package io.spatialforge.export.marks;

import org.apiguardian.api.API;

/** A photograph that can be drawn on, one rectangle after another: so it looks the same on every machine. */
@API(status = API.Status.EXPERIMENTAL)
public interface Pixels {

    int width();

    int height();

    /**
     * Fills a rectangle that lies in the image.
     *
     * @param x1 first column
     * @param y1 first row
     * @param x2 column after the last
     * @param y2 row after the last
     * @param rgb red, green and blue, eight bits each
     */
    void fill(int x1, int y1, int x2, int y2, int rgb);
}
