package io.spatialforge.audit.questions;

/** Why a run is not held against a question. */
public enum QuestionGap {
    BEYOND("beyond", "no task asks such a thing, or its words are not understood"),
    PHOTOGRAPH("photograph-not-in-run", "the run has no photograph of that name, or saw nothing in it"),
    NOTHING_NAMED("nothing-named", "no region of the photograph has the label that the words name"),
    SEVERAL_NAMED("several-named", "the label names several regions, so that it can't be told which is meant"),
    ABSTAINED("abstained", "the run states nothing of it");

    private final String id;
    private final String meaning;

    QuestionGap(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** The stable name written into reports. */
    public String id() {
        return id;
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }
}
