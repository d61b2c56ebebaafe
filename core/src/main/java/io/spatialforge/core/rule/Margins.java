package io.spatialforge.core.rule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a rule stays away from every boundary: the one place where this is decided. A claim is made only beyond these
 * margins; inside them rules abstain.
 *
 * @param tinyArea smallest region, as a share of the image's area
 * @param tinySide smallest side of a region in pixels, after scaling the image to one megapixel
 * @param cutArea smallest region that is cut by the border and can still be told for what it is, as a share of the
 *     image's area
 * @param duplicateIou boxes of related labels that overlap more than this (intersection over union) may be one object
 * @param pointGap points of one label closer than this share of the image's longer side may be one object
 * @param maxCount largest number that is counted
 * @param sideGap least horizontal distance of two centres for left and right, as a share of the image's width
 * @param sideOverlap largest shared interval for left and right, as a share of the narrower box's width
 * @param sideIou largest intersection over union for left and right
 * @param ordinalGap least horizontal distance between centres and between like edges for "the second from the left", as a
 *     share of the image's width
 * @param ordinalArea smallest instance of a label that is counted along from a side, as a share of the image's area
 * @param largestRatio how many times the box of "the one that covers most of the image" exceeds the next one's area
 * @param halfGap how far a region stays from the middle to lie in one half, as a share of the image's width
 * @param depthRatio least ratio of two distances for nearer and farther
 * @param rayRatio least ratio of the same two distances when they are turned from along the axis to along the ray, or back
 * @param estimatedRatio least ratio of two distances, or of two inverse depths taken as they are, where a network
 *     estimated them
 * @param inverseGap least gap of two inverse depths, as a share of the scene's robust range
 * @param inverseFloor least robust range of inverse depth, as a share of its upper end: flatter scenes give nothing
 * @param secondGap least gap of the nearness of two regions by a second look, as a share of its map's robust range
 * @param lowerGap how much lower than the other the bottom edge of the nearer of any two things lies, to speak for an
 *     estimated depth, as a share of the image's height
 * @param touching regions that share more than this part of the smaller box have no order in depth
 * @param groundGap least distance of the bottom edges of two things that stand on the ground, for the lower to be the
 *     nearer, as a share of the image's height
 * @param elevationGap the same for two things of one label that share what they stand or lie on
 * @param sizeRatio least ratio of the apparent sizes of two things of one label whose height is known, or which are
 *     rigid, for the larger to be the nearer
 * @param variedSizeRatio the same for other labels, whose things vary more
 * @param typicalSizeRatio how many times the ratio of the distances that two things of different labels would have at
 *     their ordinary heights exceeds what half the spread of those heights explains
 * @param occlusionOverlap least part of the smaller box that two regions share for one to hide the other
 * @param bearingGuard least angle in degrees between a direction and the boundary to the next one
 * @param bearingOverlap largest part of the smaller box that viewer and target may share
 * @param facingConfidence least confidence of the facing of a person of whom anything is said
 * @param maxOrder most regions in one order
 */
public record Margins(
        double tinyArea,
        double tinySide,
        double cutArea,
        double duplicateIou,
        double pointGap,
        int maxCount,
        double sideGap,
        double sideOverlap,
        double sideIou,
        double ordinalGap,
        double ordinalArea,
        double largestRatio,
        double halfGap,
        double depthRatio,
        double rayRatio,
        double estimatedRatio,
        double inverseGap,
        double inverseFloor,
        double secondGap,
        double lowerGap,
        double touching,
        double groundGap,
        double elevationGap,
        double sizeRatio,
        double variedSizeRatio,
        double typicalSizeRatio,
        double occlusionOverlap,
        double bearingGuard,
        double bearingOverlap,
        double facingConfidence,
        int maxOrder) {

    private static final Margins DEFAULTS = new Margins(
            0.001, 16, 0.015, 0.7, 0.01, 20, 0.1, 0.25, 0.5, 0.03, 0.004, 1.6, 0.02, 1.15, 1.06, 1.5, 0.2, 0.05, 0.15,
            0.05, 0.5, 0.0375, 0.1, 1.15, 1.25, 1.06, 0.06, 25, 0.2, 0.7, 5);

    /**
     * @throws IllegalArgumentException if orders could not have three regions
     */
    public Margins {
        if (maxOrder < Chain.SHORTEST) {
            throw new IllegalArgumentException("margin max_order is at least " + Chain.SHORTEST + ", got " + maxOrder);
        }
    }

    public static Margins ofDefaults() {
        return DEFAULTS;
    }

    /** The names of all margins as configurations spell them ({@code depth_ratio}) with their values, in order. */
    public Map<String, Number> asMap() {
        Map<String, Number> map = new LinkedHashMap<>();
        for (RecordComponent component : Margins.class.getRecordComponents()) {
            map.put(nameOf(component), (Number) valueOf(component));
        }
        return map;
    }

    /**
     * These margins with some of them changed.
     *
     * @param changes by name; whole numbers for counts
     * @throws IllegalArgumentException for a name that is none, or a value that is negative or not a number; the message
     *     names it
     */
    public Margins with(Map<String, ? extends Number> changes) {
        RecordComponent[] components = Margins.class.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            String name = nameOf(components[i]);
            names.add(name);
            types[i] = components[i].getType();
            Number change = changes.get(name);
            if (change == null) {
                values[i] = valueOf(components[i]);
                continue;
            }
            double number = change.doubleValue();
            if (!(number >= 0) || Double.isInfinite(number)) {
                throw new IllegalArgumentException("margin " + name + " is a number from 0, got " + change);
            }
            values[i] = types[i] == int.class ? (Object) (int) number : (Object) number;
        }
        for (String name : changes.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no margin '" + name + "'; there are " + String.join(", ", names));
            }
        }
        try {
            return Margins.class.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    e.getCause() == null ? "" : e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the canonical constructor is always there", e);
        }
    }

    private static String nameOf(RecordComponent component) {
        StringBuilder name = new StringBuilder();
        for (char c : component.getName().toCharArray()) {
            if (Character.isUpperCase(c)) {
                name.append('_').append(Character.toLowerCase(c));
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    private Object valueOf(RecordComponent component) {
        try {
            return component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessors are public", e);
        }
    }
}
