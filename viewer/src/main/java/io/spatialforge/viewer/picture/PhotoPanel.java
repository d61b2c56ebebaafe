package io.spatialforge.viewer.picture;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.pipeline.explain.Story;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/**
 * The photograph of a story: the regions it is about in their colours, those passed over hatched, and what a claim looks at,
 * such as the middles of boxes or the points of a body.
 */
final class PhotoPanel {

    private final Story story;
    private final StoryFocus focus;
    private final Map<String, Color> colours;

    PhotoPanel(Story story, StoryFocus focus, Map<String, Color> colours) {
        this.story = story;
        this.focus = focus;
        this.colours = colours;
    }

    /** Draws it with its upper left corner at a place. */
    void draw(Pen pen, BufferedImage photograph, double left, double top, double scale) {
        double width = story.image().width() * scale;
        double height = story.image().height() * scale;
        pen.g().drawImage(photograph, (int) left, (int) top, (int) Math.round(width), (int) Math.round(height), null);
        Rectangle2D within = new Rectangle2D.Double(left, top, width, height);
        pen.g().setClip(within);
        for (String id : focus.others()) {
            java.awt.Shape shape = Pen.placed(shape(id), left, top, scale);
            pen.hatch(besides(shape, left, top, scale), new Color(255, 255, 255, 150));
            pen.dashed(shape, Color.WHITE, 2);
        }
        boolean numbered = isCounted();
        for (String id : focus.regions()) {
            pen.edged(Pen.placed(shape(id), left, top, scale), colour(id), 2.5f);
        }
        for (String id : story.look() == null ? List.<String>of() : story.look().regions()) {
            pen.hatch(Pen.placed(shape(id), left, top, scale), colour(id));
        }
        overlay(pen, left, top, scale);
        for (int i = 0; i < focus.regions().size(); i++) {
            String id = focus.regions().get(i);
            pen.tag(
                    Pen.placed(shape(id), left, top, scale),
                    (numbered ? (i + 1) + ": " : "") + id + " " + label(id),
                    colour(id),
                    StoryPicture.TAG,
                    within);
        }
        for (String id : focus.others()) {
            pen.tag(
                    Pen.placed(shape(id), left, top, scale),
                    id + " " + passedOver(id),
                    Color.WHITE,
                    StoryPicture.TAG,
                    within);
        }
        pen.g().setClip(null);
    }

    /** A shape without what of it the regions cover that the story is about. */
    private Area besides(java.awt.Shape shape, double left, double top, double scale) {
        Area area = new Area(shape);
        for (String id : focus.regions()) {
            area.subtract(new Area(Pen.placed(shape(id), left, top, scale)));
        }
        return area;
    }

    private boolean isCounted() {
        QaPair pair = story.pair();
        return pair != null && pair.claim() instanceof Claim.Count;
    }

    private String passedOver(String id) {
        QaPair pair = story.pair();
        return isCounted() ? "not counted" : pair == null ? label(id) : "not meant";
    }

    Color colour(String id) {
        return colours.getOrDefault(id, Palette.INK);
    }

    Shape shape(String id) {
        Scene scene = story.scene();
        if (scene != null) {
            return scene.region(id).shape();
        }
        return region(id).shape();
    }

    private String label(String id) {
        Scene scene = story.scene();
        return scene != null ? scene.region(id).label() : region(id).label();
    }

    private QaPair.QaRegion region(String id) {
        QaPair pair = story.pair();
        for (QaPair.QaRegion region : pair == null ? List.<QaPair.QaRegion>of() : pair.regions()) {
            if (region.id().equals(id)) {
                return region;
            }
        }
        throw new IllegalArgumentException("the pair has no region " + id);
    }

    /** What stands on the photograph itself: middles and the gap between them, the half, the body. */
    private void overlay(Pen pen, double left, double top, double scale) {
        Scene scene = story.scene();
        double height = story.image().height() * scale;
        switch (kind()) {
            case LEFT_RIGHT -> {
                for (String id : focus.regions()) {
                    double x = left + shape(id).extent().centreX() * scale;
                    pen.line(x, top, x, top + height, new Color(0, 0, 0, 90), 4);
                    pen.dashed(new Line2D.Double(x, top, x, top + height), colour(id), 2);
                }
            }
            case PERSPECTIVE -> {
                for (String id : focus.regions()) {
                    Region region = scene == null ? null : scene.region(id);
                    if (region != null
                            && region.keypoints() != null
                            && id.equals(focus.regions().getFirst())) {
                        Graphics2D moved = (Graphics2D) pen.g().create();
                        moved.translate(left, top);
                        BodyPicture.pose(moved, region.keypoints(), scale);
                        moved.dispose();
                    }
                }
            }
            case COUNTING -> {
                QaPair pair = story.pair();
                boolean half = pair == null
                        || (pair.claim() instanceof Claim.Count c && c.condition() instanceof Condition.InHalf);
                if (half) {
                    double x = left + story.image().width() * scale / 2;
                    pen.line(x, top, x, top + height, new Color(0, 0, 0, 90), 4);
                    pen.dashed(new Line2D.Double(x, top, x, top + height), Color.WHITE, 2);
                }
            }
            case GROUNDING, REFERRING, NEAR_FAR -> {}
        }
    }

    /** The task that decides what is drawn. */
    Task kind() {
        QaPair pair = story.pair();
        if (pair != null) {
            return pair.claim().task();
        }
        return story.outcome() == null ? Task.GROUNDING : story.outcome().task();
    }
}
