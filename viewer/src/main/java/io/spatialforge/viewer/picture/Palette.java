package io.spatialforge.viewer.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of pictures. Regions are told apart by people with any kind of colour vision: Okabe and Ito's set, without its
 * black.
 */
public final class Palette {

    static final Color PAPER = new Color(0xFAFAF7);
    static final Color INK = new Color(0x22282E);
    static final Color QUIET = new Color(0x6B7680);
    static final Color LINE = new Color(0xC4CACD);
    static final Color ANSWER = new Color(0x14532D);

    private static final Color[] COLOURS = {
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x009E73),
        new Color(0xF0E442),
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0xCC79A7)
    };

    private static final String[] NAMES = {"orange", "sky blue", "green", "yellow", "dark blue", "vermilion", "pink"};

    private Palette() {}

    /** A colour for each region, by its id; beyond seven they come round again. */
    static Map<String, Color> colours(Collection<String> regions) {
        Map<String, Color> colours = new LinkedHashMap<>();
        for (String region : regions) {
            colours.putIfAbsent(region, COLOURS[colours.size() % COLOURS.length]);
        }
        return colours;
    }

    /** What is shown beside the regions that a pair is about has this colour, as {@code #rrggbb}. */
    public static final String BESIDE = "#c4cacd";

    /** All colours in which regions are shown, as {@code #rrggbb}. */
    public static List<String> hexes() {
        List<String> hexes = new ArrayList<>();
        for (Color colour : COLOURS) {
            hexes.add(hex(colour));
        }
        hexes.add(BESIDE);
        return hexes;
    }

    private static String hex(Color colour) {
        return "#%06x".formatted(colour.getRGB() & 0xFFFFFF);
    }

    /** The same colours as {@code #rrggbb}. */
    public static Map<String, String> hexes(Collection<String> regions) {
        Map<String, String> hexes = new LinkedHashMap<>();
        colours(regions).forEach((region, colour) -> hexes.put(region, hex(colour)));
        return hexes;
    }

    /** The names of the same colours. */
    public static Map<String, String> names(Collection<String> regions) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String region : regions) {
            names.putIfAbsent(region, NAMES[names.size() % NAMES.length]);
        }
        return names;
    }

    /** Black or white, whichever is read better on a colour. */
    static Color on(Color colour) {
        double light = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
        return light > 120 ? Color.BLACK : Color.WHITE;
    }
}
