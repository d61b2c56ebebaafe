package io.spatialforge.export.evaluation;

import tools.jackson.databind.JsonNode;

/** Options of a question by their letters. */
final class Options {

    private Options() {}

    static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }

    /**
     * A question without its list of options and what follows it, for frameworks that show options themselves. Where the
     * list is not found, the question as it is.
     */
    static String without(String question, JsonNode options) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            list.append('\n')
                    .append(letter(i))
                    .append(". ")
                    .append(options.get(i).asString(""));
        }
        int at = question.indexOf(list.toString());
        return at <= 0 ? question : question.substring(0, at);
    }
}
