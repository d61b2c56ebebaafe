package io.spatialforge.vision.curate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;

/** Pictures with the properties that curation measures: what a camera gives, and what it does not. */
final class SketchedPictures {

    private SketchedPictures() {}

    /** Shaded things of many colours before a light sky and a dark ground, with the grain of a sensor. */
    static BufferedImage photograph(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = blank(width, height, Color.GRAY);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(225, 235, 250), 0, height, new Color(60, 45, 30)));
        g.fillRect(0, 0, width, height);
        for (int i = 0; i < 150; i++) {
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height;
            double size = width * (0.02 + 0.15 * random.nextDouble());
            g.setPaint(new GradientPaint(
                    (float) x, (float) y, colour(random), (float) (x + size), (float) (y + size), colour(random)));
            g.rotate(random.nextDouble(), x, y);
            g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size * (0.3 + 0.7 * random.nextDouble())));
        }
        g.dispose();
        return grained(image, random);
    }

    static BufferedImage blurred(BufferedImage image, int radius) {
        float[] kernel = new float[2 * radius + 1];
        Arrays.fill(kernel, 1f / kernel.length);
        BufferedImage once =
                new ConvolveOp(new Kernel(kernel.length, 1, kernel), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        BufferedImage twice =
                new ConvolveOp(new Kernel(1, kernel.length, kernel), ConvolveOp.EDGE_NO_OP, null).filter(once, null);
        int width = image.getWidth() - 2 * radius;
        int height = image.getHeight() - 2 * radius;
        BufferedImage inner = blank(width, height, Color.BLACK);
        inner.createGraphics().drawImage(twice, -radius, -radius, null);
        return inner;
    }

    /** As if the camera had moved to the side. */
    static BufferedImage smeared(BufferedImage image, int length) {
        float[] kernel = new float[2 * length + 1];
        Arrays.fill(kernel, 1f / kernel.length);
        BufferedImage smeared =
                new ConvolveOp(new Kernel(kernel.length, 1, kernel), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        BufferedImage inner = blank(image.getWidth() - 2 * length, image.getHeight(), Color.BLACK);
        inner.createGraphics().drawImage(smeared, -length, 0, null);
        return inner;
    }

    /** Two photographs side by side, one of them upside down, with an even strip between them. */
    static BufferedImage collage(int strip) {
        BufferedImage image = blank(600 + strip, 400, Color.WHITE);
        Graphics2D g = image.createGraphics();
        g.drawImage(photograph(300, 400, 5), 0, 0, null);
        g.drawImage(photograph(300, 400, 6), 300 + strip, 400, 300, -400, null);
        g.dispose();
        return image;
    }

    /** Lines of short dark strokes on an even ground, as letters are. */
    static BufferedImage page() {
        Random random = new Random(3);
        BufferedImage image = blank(600, 800, new Color(250, 250, 248));
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(20, 20, 20));
        for (int line = 60; line < 740; line += 18) {
            for (int x = 60; x < 540; x += 6) {
                if (random.nextInt(6) > 0) {
                    g.drawLine(x, line, x, line + 9);
                    g.drawLine(x, line + random.nextInt(10), x + 3, line + random.nextInt(10));
                }
            }
        }
        g.dispose();
        return image;
    }

    /** Windows, bars and buttons in a few colours. */
    static BufferedImage screenshot() {
        BufferedImage image = blank(800, 600, new Color(58, 110, 165));
        Graphics2D g = image.createGraphics();
        Random random = new Random(4);
        for (int i = 0; i < 5; i++) {
            int x = 30 + random.nextInt(350);
            int y = 30 + random.nextInt(250);
            g.setColor(new Color(240, 240, 240));
            g.fillRect(x, y, 380, 280);
            g.setColor(new Color(180, 40, 40));
            g.fillRect(x, y, 380, 26);
            g.setColor(new Color(90, 90, 90));
            g.setStroke(new BasicStroke(1));
            for (int b = 0; b < 4; b++) {
                g.drawRect(x + 20, y + 50 + 50 * b, 120, 30);
                g.fillRect(x + 180, y + 58 + 50 * b, 150, 14);
            }
        }
        g.dispose();
        return image;
    }

    /** One thing before an even sky. */
    static BufferedImage thingInTheSky() {
        BufferedImage image = blank(640, 480, new Color(110, 150, 200));
        Graphics2D g = image.createGraphics();
        g.drawImage(photograph(60, 30, 8), 290, 200, null);
        g.dispose();
        return grained(image, new Random(8));
    }

    static BufferedImage blank(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    static BufferedImage grained(BufferedImage image, Random random) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int grain = (int) Math.round(2 * random.nextGaussian());
                image.setRGB(
                        x,
                        y,
                        new Color(shifted(rgb >> 16, grain), shifted(rgb >> 8, grain), shifted(rgb, grain)).getRGB());
            }
        }
        return image;
    }

    private static int shifted(int channel, int by) {
        return Math.clamp((channel & 0xff) + by, 0, 255);
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
