package io.spatialforge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation a part of which a command writes. */
final class WrittenPage {

    private static final String BEGIN = "<!-- begin of what the command writes -->";
    private static final String END = "<!-- end of what the command writes -->";

    private WrittenPage() {}

    /**
     * Replaces what stands between the two marks.
     *
     * @throws IllegalArgumentException if the page lacks them
     */
    static void write(Path page, String text) throws IOException {
        String whole = Files.readString(page);
        int begin = whole.indexOf(BEGIN);
        int end = whole.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(page + ": expected the lines '" + BEGIN + "' and '" + END + "'");
        }
        Files.writeString(
                page, whole.substring(0, begin + BEGIN.length()) + "\n\n" + text + "\n\n" + whole.substring(end));
    }
}
