package io.spatialforge.bench.habits;

import java.util.List;

/**
 * What is usual of the things of a label.
 *
 * @param label one of COCO's
 * @param height in metres
 * @param width in metres
 * @param near usual least distance from the camera in metres
 * @param far usual greatest distance
 * @param lift of its lower end above the ground, in metres
 * @param often mean number in a scene of its kind
 * @param indoors whether it is found in rooms; else in streets
 */
record Habit(
        String label,
        double height,
        double width,
        double near,
        double far,
        double lift,
        double often,
        boolean indoors) {

    static final List<Habit> ALL = List.of(
            new Habit("person", 1.7, 0.55, 1.8, 7, 0, 1.0, true),
            new Habit("chair", 0.9, 0.5, 1.5, 6, 0, 1.6, true),
            new Habit("couch", 0.9, 2.0, 2.2, 6, 0, 0.4, true),
            new Habit("potted plant", 0.8, 0.5, 1.5, 7, 0, 0.7, true),
            new Habit("dog", 0.5, 0.7, 1.2, 5, 0, 0.3, true),
            new Habit("cat", 0.3, 0.4, 0.9, 4, 0, 0.3, true),
            new Habit("bottle", 0.28, 0.09, 0.6, 2.5, 0.8, 0.8, true),
            new Habit("cup", 0.11, 0.1, 0.5, 1.8, 0.85, 0.9, true),
            new Habit("laptop", 0.25, 0.35, 0.6, 2.2, 0.8, 0.4, true),
            new Habit("tv", 0.6, 1.0, 2.5, 6, 0.7, 0.4, true),
            new Habit("refrigerator", 1.75, 0.7, 2.5, 6, 0, 0.25, true),
            new Habit("clock", 0.35, 0.35, 3, 7, 2.0, 0.25, true),
            new Habit("vase", 0.3, 0.16, 0.8, 4, 0.8, 0.4, true),
            new Habit("teddy bear", 0.4, 0.35, 0.9, 4, 0, 0.3, true),
            new Habit("suitcase", 0.7, 0.45, 1.5, 6, 0, 0.3, true),
            new Habit("person", 1.7, 0.55, 2.5, 14, 0, 2.0, false),
            new Habit("bicycle", 1.1, 1.7, 2.5, 12, 0, 0.6, false),
            new Habit("car", 1.5, 3.0, 5, 35, 0, 1.5, false),
            new Habit("bus", 3.1, 4.5, 9, 45, 0, 0.3, false),
            new Habit("dog", 0.5, 0.7, 1.5, 9, 0, 0.4, false),
            new Habit("horse", 1.7, 2.0, 4, 18, 0, 0.3, false),
            new Habit("bench", 0.85, 1.6, 2.5, 12, 0, 0.5, false),
            new Habit("traffic light", 1.0, 0.4, 8, 40, 4.0, 0.6, false),
            new Habit("stop sign", 0.75, 0.75, 5, 25, 2.0, 0.3, false),
            new Habit("umbrella", 0.8, 1.1, 2, 10, 1.6, 0.4, false),
            new Habit("kite", 1.0, 1.0, 12, 50, 9, 0.3, false),
            new Habit("backpack", 0.5, 0.4, 1.5, 7, 0, 0.3, false),
            new Habit("fire hydrant", 0.8, 0.4, 2, 12, 0, 0.3, false),
            new Habit("boat", 2.0, 5.0, 12, 50, 0, 0.2, false));
}
