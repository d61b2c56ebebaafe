package io.spatialforge.viewer.picture;

import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person seen from above, the camera below: which way they face, with what is not sure of it, the four directions with
 * the bands between them that are not asked about, and where a thing is. It is a sketch: the camera's focal length is taken
 * as the image's longer side.
 */
final class TopView {

    private static final int SIZE = 300;
    private static final double REACH = 112;
    private static final Color BAND = new Color(0x8A949B);

    private final Scene scene;
    private final Region viewer;
    private final @Nullable Region target;
    private final double guard;

    /**
     * @param target null where only the facing is of interest
     * @param guard half the width in degrees of a band that is not asked about
     */
    TopView(Scene scene, Region viewer, @Nullable Region target, double guard) {
        this.scene = scene;
        this.viewer = viewer;
        this.target = target;
        this.guard = guard;
    }

    int height() {
        return SIZE + (viewer.keypoints() == null ? 30 : 52);
    }

    void draw(Pen pen, Map<String, Color> colours, Font font, double x, double y, double width) {
        Font small = font.deriveFont(font.getSize2D() * 0.86f);
        FontMetrics metrics = pen.font(font.deriveFont(Font.BOLD));
        pen.g().setColor(Palette.INK);
        pen.g().drawString("Seen from above, a sketch", (float) x, (float) y + metrics.getAscent());
        FacingEstimate facing = viewer.facing();
        if (facing == null) {
            return;
        }
        double cx = x + width / 2;
        double cy = y + 24 + SIZE / 2.0;
        double[] from = ground(viewer);
        double heading = Math.toRadians(facing.degrees()) - Math.atan2(from[0], from[1]);
        // Of Java's arcs: counter-clockwise from the right, in degrees. Ahead is (sin, -cos) on the ground, away
        // upwards.
        double ahead = Math.toDegrees(Math.atan2(-Math.cos(heading), Math.sin(heading)));
        if (target == null) {
            views(pen, cx, cy, Math.toDegrees(Math.atan2(-from[1], -from[0])), small);
        } else {
            sectors(pen, cx, cy, ahead, small);
        }
        camera(pen, cx, cy, from, small);
        Color mine = colours.getOrDefault(viewer.id(), Palette.INK);
        double unsure = facing.uncertainty();
        pen.g().setColor(new Color(mine.getRed(), mine.getGreen(), mine.getBlue(), 110));
        pen.g().fill(arc(cx, cy, 54, ahead - unsure, 2 * unsure));
        pen.arrow(cx, cy, cx + 64 * cos(ahead), cy - 64 * sin(ahead), mine, 4);
        dot(pen, cx, cy, 11, mine, viewer.id(), small);
        if (target != null) {
            target(pen, target, colours, small, cx, cy, from);
        }
        if (viewer.keypoints() != null) {
            pen.font(small);
            pen.g().setColor(Palette.QUIET);
            pen.g().drawString("On the photograph, red is the person's own left.", (float) x, (float) y + SIZE + 46);
        }
    }

    private void target(
            Pen pen, Region thing, Map<String, Color> colours, Font font, double cx, double cy, double[] from) {
        double[] to = ground(thing);
        double dx = to[0] - from[0];
        double dz = to[1] - from[1];
        double distance = Math.hypot(dx, dz);
        double scale = distance == 0 ? 0 : 96 / distance;
        double tx = cx + dx * scale;
        double ty = cy - dz * scale;
        Color colour = colours.getOrDefault(thing.id(), Palette.INK);
        pen.edged(new java.awt.geom.Line2D.Double(cx, cy, tx, ty), colour, 2);
        dot(pen, tx, ty, 11, colour, thing.id(), font);
    }

    /** The four ways to face, as the camera sees it. */
    private static void views(Pen pen, double cx, double cy, double towards, Font font) {
        circle(pen, cx, cy);
        for (int i = 0; i < 4; i++) {
            double boundary = towards + 45 + 90 * i;
            pen.dashed(
                    new java.awt.geom.Line2D.Double(cx, cy, cx + REACH * cos(boundary), cy - REACH * sin(boundary)),
                    BAND,
                    1.2f);
        }
        String[] names = {"towards the camera", "image's right", "away from it", "image's left"};
        for (int i = 0; i < names.length; i++) {
            around(pen, cx, cy, towards + 90 * i, names[i], font);
        }
    }

