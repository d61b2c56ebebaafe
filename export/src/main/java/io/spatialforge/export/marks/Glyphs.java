package io.spatialforge.export.marks;

/** Ten digits and 26 letters as five by seven dots. Fonts differ between machines, and these do not. */
final class Glyphs {

    static final int WIDTH = 5;
    static final int HEIGHT = 7;
    /** From one glyph to the next. */
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
        " ### #   ##   # ####    #   #  ##  ",
        " ### #   ##   #######   ##   ##   #",
        "#### #   ##   ##### #   ##   ##### ",
        " ### #   ##    #    #    #   # ### ",
        "#### #   ##   ##   ##   ##   ##### ",
        "######    #    #### #    #    #####",
        "######    #    #### #    #    #    ",
        " ### #   ##    # ####   ##   # ### ",
        "#   ##   ##   #######   ##   ##   #",
        " ###   #    #    #    #    #   ### ",
        "  ###   #    #    #    # #  #  ##  ",
        "#   ##  # # #  ##   # #  #  # #   #",
        "#    #    #    #    #    #    #####",
        "#   ### ### # ## # ##   ##   ##   #",
        "#   ###  ## # ##  ###   ##   ##   #",
        " ### #   ##   ##   ##   ##   # ### ",
        "#### #   ##   ##### #    #    #    ",
        " ### #   ##   ##   ## # ##  #  ## #",
        "#### #   ##   ##### # #  #  # #   #",
        " #####    #     ###     #    ##### ",
        "#####  #    #    #    #    #    #  ",
        "#   ##   ##   ##   ##   ##   # ### ",
        "#   ##   ##   ##   ##   # # #   #  ",
        "#   ##   ##   ## # ## # ### ###   #",
        "#   ##   # # #   #   # # #   ##   #",
        "#   ##   # # #   #    #    #    #  ",
        "#####    #   #   #   #   #    #####"
    };

    private Glyphs() {}

    /**
     * Whether the dot of a glyph is set.
     *
     * @param glyph 0 to 9 or A to Z
     */
    static boolean isSet(char glyph, int row, int column) {
        int place = glyph <= '9' ? glyph - '0' : glyph - 'A' + 10;
        return ROWS[place].charAt(row * WIDTH + column) == '#';
    }
}
