package io.spatialforge.drawn;

/** A picture of a thing: its model pressed flat onto a board. */
final class Flat {
    private static final double THIN = 0.004;

    private Flat() {}

    /**
     * The picture of a thing on a board that stands at the origin and faces −z.
     *
     * @param heading of the thing in the picture
     * @param part share of its height that the picture shows at least, from the top, by letting the rest run off the board
     */
    static Thing picture(Thing subject, double heading, double wide, double high) {
        Mesh turned = new Mesh();
        turned.append(subject.mesh(), Pose.at(0, 0, 0, heading), -1);
        Block bounds = Block.around(turned, 0);
        double factor =
                Math.min(0.92 * wide / (bounds.maxX() - bounds.minX()), 0.92 * high / (bounds.maxY() - bounds.minY()));
        double middle = (bounds.minX() + bounds.maxX()) / 2;
        double deep = bounds.maxZ() - bounds.minZ();
        for (int i = 0; i < turned.vertexCount; i++) {
            int at = 3 * i;
            turned.positions[at] = (float) (factor * (turned.positions[at] - middle));
            turned.positions[at + 1] = (float) (0.04 * high + factor * (turned.positions[at + 1] - bounds.minY()));
            turned.positions[at + 2] =
                    (float) (-0.012 - THIN + THIN * (turned.positions[at + 2] - bounds.minZ()) / deep);
        }
        return new Thing(subject.label(), turned, java.util.List.of(Block.around(turned, 0)), false, null);
    }

    /** The board behind such a picture. */
    static Thing board(double wide, double high, int colour, Paint frame) {
        Sculptor clay = new Sculptor();
        clay.paint(frame).box(0, high / 2, 0.01, wide + 0.06, high + 0.06, 0.03);
        clay.paint(Paint.matt(colour).textured(Textures.plaster())).box(0, high / 2, -0.002, wide, high, 0.016);
        return clay.thing("", false);
    }
}
