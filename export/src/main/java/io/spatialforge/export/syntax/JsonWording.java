package io.spatialforge.export.syntax;

import java.util.List;

/**
 * How questions state that boxes or points are to be given as JSON.
 *
 * @param boxes sentences that ask for boxes
 * @param points sentences that ask for points
 * @param legends sentences that say what numbers in running text are; empty where the model knows its own
 */
record JsonWording(List<String> boxes, List<String> points, List<String> legends) {

    private static final String BOXES = "[{\"bbox_2d\": [x1, y1, x2, y2], \"label\": \"name\"}]";
    private static final String POINTS = "[{\"point_2d\": [x, y], \"label\": \"name\"}]";

    /** For models that were taught to give boxes from 0 to 1000. */
    static final JsonWording THOUSANDTHS = new JsonWording(
            List.of(
                    "Answer with a JSON list like " + BOXES + ", in whole numbers from 0 to 1000;"
                            + " if there is none, say so in a sentence.",
                    "Give the boxes as JSON, " + BOXES + ", coordinates from 0 to 1000,"
                            + " or say in words that there is none.",
                    "Reply in JSON from 0 to 1000: " + BOXES + ". If nothing fits, say so in a sentence.",
                    "Output JSON only, one object a box, as in " + BOXES + ", 0 to 1000;"
                            + " write a sentence instead if there is nothing to box.",
                    "Write every box as an object with bbox_2d, four whole numbers from 0 to 1000, and label,"
                            + " all in one JSON list; if there is none, say that in words."),
            List.of(
                    "Answer with a JSON list like " + POINTS + ", in whole numbers from 0 to 1000;"
                            + " if there is none, say so in a sentence.",
                    "Give the points as JSON, " + POINTS + ", coordinates from 0 to 1000,"
                            + " or say in words that there is none.",
                    "Reply in JSON from 0 to 1000: " + POINTS + ". If nothing fits, say so in a sentence.",
                    "Output JSON only, one object a point, as in " + POINTS + ", 0 to 1000;"
                            + " write a sentence instead if there is nothing to point at.",
                    "Write every point as an object with point_2d, two whole numbers from 0 to 1000, and label,"
                            + " all in one JSON list; if there is none, say that in words."),
            List.of());

    /** For models that were taught to give boxes in pixels of the image as they see it. */
    static final JsonWording PIXELS = new JsonWording(
            List.of(
                    "Answer with a JSON list like " + BOXES + ", in whole pixels;"
                            + " if there is none, say so in a sentence.",
                    "Give the boxes as JSON, " + BOXES + ", coordinates in pixels,"
                            + " or say in words that there is none.",
                    "Reply in JSON with pixel coordinates: " + BOXES + ". If nothing fits, say so in a sentence.",
                    "Output JSON only, one object a box, as in " + BOXES + ", in pixels;"
                            + " write a sentence instead if there is nothing to box.",
                    "Write every box as an object with bbox_2d, four whole numbers of pixels, and label,"
                            + " all in one JSON list; if there is none, say that in words."),
            List.of(
                    "Answer with a JSON list like " + POINTS + ", in whole pixels;"
                            + " if there is none, say so in a sentence.",
                    "Give the points as JSON, " + POINTS + ", coordinates in pixels,"
                            + " or say in words that there is none.",
                    "Reply in JSON with pixel coordinates: " + POINTS + ". If nothing fits, say so in a sentence.",
                    "Output JSON only, one object a point, as in " + POINTS + ", in pixels;"
                            + " write a sentence instead if there is nothing to point at.",
                    "Write every point as an object with point_2d, two whole numbers of pixels, and label,"
                            + " all in one JSON list; if there is none, say that in words."),
            List.of());

    /** For any model: what the numbers are is spelt out. */
    static final JsonWording SPELT_OUT = new JsonWording(
            List.of(
                    "Answer with a JSON list like " + BOXES + ", where x runs from 0 at the left edge of the image"
                            + " to 1000 at the right and y from 0 at the top to 1000 at the bottom;"
                            + " if there is none, say so in a sentence.",
                    "Give the boxes as JSON, " + BOXES + ": x1, y1 is the top left corner and x2, y2 the bottom right,"
                            + " in thousandths of the width and height of the image."
                            + " If there is none, say that in words.",
                    "Reply with nothing but JSON in the form " + BOXES
                            + ". Coordinates are whole numbers from 0 to 1000,"
                            + " x across the image and y down it. If nothing fits, write a sentence that says so.",
                    "Output one JSON object a box, all in one list: " + BOXES + ". The numbers count from the top left"
                            + " corner of the image, which is 0, 0, to the bottom right, which is 1000, 1000."
                            + " Where there is nothing to box, say so in a sentence.",
                    "Write a JSON list of objects with bbox_2d and label. bbox_2d holds left, top, right and bottom as"
                            + " whole numbers from 0 to 1000, relative to the size of the image."
                            + " If there is nothing, say that in words instead."),
            List.of(
                    "Answer with a JSON list like " + POINTS + ", where x runs from 0 at the left edge of the image"
                            + " to 1000 at the right and y from 0 at the top to 1000 at the bottom;"
                            + " if there is none, say so in a sentence.",
                    "Give the points as JSON, " + POINTS + ": x and y count from the top left corner,"
                            + " in thousandths of the width and height of the image."
                            + " If there is none, say that in words.",
                    "Reply with nothing but JSON in the form " + POINTS
                            + ". Coordinates are whole numbers from 0 to 1000,"
                            + " x across the image and y down it. If nothing fits, write a sentence that says so.",
                    "Output one JSON object a point, all in one list: " + POINTS
                            + ". The numbers count from the top left"
                            + " corner of the image, which is 0, 0, to the bottom right, which is 1000, 1000."
                            + " Where there is nothing to point at, say so in a sentence.",
                    "Write a JSON list of objects with point_2d and label. point_2d holds the distance from the left and"
                            + " from the top as whole numbers from 0 to 1000, relative to the size of the image."
                            + " If there is nothing, say that in words instead."),
            List.of(
                    "Numbers in brackets are boxes [x1, y1, x2, y2] or points [x, y], from 0 at the top left corner of"
                            + " the image to 1000 at the bottom right.",
                    "Boxes are written [x1, y1, x2, y2] and points [x, y], in thousandths of the width and height of the"
                            + " image.",
                    "Coordinates in brackets, [x1, y1, x2, y2] for a box and [x, y] for a point, run from 0 to 1000 across"
                            + " and down the image.",
                    "Where brackets hold four numbers, they are the left, top, right and bottom of a box; two are a"
                            + " point's x and y. All are from 0 to 1000, relative to the size of the image.",
                    "[x1, y1, x2, y2] stands for a box and [x, y] for a point; x goes from 0 to 1000 from left to right,"
                            + " y from 0 to 1000 from top to bottom."));
}
