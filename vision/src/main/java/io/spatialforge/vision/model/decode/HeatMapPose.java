package io.spatialforge.vision.model.decode;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Poses of models that draw a heat map for each keypoint, as ViTPose does: {@code heatmaps [n, 17, rows, columns]}, 64 by 48
 * for a tensor of 256 by 192. A peak is placed within a cell by {@linkplain HeatPeak DARK}; its score is its height.
 *
 * <p>Settings: {@code margin} (1.25), see {@link PersonCrop}, and {@code align}, how cells lie over pixels, which is a
 * matter of training: the middles of the outermost cells on the middles of the outermost pixels ({@code corners}, as
 * ViTPose), or each cell over its share of them ({@code cells}).
 *
 * <p>Tested on tiny graphs with these tensors, not on ViTPose's weights.
 */
final class HeatMapPose implements PoseModel {

    static final Decoder DECODER = new Decoder("heatmaps", Role.POSE, HeatMapPose::align, HeatMapPose::new);

    private static final String OUTPUT = "heatmaps";

    /** As its makers train it. */
    private static final double MARGIN = 1.25;

    private enum Align {
        CORNERS,
        CELLS
    }

    private final ModelIdentity identity;
    private final PersonCrop crop;
    private final Align align;
    private final PictureGraph graph;

    private HeatMapPose(Loaded loaded) {
        this.identity = loaded.identity();
        this.crop =
                PersonCrop.of(loaded.spec().settings().fresh(), loaded.spec().input(), MARGIN);
        this.align = align(loaded.spec().settings());
        this.graph = loaded.pictures();
        Port port = graph.graph().output(OUTPUT);
        if (!port.fits(Port.ANY, Keypoints.COUNT, Port.ANY, Port.ANY)) {
            throw graph.graph().differs("output", port, "[n, 17, h, w]: a heat map for each keypoint");
        }
    }

    private static Align align(Settings settings) {
        Settings fresh = settings.fresh();
        fresh.number("margin", MARGIN, 1, 3);
        String align = fresh.oneOf("align", "corners", List.of("corners", "cells"));
        fresh.rejectOthers();
        return align.equals("corners") ? Align.CORNERS : Align.CELLS;
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public List<Pose> poses(Picture picture, List<Box> people) {
        List<View> views = new ArrayList<>();
        for (Box person : people) {
            views.add(crop.of(picture, person));
        }
        return graph.answers(views, this::pose);
    }

    private Pose pose(Answer answer, int slot, Placement placement) {
        Answer.Floats heat = answer.floats(OUTPUT);
        int rows = heat.length(2);
        int columns = heat.length(3);
        double[] values = new double[3 * Keypoints.COUNT];
        for (int point = 0; point < Keypoints.COUNT; point++) {
            int offset = (slot * Keypoints.COUNT + point) * rows * columns;
            HeatPeak peak = HeatPeak.of(heat.values(), offset, columns, rows);
            values[3 * point] = placement.x(pixel(peak.x(), columns, placement.width()));
            values[3 * point + 1] = placement.y(pixel(peak.y(), rows, placement.height()));
            values[3 * point + 2] = Math.clamp(peak.height(), 0, 1);
        }
        return new Pose(values);
    }

    /**
     * Where in the tensor a place of the map is.
     *
     * @param cell 0 is the middle of the first cell
     */
    private double pixel(double cell, int cells, int pixels) {
        return switch (align) {
            case CORNERS -> 0.5 + cell * (pixels - 1) / Math.max(1, cells - 1);
            case CELLS -> (cell + 0.5) * pixels / cells;
        };
    }
}
