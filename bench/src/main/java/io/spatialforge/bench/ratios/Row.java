package io.spatialforge.bench.ratios;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of the table. What is not known is NaN.
 *
 * @param group under which it stands
 * @param what is measured
 * @param unit what it is counted in, in the plural
 * @param ours seconds a unit
 * @param floor seconds a unit of the least that it could cost
 * @param against what the floor does; empty where there is none
 * @param ratio how many times the floor ours costs: of hot paths the median of the rounds, of whole runs all rounds together
 * @param low a quarter of the rounds has a smaller ratio
 * @param high a quarter has a larger one
 * @param yardstick seconds that a fixed piece of work took between the rounds: what the machine was worth at the time
 */
public record Row(
        String group,
        String what,
        String unit,
        double ours,
        double floor,
        String against,
        double ratio,
        double low,
        double high,
        double yardstick) {

    /**
     * A row of one round, in seconds by the clock.
     *
     * @param against what the floor does
     */
    public static Row byTheClock(String what, String unit, double ours, double floor, String against) {
        double ratio = ours / floor;
        return new Row("By the clock", what, unit, ours, floor, against, ratio, ratio, ratio, Double.NaN);
    }

    /** Whether both are of the same thing. */
    boolean isOf(Row other) {
        return group.equals(other.group) && what.equals(other.what) && unit.equals(other.unit);
    }

    /**
     * What this costs as a multiple of what it cost before: of the floor if there is one, else of the yardstick, so that
     * neither another machine nor a busy one counts as a change.
     */
    double to(Row before) {
        return Double.isNaN(ratio) || Double.isNaN(before.ratio)
                ? ours / yardstick / (before.ours / before.yardstick)
                : ratio / before.ratio;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("group", group);
        json.put("what", what);
        json.put("unit", unit);
        put(json, "ours", ours);
        put(json, "floor", floor);
        json.put("against", against);
        put(json, "ratio", ratio);
        put(json, "low", low);
        put(json, "high", high);
        put(json, "yardstick", yardstick);
        return json;
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isNaN(value)) {
            json.putNull(name);
        } else {
            json.put(name, value);
        }
    }

    /**
     * @throws IllegalArgumentException if a field is missing
     */
    static Row of(JsonNode json) {
        return new Row(
                text(json, "group"),
                text(json, "what"),
                text(json, "unit"),
                number(json, "ours"),
                number(json, "floor"),
                text(json, "against"),
                number(json, "ratio"),
                number(json, "low"),
                number(json, "high"),
                number(json, "yardstick"));
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("expected a row of ratios with a text '" + name + "', got " + json);
        }
        return value.stringValue();
    }

    private static double number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isNumber() && !value.isNull()) {
            throw new IllegalArgumentException("expected a row of ratios with a number '" + name + "', got " + json);
        }
        return value.isNull() ? Double.NaN : value.doubleValue();
    }
}
