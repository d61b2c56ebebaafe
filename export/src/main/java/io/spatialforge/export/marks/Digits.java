package io.spatialforge.export.marks;

/** Ten digits as five by seven dots. Fonts differ between machines, and these do not. */
final class Digits {

    static final int WIDTH = 5;
    static final int HEIGHT = 7;
    /** From one digit to the next. */
    static final int STEP = WIDTH + 1;

    private static final String[] ROWS = {
        " ### #   ##  ### # ###  ##   # ### ",
        "  #   ##    #    #    #    #   ### ",
        " ### #   #    #   #   #   #   #####",
        " ### #   #    #  ##     ##   # ### ",
        "   #   ##  # # #  # #####   #    # ",
        "######    ####     #    ##   # ### ",
        "  ##  #   #    #### #   ##   # ### ",
        "#####    #   #    #   #    #    #  ",
        " ### #   ##   # ### #   ##   # ### ",
        " ### #   ##   # ####    #   #  ##  "
    };

    private Digits() {}

    /** Whether the dot of a digit is set. */
    static boolean isSet(int digit, int row, int column) {
        return ROWS[digit].charAt(row * WIDTH + column) == '#';
    }
}
