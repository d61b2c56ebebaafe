package io.spatialforge.drawn;

import org.jspecify.annotations.Nullable;

/**
 * The light of a scene, in linear colour.
 *
 * @param towardsSun unit direction from the scene to the light that casts shadows
 * @param sun its colour and strength
 * @param sky light from above
 * @param ground light from below
 * @param lamp place of an unshadowed lamp, null outdoors
 * @param lampColour its strength at one metre
 * @param softness size of the light, as shadow blur in metres per metre of distance
 * @param fogPerMetre share of light lost to haze per metre
 * @param horizon colour of the far sky and of the haze
 * @param zenith colour overhead
 * @param clouds cover from 0 to 1
 * @param exposure brightness factor before tone mapping
 */
record Light(
        Vec towardsSun,
        Vec sun,
        Vec sky,
        Vec ground,
        @Nullable Vec lamp,
        Vec lampColour,
        double softness,
        double fogPerMetre,
        Vec horizon,
        Vec zenith,
        double clouds,
        double exposure) {

    /** Light of a room: a broad soft light from one side and above, and a lamp at the ceiling. */
    static Light room(Dice dice, Vec lamp) {
        double warm = dice.between(0, 1);
        return new Light(
                new Vec(dice.between(-0.75, 0.75), 1.25, -dice.between(0.25, 0.9)).unit(),
                new Vec(1.02, Noise.mix(0.98, 0.92, warm), Noise.mix(0.93, 0.78, warm)).times(dice.between(0.85, 1.1)),
                new Vec(0.50, 0.51, 0.54),
                new Vec(0.36, 0.33, 0.29),
                lamp,
                new Vec(1.1, 0.98, 0.8).times(dice.between(0.5, 0.9)),
                0.22,
                0,
                new Vec(0.8, 0.85, 0.9),
                new Vec(0.3, 0.5, 0.8),
                0,
                0.86);
    }

    /** Light of a fair day. */
    static Light day(Dice dice, double headingDeg) {
        double warm = dice.between(0, 1);
        double angle = Math.toRadians(headingDeg);
        double climb = dice.between(0.7, 1.3);
        return new Light(
                new Vec(Math.sin(angle), climb, Math.cos(angle)).unit(),
                new Vec(1.9, Noise.mix(1.8, 1.62, warm), Noise.mix(1.68, 1.28, warm)),
                new Vec(0.50, 0.60, 0.76),
                new Vec(0.26, 0.25, 0.21),
                null,
                new Vec(0, 0, 0),
                0.035,
                dice.between(0.0022, 0.005),
                new Vec(0.80, 0.86, 0.92),
                new Vec(0.16, 0.36, 0.74),
                dice.between(0.2, 1),
                0.72);
    }
}