    private static void circle(Pen pen, double cx, double cy) {
        Ellipse2D circle = new Ellipse2D.Double(cx - REACH, cy - REACH, 2 * REACH, 2 * REACH);
        pen.g().setColor(Color.WHITE);
        pen.g().fill(circle);
        pen.g().setStroke(new BasicStroke(1.2f));
        pen.g().setColor(Palette.QUIET);
        pen.g().draw(circle);
    }

    private static void around(Pen pen, double cx, double cy, double angle, String text, Font font) {
        double wide = pen.font(font).stringWidth(text);
        double tx = cx + (REACH + 10 + wide / 2) * cos(angle);
        double ty = cy - (REACH + 14) * sin(angle);
        pen.g().setColor(Palette.INK);
        pen.g().drawString(text, (float) (tx - wide / 2), (float) ty + 5);
    }

    private void sectors(Pen pen, double cx, double cy, double ahead, Font font) {
        circle(pen, cx, cy);
        for (int i = 0; i < 4; i++) {
            double boundary = ahead + 45 + 90 * i;
            Arc2D band = arc(cx, cy, REACH, boundary - guard, 2 * guard);
            pen.g().setColor(new Color(0xE9ECEE));
            pen.g().fill(band);
            pen.hatch(band, new Color(BAND.getRed(), BAND.getGreen(), BAND.getBlue(), 90));
            pen.dashed(
                    new java.awt.geom.Line2D.Double(cx, cy, cx + REACH * cos(boundary), cy - REACH * sin(boundary)),
                    BAND,
                    1.2f);
        }
        for (Direction direction : Direction.values()) {
            double angle = ahead
                    + switch (direction) {
                        case AHEAD -> 0;
                        case LEFT -> 90;
                        case BEHIND -> 180;
                        case RIGHT -> 270;
                    };
            around(pen, cx, cy, angle, direction.id(), font);
        }
    }

    /** Where the camera is: towards it is down, more or less. */
    private void camera(Pen pen, double cx, double cy, double[] from, Font font) {
        double angle = Math.atan2(-from[1], -from[0]);
        double x = cx + (REACH - 14) * Math.cos(angle);
        double y = cy - (REACH - 14) * Math.sin(angle);
        pen.dashed(new java.awt.geom.Line2D.Double(cx, cy, x, y), Palette.QUIET, 1.2f);
        Path2D body = new Path2D.Double();
        body.append(new java.awt.geom.Rectangle2D.Double(x - 9, y - 4, 18, 12), false);
        body.append(new java.awt.geom.Rectangle2D.Double(x - 4, y - 9, 8, 6), false);
        pen.g().setColor(Palette.INK);
        pen.g().fill(body);
        FontMetrics metrics = pen.font(font);
        pen.g().setColor(Color.WHITE);
        pen.g().fill(new java.awt.geom.Rectangle2D.Double(x + 11, y - 8, metrics.stringWidth("camera") + 4, 16));
        pen.g().setColor(Palette.INK);
        pen.g().drawString("camera", (float) x + 13, (float) y + 5);
    }

    private static void dot(Pen pen, double x, double y, double radius, Color colour, String text, Font font) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.edged(circle, colour, 1);
        pen.g().setColor(colour);
        pen.g().fill(circle);
        FontMetrics metrics = pen.font(font.deriveFont(Font.BOLD));
        pen.g().setColor(Palette.on(colour));
        pen.g().drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) y + 5);
    }

    private static Arc2D arc(double cx, double cy, double radius, double start, double extent) {
        return new Arc2D.Double(cx - radius, cy - radius, 2 * radius, 2 * radius, start, extent, Arc2D.PIE);
    }

    /** To the right of the camera's axis and along it; of inverse depth all that is known is beside. */
    private double[] ground(Region region) {
        DepthSource source = scene.depth();
        Box box = region.box();
        double focal = Math.max(scene.image().width(), scene.image().height());
        double u = (box.centreX() - scene.image().width() / 2.0) / focal;
        double v = (box.centreY() - scene.image().height() / 2.0) / focal;
        if (source == null || region.depth() == null || source.kind() == DepthSource.Kind.INVERSE) {
            return new double[] {u, 1};
        }
        double depth = region.depth().stated().centre();
        double z = source.geometry() == DepthSource.Geometry.Z ? depth : depth / Math.sqrt(1 + u * u + v * v);
        return new double[] {u * z, z};
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
