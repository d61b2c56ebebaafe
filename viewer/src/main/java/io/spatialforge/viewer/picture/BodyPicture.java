package io.spatialforge.viewer.picture;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Keypoints;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/** The points of a person's body, and an arrow that tells which way it faces. */
final class BodyPicture {

    private static final Color FACING = new Color(0xF0E442);

    private static final Stroke SEEN = new BasicStroke(2.5f);

    /** Of limbs of which an end is hidden. */
    private static final Stroke GUESSED =
            new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {3, 5}, 0);

    /** Pairs of COCO's keypoints that a limb joins. */
    private static final int[][] LIMBS = {
        {5, 6}, {5, 7}, {7, 9}, {6, 8}, {8, 10}, {5, 11}, {6, 12}, {11, 12}, {11, 13}, {13, 15}, {12, 14}, {14, 16},
        {0, 1}, {0, 2}, {1, 3}, {2, 4}
    };

    private BodyPicture() {}

    static void pose(Graphics2D g, Keypoints points, double scale) {
        for (int[] limb : LIMBS) {
            if (points.labelled(limb[0]) && points.labelled(limb[1])) {
                g.setStroke(points.visible(limb[0]) && points.visible(limb[1]) ? SEEN : GUESSED);
                // The person's own left is warm, the right is cold, what joins both is white.
                boolean both = (limb[0] % 2 == 1) != (limb[1] % 2 == 1);
                g.setColor(both ? Color.WHITE : limb[0] % 2 == 1 ? new Color(0xFF5A5A) : new Color(0x4FC3F7));
                g.draw(new Line2D.Double(
                        points.x(limb[0]) * scale,
                        points.y(limb[0]) * scale,
                        points.x(limb[1]) * scale,
                        points.y(limb[1]) * scale));
            }
        }
        for (int i = 0; i < Keypoints.COUNT; i++) {
            if (points.visible(i)) {
                g.setColor(Color.WHITE);
                g.fill(new Ellipse2D.Double(points.x(i) * scale - 2, points.y(i) * scale - 2, 4, 4));
            }
        }
    }

    /** Seen from above: down is towards the camera. */
    static void arrow(Graphics2D g, FacingEstimate facing, Box box, double scale) {
        double x = box.centreX() * scale;
        double y = (box.y1() + 0.25 * box.height()) * scale;
        double length = Math.max(14, 0.3 * box.width() * scale);
        double angle = Math.toRadians(facing.degrees());
        double tipX = x + length * Math.sin(angle);
        double tipY = y + length * Math.cos(angle);
        g.setStroke(new BasicStroke(4));
        g.setColor(FACING);
        g.draw(new Line2D.Double(x, y, tipX, tipY));
        for (double side : new double[] {-0.5, 0.5}) {
            g.draw(new Line2D.Double(
                    tipX,
                    tipY,
                    tipX - 0.35 * length * Math.sin(angle + side),
                    tipY - 0.35 * length * Math.cos(angle + side)));
        }
        g.drawString(facing.view().id(), (float) tipX + 4, (float) tipY);
    }
}
