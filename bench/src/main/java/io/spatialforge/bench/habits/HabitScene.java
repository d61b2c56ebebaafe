package io.spatialforge.bench.habits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Boxes of things on level ground before a camera at eye height, with what is seen of each and the depth of each pixel. */
final class HabitScene {

    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    private static final double FOCAL = 290;
    private static final double LEAST_SEEN = 0.55;
    private static final int MOST_MILLIMETRES = 65_000;

    /** Ways people face, as often as they do: towards the camera, away, to its left, to its right. */
    private static final double[] FACINGS = {0.55, 0.75, 0.88, 1.0};

    final List<Seen> seen = new ArrayList<>();
    final short[] millimetres = new short[WIDTH * HEIGHT];
    private final int[] owner = new int[WIDTH * HEIGHT];

    /** A thing as far as it is seen. */
    record Seen(int owner, Habit habit, int left, int top, int right, int bottom, int pixels, int facing) {}

    private record Stood(Habit habit, double x, double depth, double size, int facing) {}

    HabitScene(SplittableRandom random) {
        boolean indoors = random.nextInt(2) == 0;
        double camera = 1.2 + 0.6 * random.nextDouble();
        double horizon = HEIGHT * (0.3 + 0.2 * random.nextDouble());
        double wall = indoors ? 6 + 3 * random.nextDouble() : 64;
        background(camera, horizon, wall);
        List<Stood> things = things(random, indoors, wall);
        things.sort(Comparator.comparingDouble(Stood::depth).reversed());
        int[] whole = new int[things.size()];
        for (int i = 0; i < things.size(); i++) {
            whole[i] = paint(things.get(i), i + 1, camera, horizon);
        }
        for (int i = 0; i < things.size(); i++) {
            look(things.get(i), i + 1, whole[i]);
        }
    }

    boolean isOwnedBy(int column, int row, int number) {
        return owner[row * WIDTH + column] == number;
    }

    private static List<Stood> things(SplittableRandom random, boolean indoors, double wall) {
        List<Stood> things = new ArrayList<>();
        for (Habit habit : Habit.ALL) {
            if (habit.indoors() != indoors) {
                continue;
            }
            int count = poisson(random, habit.often());
            for (int i = 0; i < count; i++) {
                double share = random.nextDouble();
                double depth = habit.near() * Math.pow(Math.min(habit.far(), wall - 0.2) / habit.near(), share);
                double x = (random.nextDouble() - 0.5) * 1.05 * WIDTH / FOCAL * depth;
                int facing = 0;
                double u = random.nextDouble();
                while (u > FACINGS[facing]) {
                    facing++;
                }
                things.add(new Stood(habit, x, depth, 0.85 + 0.3 * random.nextDouble(), facing));
            }
        }
        return things;
    }

    private static int poisson(SplittableRandom random, double mean) {
        int count = 0;
        double product = random.nextDouble();
        while (product > Math.exp(-mean) && count < 12) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private void background(double camera, double horizon, double wall) {
        for (int row = 0; row < HEIGHT; row++) {
            double below = row + 0.5 - horizon;
            double depth = below <= 0 ? wall : Math.min(wall, camera * FOCAL / below);
            short value = (short) Math.min(MOST_MILLIMETRES, Math.round(1000 * depth));
            Arrays.fill(millimetres, row * WIDTH, (row + 1) * WIDTH, value);
        }
    }

    private int paint(Stood thing, int number, double camera, double horizon) {
        double scale = FOCAL / thing.depth();
        double width = thing.habit().width() * thing.size() * scale;
        double height = thing.habit().height() * thing.size() * scale;
        double bottom = horizon + (camera - thing.habit().lift()) * scale;
        double middle = WIDTH / 2.0 + thing.x() * scale;
        int left = (int) Math.round(middle - width / 2);
        int right = (int) Math.round(middle + width / 2);
        int top = (int) Math.round(bottom - height);
        for (int row = Math.max(0, top); row < Math.min(HEIGHT, Math.round(bottom)); row++) {
            for (int column = Math.max(0, left); column < Math.min(WIDTH, right); column++) {
                owner[row * WIDTH + column] = number;
                millimetres[row * WIDTH + column] = (short) Math.round(1000 * thing.depth());
            }
        }
        return Math.max(1, (right - left) * (int) Math.max(1, Math.round(bottom) - top));
    }

    private void look(Stood thing, int number, int whole) {
        int left = WIDTH;
        int right = 0;
        int top = HEIGHT;
        int bottom = 0;
        int pixels = 0;
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                if (owner[row * WIDTH + column] == number) {
                    pixels++;
                    left = Math.min(left, column);
                    right = Math.max(right, column + 1);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row + 1);
                }
            }
        }
        if (pixels >= LEAST_SEEN * whole && pixels >= 30) {
            seen.add(new Seen(number, thing.habit(), left, top, right, bottom, pixels, thing.facing()));
        }
    }
}
