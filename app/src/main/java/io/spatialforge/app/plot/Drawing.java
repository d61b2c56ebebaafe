package io.spatialforge.app.plot;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** How all plots look, and how they become files. */
public final class Drawing {

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

    /** Not of 12 points: the writer of SVGs leaves that out as the default, and browsers have 16 for theirs. */
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Color GRID = new Color(0xd8d8d8);
    static final Color INK = new Color(0x333333);

    /** Okabe and Ito's colours, which people with any kind of colour vision tell apart. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0x56b4e9),
            new Color(0xb8860b));

    private Drawing() {}

    static Color colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    /** Where the font of this machine is not at hand, a browser is to take one that looks alike. */
    private static String withFallback(String svg) {
        return svg.replaceAll("font-family:&quot;([^&]+)&quot;", "font-family:&quot;$1&quot;,sans-serif");
    }

    /** Shares as per cent; nothing beyond all, where an axis only leaves room. */
    static NumberFormat shares() {
        DecimalFormat format = new DecimalFormat("0.#%", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return new NumberFormat() {
            private static final long serialVersionUID = 1;

            @Override
            public StringBuffer format(double share, StringBuffer to, FieldPosition at) {
                return share > 1 + 1e-9 ? to : format.format(share, to, at);
            }

            @Override
            public StringBuffer format(long share, StringBuffer to, FieldPosition at) {
                return format((double) share, to, at);
            }

            @Override
            public @Nullable Number parse(String text, ParsePosition at) {
                return format.parse(text, at);
            }
        };
    }

    /** Whether a plot can be written into a file of this name. */
    public static boolean canWrite(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") || name.endsWith(".svg");
    }

    /** Writes an SVG where the file's name ends so, else a PNG of twice as many pixels. */
    static void write(JFreeChart chart, int width, int height, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
                VectorGraphics2D graphics = new VectorGraphics2D();
                chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
                Document svg = new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(width, height));
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                svg.writeTo(text);
                out.write(withFallback(text.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
            } else {
                ChartUtils.writeScaledChartAsPNG(out, chart, width, height, 2, 2);
            }
        }
    }
}
