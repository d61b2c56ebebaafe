package io.spatialforge.pipeline.judge;

import io.spatialforge.export.marks.Mark;
import java.util.List;

/**
 * What a judge is asked in one round. Nothing in it tells which answer the pair has.
 *
 * @param question in words, in which things that are shown go by the letters of their marks
 * @param options to choose from, in the order in which they are told; empty where a number is asked for
 * @param marks drawn into the photograph, in pixels of the upright image
 */
public record Ballot(Form form, String question, List<Option> options, List<Mark> marks) {

    public Ballot {
        options = List.copyOf(options);
        marks = List.copyOf(marks);
    }

    /** What kind of answer is asked for. */
    public enum Form {
        /** One of several answers in words. */
        ANSWER,
        /** A number. */
        NUMBER,
        /** The one box that answers a question. */
        BOX,
        /** The one box that words describe. */
        WORDS,
        /** All boxes that answer a question, of which there may be none. */
        BOXES,
        /** The boxes of all that a question wants counted, of which there may be none. */
        COUNTED
    }

    /**
     * One option.
     *
     * @param key the same in every round, whatever its letter
     * @param letter by which the judge picks it, and which a box is marked with
     * @param text of an answer in words; empty for a box
     */
    public record Option(String key, String letter, String text) {}
}
