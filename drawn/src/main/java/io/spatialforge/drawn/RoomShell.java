package io.spatialforge.drawn;

import java.util.List;

/** What a room is before anything stands in it: floor, ceiling, walls, a window with curtains, a picture, perhaps a rug. */
final class RoomShell {

    private static final double CEILING_M = 2.65;

    private final Dice dice;
    private final Stage stage;
    private final double halfWide;
    private final double back;

    RoomShell(Dice dice, Stage stage, double halfWide, double back) {
        this.dice = dice;
        this.stage = stage;
        this.halfWide = halfWide;
        this.back = back;
    }

    /** Builds it as the kind of room has it. */
    void build(SceneKind kind) {
        double front = -4;
        Sculptor shell = stage.shell;
        Paint floor = switch (kind) {
            case DINING_ROOM ->
                dice.chance(0.5)
                        ? Paint.satin(dice.pick(0xC9BFAE, 0xB7A48C, 0x8F9698))
                                .textured(Textures.tiles(dice.between(0.35, 0.6), 0.004))
                        : Paint.satin(dice.pick(0xA87447, 0xC69A66)).textured(Textures.boards(0.13));
            case OFFICE -> Paint.matt(dice.pick(0x6E7680, 0x7D7568, 0x55606B)).textured(Textures.carpet());
            case LIVING_ROOM, BEDROOM, STREET, PARK ->
                Paint.satin(dice.pick(0xA87447, 0x8A5C38, 0xC69A66, 0x9C7A58))
                        .textured(Textures.boards(dice.between(0.1, 0.17)));
        };
        shell.paint(floor)
                .quad(
                        new Vec(-halfWide, 0, front),
                        new Vec(halfWide, 0, front),
                        new Vec(halfWide, 0, back),
                        new Vec(-halfWide, 0, back));
        shell.paint(Paint.matt(0xF4F2EC))
                .quad(
                        new Vec(-halfWide, CEILING_M, front),
                        new Vec(halfWide, CEILING_M, front),
                        new Vec(halfWide, CEILING_M, back),
                        new Vec(-halfWide, CEILING_M, back));
        int tone = dice.pick(0xE4DCCB, 0xC9D3CF, 0xD9C9B4, 0xB9C6D2, 0xE8E2D6, 0xC7CDB5, 0xDDBFA9);
        Paint plain = Paint.matt(tone).textured(Textures.plaster());
        Paint accent = switch (dice.count(0, 6)) {
            case 0 -> Paint.matt(dice.pick(0xA65B44, 0xC9C2B6, 0x9A6A58)).textured(Textures.bricks());
            case 1, 2 -> Paint.matt(tone).textured(Textures.wallpaper(0xFFFFFF));
            case 3, 4 -> Paint.matt(dice.pick(0x5F7A78, 0x4E6480, 0x8A9A7B)).textured(Textures.plaster());
            default -> plain;
        };
        shell.paint(accent)
                .quad(
                        new Vec(-halfWide, 0, back),
                        new Vec(halfWide, 0, back),
                        new Vec(halfWide, CEILING_M, back),
                        new Vec(-halfWide, CEILING_M, back));
        shell.paint(plain);
        for (double x : new double[] {-halfWide, halfWide}) {
            shell.quad(
                    new Vec(x, 0, front),
                    new Vec(x, 0, back),
                    new Vec(x, CEILING_M, back),
                    new Vec(x, CEILING_M, front));
        }
        shell.paint(Paint.satin(0xF2EFE8)).box(0, 0.045, back - 0.008, 2 * halfWide, 0.09, 0.016);
        shell.box(-halfWide + 0.008, 0.045, (front + back) / 2, 0.016, 0.09, back - front);
        shell.box(halfWide - 0.008, 0.045, (front + back) / 2, 0.016, 0.09, back - front);
        window(dice.chance(0.5) ? 1 : -1);
        picture(dice.between(-halfWide * 0.55, halfWide * 0.55));
        if (kind == SceneKind.LIVING_ROOM || kind == SceneKind.BEDROOM || dice.chance(0.4)) {
            rug();
        }
    }

    private void rug() {
        double halfX = dice.between(0.9, 1.4);
        double halfZ = dice.between(0.7, 1.05);
        stage.shell.save().move(dice.between(-0.5, 0.5), 0, dice.between(2.8, 3.6));
        int[] colours = dice.pick(List.of(
                new int[] {0x9A3B32, 0xE6D3A8, 0x2F4560},
                new int[] {0x3E5A72, 0xE9E2D0, 0xB5623C},
                new int[] {0xD8CDB8, 0x7A6A58, 0x9AA39A},
                new int[] {0x55705E, 0xE0D6BC, 0xC28A3E}));
        stage.shell.paint(Paint.matt(colours[0]).textured(centred(Textures.rug(halfX, halfZ, colours[1], colours[2]))));
        stage.shell.box(0, 0.0015, 0, 2 * halfX, 0.003, 2 * halfZ).restore();
    }

    /** Patterns follow the room; the rug's must follow the rug. */
    private Paint.Texture centred(Paint.Texture texture) {
        Vec middle = stage.shell.origin();
        return (x, y, z, rgb) -> texture.tint(x - middle.x(), y, z - middle.z(), rgb);
    }

    private void window(int side) {
        Sculptor clay = stage.shell;
        double z = dice.between(back * 0.5, back * 0.72);
        double x = side * halfWide;
        double wide = dice.between(1.1, 1.7);
        Paint frame = Paint.satin(0xF4F2EE);
        clay.paint(Paint.glowing(0xCFE4F5, 0.95).textured(Textures.outside())).box(x, 1.5, z, 0.02, 1.3, wide);
        clay.paint(frame);
        for (double edge : new double[] {-wide / 2, 0, wide / 2}) {
            clay.box(x - side * 0.02, 1.5, z + edge, 0.05, 1.36, 0.06);
        }
        clay.box(x - side * 0.02, 0.85, z, 0.05, 0.07, wide + 0.06);
        clay.box(x - side * 0.02, 2.15, z, 0.05, 0.07, wide + 0.06);
        clay.box(x - side * 0.06, 0.815, z, 0.14, 0.03, wide + 0.18);
        clay.paint(Paint.matt(dice.pick(0xE9E0CF, 0x9FB0B8, 0xC58E6A)).textured(Textures.cloth()));
        for (int end : new int[] {-1, 1}) {
            for (int fold = 0; fold < 5; fold++) {
                double at = z + end * (wide / 2 + 0.06 + fold * 0.055);
                clay.limb(new Vec(x - side * 0.075, 0.2, at), new Vec(x - side * 0.075, 2.3, at), 0.04, 0.033);
                stage.obstacle(x - side * 0.075, at, 0.045, 0.1, 2.4);
            }
        }
        clay.paint(Paint.satin(0x4A3A2C))
                .limb(
                        new Vec(x - side * 0.075, 2.34, z - wide / 2 - 0.4),
                        new Vec(x - side * 0.075, 2.34, z + wide / 2 + 0.4),
                        0.015,
                        0.015);
    }

    private void picture(double x) {
        Sculptor clay = stage.shell;
        double wide = dice.between(0.5, 1.0);
        double high = dice.between(0.4, 0.7);
        clay.paint(Paint.satin(dice.pick(0x2C2621, 0xB08D4C, 0xEDEAE2)))
                .box(x, 1.72, back - 0.015, wide + 0.08, high + 0.08, 0.03);
        clay.paint(Paint.matt(0xEFE6D2).textured(Textures.painting(dice.count(0, 900))))
                .box(x, 1.72, back - 0.028, wide, high, 0.02);
    }
}
