package io.spatialforge.sources.openimages;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a file of the corpus says, the names it is published under, and what is lost without it. */
public enum OpenImagesRole {
    /** Boxes, of V3 without flags, of V4 to V6 with them. */
    BOXES(".*annotations-(human-)?bbox\\.csv", "there are no regions"),
    /** Names of the classes, by their ids. */
    CLASSES(
            "(oidv\\d+-)?class-descriptions(-boxable)?\\.csv",
            "classes have the names the project knows; boxes of other classes are dropped"),
    /** Which class is a kind of which. */
    HIERARCHY("bbox_labels_\\d+_hierarchy\\.json", "no label is exhaustive, so nothing is counted"),
    /** Which labels a person verified to be present or absent. */
    LABELS(
            ".*annotations-human(-imagelabels(-boxable)?)?\\.csv",
            "no label is exhaustive or known to be absent, so nothing is counted"),
    /** What a person said of two boxes, or of one. */
    RELATIONSHIPS(".*annotations-vrd\\.csv", "there are no relationships and no attributes"),
    /** Names of the attributes, by their ids. */
    ATTRIBUTES(".*attributes-descriptions?\\.csv", "attributes have no names and are dropped"),
    /** Which mask belongs to which box. */
    SEGMENTATIONS(".*annotations-object-segmentation\\.csv", "regions have boxes only"),
    /** The folder of the masks. */
    MASKS("masks", "regions have boxes only"),
    /** Where a photograph is from, its licence, and how it is turned. */
    IMAGE_TABLE(
            "(.*-)?images(-boxable|-with-labels)?(-with-rotation)?\\.csv|image_ids_and_rotation\\.csv",
            "licences, addresses and turns of the photographs are unknown"),
    /** Width and height of the photographs as they are stored; no file of the publisher has them. */
    SIZES("(.*-)?sizes\\.csv", "sizes are those of the photographs at hand");

    private final Pattern names;
    private final String loss;

    OpenImagesRole(String names, String loss) {
        this.names = Pattern.compile("(" + names + ")(\\.gz)?");
        this.loss = loss;
    }

    /** The name in configurations. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNamed(String fileName) {
        return names.matcher(fileName).matches();
    }

    /** What a run lacks without it, as half a sentence. */
    String loss() {
        return loss;
    }
}
