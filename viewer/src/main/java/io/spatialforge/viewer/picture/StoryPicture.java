package io.spatialforge.viewer.picture;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.Outcome;
import io.spatialforge.pipeline.explain.Sights;
import io.spatialforge.pipeline.explain.Story;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A story as one picture: the photograph with the regions it is about, beside it what the claim rests on, and below it the
 * words, in which a region's name has the colour of its box.
 */
public final class StoryPicture {

    private static final int WIDTH = 1240;
    private static final int MARGIN = 18;
    private static final int SIDE = 400;
    private static final int TALLEST = 620;

    /** Small photographs are not blown up beyond this. */
    private static final double LARGEST_SCALE = 2;

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    private static final Font BOLD = FONT.deriveFont(Font.BOLD);
    static final Font TAG = FONT.deriveFont(Font.BOLD, 13f);

    private final Story story;
    private final StoryFocus focus;
    private final Map<String, Color> colours;
    private final List<Measure> measures;
    private final PhotoPanel photo;

    private StoryPicture(Story story) {
        this.story = story;
        this.focus = StoryFocus.of(story);
        this.colours = Palette.colours(focus.regions());
        this.photo = new PhotoPanel(story, focus, colours);
        QaPair pair = story.pair();
        this.measures = pair != null
                ? pair.evidence().measures()
                : story.look() == null ? List.of() : story.look().measures();
    }

    /**
     * A picture, and where in it the photograph is.
     *
     * @param left column of the photograph's left edge
     * @param top row of its upper edge
     * @param scale pixels of the picture for one of the photograph
     */
    public record Drawn(BufferedImage image, double left, double top, double scale) {}

    /**
     * Draws a story.
     *
     * @param photograph upright, of the size the scene says
     * @param depth the depth map; null where there is none
     * @param captions what is written below, a paragraph each
     */
    public static Drawn draw(
            Story story, BufferedImage photograph, Sights.@Nullable Depth depth, List<String> captions) {
        BufferedImage map = depth == null ? null : DepthPicture.of(depth.map(), depth.kind());
        return new StoryPicture(story).drawn(photograph, map, captions);
    }

    private Drawn drawn(BufferedImage photograph, @Nullable BufferedImage depth, List<String> captions) {
        int wide = WIDTH - 3 * MARGIN - SIDE;
        double width = story.image().width();
        double height = story.image().height();
        double scale = Math.min(LARGEST_SCALE, Math.min(wide / width, TALLEST / height));
        double left = MARGIN + (wide - width * scale) / 2;
        List<Panel> panels = panels(depth, width / height);
        boolean alone = panels.size() == 1;
        int whole = alone ? wide + 2 * MARGIN : WIDTH;
        int side = panels.stream().mapToInt(Panel::height).sum() + 14 * panels.size();
        int shown = (int) Math.ceil(height * scale);
        int upper = alone ? shown + MARGIN + panels.getFirst().height : Math.max(shown, side);
        int words = whole - 2 * MARGIN;
        BufferedImage image = new BufferedImage(
                whole, MARGIN + upper + MARGIN + captionHeight(captions, words) + MARGIN, BufferedImage.TYPE_INT_RGB);
        Pen pen = Pen.on(image);
        Graphics2D g = pen.g();
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        photo.draw(pen, photograph, left, MARGIN, scale);
        double y = alone ? MARGIN + shown + MARGIN : MARGIN;
        for (Panel panel : panels) {
            panel.paint.at(pen, alone ? MARGIN : WIDTH - MARGIN - SIDE, y);
            y += panel.height + 14;
        }
        double line = MARGIN + upper + MARGIN + pen.font(FONT).getAscent();
        for (int i = 0; i < captions.size(); i++) {
            line = pen.text(captions.get(i), colours, i == 0 ? BOLD : FONT, Palette.INK, MARGIN, line, words) + 4;
        }
        g.dispose();
        return new Drawn(image, left, MARGIN, scale);
    }

    private static int captionHeight(List<String> captions, int width) {
        Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        int height = 0;
        for (int i = 0; i < captions.size(); i++) {
            FontMetrics metrics = measuring.getFontMetrics(i == 0 ? BOLD : FONT);
            height += 4
                    + (metrics.getHeight() + 2)
                            * Pen.wrap(captions.get(i), metrics, width).size();
        }
        measuring.dispose();
        return height;
    }

    /** Something beside the photograph. */
    private record Panel(int height, Paint paint) {}

    @FunctionalInterface
    private interface Paint {
        void at(Pen pen, double x, double y);
    }

    private List<Panel> panels(@Nullable BufferedImage depth, double aspect) {
        List<Panel> panels = new ArrayList<>();
        panels.add(heading());
        Scene scene = story.scene();
        if (scene != null) {
            for (Strip strip : strips(scene)) {
                panels.add(new Panel(strip.height(), (pen, x, y) -> strip.draw(pen, shades(), FONT, x, y, SIDE)));
            }
            TopView view = topView(scene);
            if (view != null) {
                panels.add(new Panel(view.height(), (pen, x, y) -> view.draw(pen, colours, FONT, x, y, SIDE)));
            }
        }
        if (depth != null && restsOnDepth()) {
            panels.add(depthMap(depth, aspect));
        }
        return panels;
    }

    /** Colours for the strips, where those passed over stand too. */
    private Map<String, Color> shades() {
        Map<String, Color> shades = new HashMap<>(colours);
        focus.others().forEach(id -> shades.put(id, Palette.LINE));
        return shades;
    }

