package io.spatialforge.drawn;

/**
 * What looks like a thing and is none: its mirror image or its picture.
 *
 * @param reflected whether a mirror shows it; else it is a picture
 * @param label of what it looks like
 * @param bbox x1, y1, x2, y2 around its pixels
 * @param runs those pixels as COCO counts them
 * @param pixels their number
 */
public record Apparition(boolean reflected, String label, double[] bbox, int[] runs, int pixels) {}
