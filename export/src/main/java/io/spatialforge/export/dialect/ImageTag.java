package io.spatialforge.export.dialect;

import io.spatialforge.export.Faults;

/** The text that stands for the image in questions, and how often it was met in one record. */
final class ImageTag {

    static final String TAG = "<image>";

    /** As the first question of a record begins. */
    static final String LINE = TAG + "\n";

    private int met;

    /** A question without its tags, and without the line end after the first one. */
    String without(String question) {
        int at = question.indexOf(TAG);
        if (at < 0) {
            return question;
        }
        if (question.startsWith(LINE) && question.indexOf(TAG, TAG.length()) < 0) {
            met++;
            return question.substring(LINE.length());
        }
        for (; at >= 0; at = question.indexOf(TAG, at + TAG.length())) {
            met++;
        }
        return question.replace(TAG, "").strip();
    }

    /** The answer, in which there must be none. */
    String none(String answer, String field, Faults faults) {
        if (answer.contains(TAG)) {
            faults.add(field, "no " + TAG + " in an answer", answer);
        }
        return answer;
    }

    void require(int images, String field, Faults faults) {
        if (met != images) {
            faults.add(field, "as many " + TAG + " as images, " + images, String.valueOf(met));
        }
    }
}