    private Panel heading() {
        String fate = switch (story.fate()) {
            case Fate.Kept kept -> "Kept, split " + kept.split().id();
            case Fate.LeftOut out ->
                "Left out by " + out.stage().id() + ": " + out.reason().id();
        };
        return new Panel(44, (pen, x, y) -> {
            pen.font(BOLD.deriveFont(17f));
            pen.g().setColor(story.fate() instanceof Fate.Kept ? Palette.ANSWER : new Color(0x8A3B12));
            pen.g().drawString(fate, (float) x, (float) y + 16);
            pen.font(FONT.deriveFont(13f));
            pen.g().setColor(Palette.QUIET);
            pen.g().drawString(story.image().id() + "   " + story.id(), (float) x, (float) y + 36);
        });
    }

    private boolean restsOnDepth() {
        QaPair pair = story.pair();
        return pair == null
                ? photo.kind() == Task.NEAR_FAR || photo.kind() == Task.PERSPECTIVE
                : pair.evidence().depthSource() != null;
    }

    private Panel depthMap(BufferedImage depth, double aspect) {
        int wide = (int) Math.min(SIDE, 240 * aspect);
        int high = (int) Math.round(wide / aspect);
        return new Panel(high + 24, (pen, x, y) -> {
            pen.font(BOLD);
            pen.g().setColor(Palette.INK);
            pen.g().drawString("The depth map: light is near", (float) x, (float) y + 14);
            pen.g().drawImage(depth, (int) x, (int) y + 22, wide, high, null);
            double scale = (double) wide / story.image().width();
            for (String id : focus.regions()) {
                pen.edged(Pen.placed(photo.shape(id), x, y + 22, scale), photo.colour(id), 1.6f);
            }
        });
    }

    private List<Strip> strips(Scene scene) {
        List<String> regions = focus.regions();
        return switch (photo.kind()) {
            case LEFT_RIGHT -> regions.isEmpty() ? List.of() : List.of(Strips.sides(scene, regions, measures));
            case NEAR_FAR -> depths(scene, regions);
            case PERSPECTIVE -> List.of();
            case COUNTING -> List.of();
            case GROUNDING, REFERRING -> alternatives(scene);
        };
    }

    private List<Strip> depths(Scene scene, List<String> regions) {
        if (regions.isEmpty()) {
            return List.of();
        }
        Strip depth = Strips.depth(scene, regions, measures);
        boolean cues = measures.stream()
                .anyMatch(m -> m.name().equals("ground_contact")
                        || m.name().equals("elevation")
                        || m.name().equals("lower_edge"));
        List<Strip> strips = new ArrayList<>();
        if (depth != null) {
            strips.add(depth);
        }
        if (depth == null || cues) {
            strips.add(Strips.bottoms(scene, regions));
        }
        return strips;
    }

    /** Of an expression that picks one of several: all of them, by what it picks by. */
    private List<Strip> alternatives(Scene scene) {
        QaPair pair = story.pair();
        List<String> all = new ArrayList<>(focus.regions());
        all.addAll(focus.others());
        Expression expression = pair == null ? null : expression(pair.claim());
        if (expression == null || all.size() < 2) {
            return List.of();
        }
        return switch (expression) {
            case Expression.Extreme e -> byExtremity(scene, all, e.extremity());
            case Expression.ExtremeSuch e -> byExtremity(scene, all, e.extremity());
            case Expression.Ordinal e -> List.of(Strips.sides(scene, all, measures));
            case Expression.Every e -> List.of();
            case Expression.Only e -> List.of();
            case Expression.Such e -> List.of();
            case Expression.Stated e -> List.of();
        };
    }

    private List<Strip> byExtremity(Scene scene, List<String> all, Extremity extremity) {
        return switch (extremity) {
            case LEFTMOST, RIGHTMOST -> List.of(Strips.sides(scene, all, measures));
            case LARGEST -> List.of(Strips.areas(scene, all, measures));
            case NEAREST, FARTHEST -> depths(scene, all);
        };
    }

    private static @Nullable Expression expression(Claim claim) {
        return switch (claim) {
            case Claim.Grounding g -> g.expression();
            case Claim.Referring r -> r.expression();
            case Claim.Count c -> null;
            case Claim.Nearer c -> null;
            case Claim.LeftOf c -> null;
            case Claim.DepthOrder c -> null;
            case Claim.HorizontalOrder c -> null;
            case Claim.Bearing c -> null;
            case Claim.Facing c -> null;
            case Claim.ExtremeDepth c -> null;
        };
    }

    private @Nullable TopView topView(Scene scene) {
        QaPair pair = story.pair();
        Region viewer = null;
        Region target = null;
        if (pair != null && pair.claim() instanceof Claim.Bearing bearing) {
            viewer = scene.region(bearing.viewer());
            target = scene.region(bearing.target());
        } else if (pair != null && pair.claim() instanceof Claim.Facing facing) {
            viewer = scene.region(facing.viewer());
        } else if (story.outcome() instanceof Outcome.Abstained a
                && a.task() == Task.PERSPECTIVE
                && scene.hasRegion(a.about())) {
            viewer = scene.region(a.about());
            target = a.other() == null ? null : scene.region(a.other());
        }
        return viewer == null || viewer.facing() == null
                ? null
                : new TopView(
                        scene, viewer, target, story.run().settings().margins().bearingGuard());
    }
}
