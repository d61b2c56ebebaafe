package io.spatialforge.pipeline.judge;

/** What a judge said in one round. */
public sealed interface Vote {

    /**
     * It gave an answer.
     *
     * @param key of the option; of several, their keys in order with spaces between them
     */
    record Given(String key) implements Vote {}

    /** It could not tell, or what it said can't be used. */
    record Unclear(String why) implements Vote {}

    /** It was not asked, or did not answer. */
    record Missing(String why) implements Vote {}
}
