package io.spatialforge.records;

import tools.jackson.core.io.SerializedString;

/** The names of fields, encoded once. */
final class RecordNames {

    static final SerializedString SCHEMA = new SerializedString("schema");
    static final SerializedString ID = new SerializedString("id");
    static final SerializedString TASK = new SerializedString("task");
    static final SerializedString FORM = new SerializedString("form");
    static final SerializedString SPLIT = new SerializedString("split");
    static final SerializedString IMAGE = new SerializedString("image");
    static final SerializedString SOURCE = new SerializedString("source");
    static final SerializedString FILE = new SerializedString("file");
    static final SerializedString URL = new SerializedString("url");
    static final SerializedString SHA256 = new SerializedString("sha256");
    static final SerializedString WIDTH = new SerializedString("width");
    static final SerializedString HEIGHT = new SerializedString("height");
    static final SerializedString TRANSFORM = new SerializedString("transform");
    static final SerializedString LICENCE = new SerializedString("licence");
    static final SerializedString QUESTION = new SerializedString("question");
    static final SerializedString ANSWER = new SerializedString("answer");
    static final SerializedString ANSWER_KIND = new SerializedString("answer_kind");
    static final SerializedString CHOICES = new SerializedString("choices");
    static final SerializedString TEMPLATE = new SerializedString("template");
    static final SerializedString REGIONS = new SerializedString("regions");
    static final SerializedString LABEL = new SerializedString("label");
    static final SerializedString BOX = new SerializedString("box");
    static final SerializedString POINT = new SerializedString("point");
    static final SerializedString FLAGS = new SerializedString("flags");
    static final SerializedString CONFIDENCE = new SerializedString("confidence");
    static final SerializedString ORIGIN = new SerializedString("origin");
    static final SerializedString DEPTH = new SerializedString("depth");
    static final SerializedString STATED = new SerializedString("stated");
    static final SerializedString CHECK = new SerializedString("check");
    static final SerializedString NEAR = new SerializedString("near");
    static final SerializedString CENTRE = new SerializedString("centre");
    static final SerializedString FAR = new SerializedString("far");
    static final SerializedString PIXELS = new SerializedString("pixels");
    static final SerializedString KEYPOINTS = new SerializedString("keypoints");
    static final SerializedString FACING = new SerializedString("facing");
    static final SerializedString VIEW = new SerializedString("view");
    static final SerializedString DEGREES = new SerializedString("degrees");
    static final SerializedString UNCERTAINTY = new SerializedString("uncertainty");
    static final SerializedString EXHAUSTIVE = new SerializedString("exhaustive");
    static final SerializedString ABSENT = new SerializedString("absent");
    static final SerializedString KIND = new SerializedString("kind");
    static final SerializedString GEOMETRY = new SerializedString("geometry");
    static final SerializedString LOW = new SerializedString("low");
    static final SerializedString HIGH = new SerializedString("high");
    static final SerializedString CLAIM = new SerializedString("claim");
    static final SerializedString TYPE = new SerializedString("type");
    static final SerializedString NEARER = new SerializedString("nearer");
    static final SerializedString FARTHER = new SerializedString("farther");
    static final SerializedString ORDER = new SerializedString("order");
    static final SerializedString WHICH = new SerializedString("which");
    static final SerializedString REGION = new SerializedString("region");
    static final SerializedString AMONG = new SerializedString("among");
    static final SerializedString LEFT = new SerializedString("left");
    static final SerializedString RIGHT = new SerializedString("right");
    static final SerializedString VIEWER = new SerializedString("viewer");
    static final SerializedString TARGET = new SerializedString("target");
    static final SerializedString DIRECTION = new SerializedString("direction");
    static final SerializedString CONDITION = new SerializedString("condition");
    static final SerializedString SIDE = new SerializedString("side");
    static final SerializedString COUNT = new SerializedString("count");
    static final SerializedString EXPRESSION = new SerializedString("expression");
    static final SerializedString POSITION = new SerializedString("position");
    static final SerializedString FROM = new SerializedString("from");
    static final SerializedString EXTREMITY = new SerializedString("extremity");
    static final SerializedString EVIDENCE = new SerializedString("evidence");
    static final SerializedString RULE = new SerializedString("rule");
    static final SerializedString DEPTH_SOURCE = new SerializedString("depth_source");
    static final SerializedString MARGINS = new SerializedString("margins");
    static final SerializedString THRESHOLDS = new SerializedString("thresholds");
    static final SerializedString STAGE = new SerializedString("stage");
    static final SerializedString UNIT = new SerializedString("unit");
    static final SerializedString REASON = new SerializedString("reason");
    static final SerializedString SUBJECT = new SerializedString("subject");
    static final SerializedString DETAIL = new SerializedString("detail");

    private RecordNames() {}
}
