package io.spatialforge.drawn;

/** People who don't stand and look ahead. */
final class Company {
    private final Dice dice;
    private final Stage stage;
    private final Spots spots;
    private final boolean inside;

    Company(Dice dice, Stage stage, Spots spots, boolean inside) {
        this.dice = dice;
        this.stage = stage;
        this.spots = spots;
        this.inside = inside;
    }

    void postures() {
        for (int i = dice.count(3, 6); i > 0; i--) {
            Stance stance = stance();
            spots.put(People.person(dice, stance), dice.between(0.08, 0.92), near(), 0.55);
        }
        targets();
    }

    void turned() {
        for (int i = dice.count(3, 6); i > 0; i--) {
            double heading = switch (dice.count(0, 3)) {
                case 0 -> dice.between(25, 75);
                case 1 -> dice.between(105, 160);
                case 2 -> dice.between(-20, 20);
                default -> dice.between(160, 200);
            };
            double look = switch (dice.count(0, 3)) {
                case 0 -> 0;
                case 1 -> -heading * dice.between(0.5, 1);
                case 2 -> dice.between(-80, 80);
                default -> dice.between(20, 70);
            };
            double turn = Math.clamp(look, -85, 85);
            boolean other = dice.chance(0.5);
            Stance stance = Stance.PLAIN
                    .sized(dice.chance(0.2) ? dice.between(0.55, 0.8) : 1)
                    .looking(other ? -turn : turn, dice.between(-15, 25))
                    .leaning(dice.chance(0.3) ? dice.between(-8, 35) : 0, dice.chance(0.2) ? dice.between(-18, 18) : 0)
                    .armed(dice.chance(0.3) ? dice.between(20, 80) : 0, dice.chance(0.3) ? dice.between(0, 60) : 0);
            spots.put(People.person(dice, stance), dice.between(0.08, 0.92), near(), other ? -heading : heading, 0.6);
        }
        targets();
    }

    private double near() {
        return inside ? dice.between(2, 5) : dice.between(2.3, 8);
    }

    private void targets() {
        for (int i = dice.count(2, 4); i > 0; i--) {
            spots.put(TrapThings.any(dice, inside), dice.between(0.05, 0.95), spots.distance(), 0.5);
        }
    }

    private Stance stance() {
        Stance base = Stance.PLAIN
                .sized(dice.chance(0.25) ? dice.between(0.5, 0.85) : 1)
                .looking(dice.between(-25, 25), dice.between(-10, 25));
        return switch (dice.count(0, 7)) {
            case 0 ->
                base.seated(dice.between(75, 95), dice.chance(0.6) ? dice.between(0, 15) : dice.between(70, 95))
                        .leaning(dice.between(-15, 40), 0);
            case 1 -> base.leaning(dice.between(15, 85), dice.between(-15, 15));
            case 2 -> base.leaning(0, dice.between(-40, 40));
            case 3 -> base.fallen((dice.chance(0.5) ? 1 : -1) * dice.between(75, 92), 0);
            case 4 -> base.fallen(0, (dice.chance(0.5) ? 1 : -1) * dice.between(55, 90));
            case 5 -> base.seated(dice.between(95, 120), dice.between(100, 135)).leaning(dice.between(10, 45), 0);
            case 6 -> base.armed(dice.between(40, 170), dice.between(0, 70));
            default -> base.fallen(dice.between(-25, 25), dice.between(-25, 25));
        };
    }
}
