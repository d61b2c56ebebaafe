package io.spatialforge.app.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Annotations in layouts that no source reads, one file for each photograph: told, so that nobody thinks they were. */
final class Strangers {

    private static final int GLANCE = 4096;
    private static final String TO_DO =
            "no source reads them; write them as one file in COCO's layout, or as JSON lines to import (docs/imports.md)";

    /** A label's number and at least a box, in shares of the photograph. */
    private static final Pattern YOLO = Pattern.compile("\\A\\s*\\d+(?: +(?:0|1|[01]?\\.\\d+)){4,}\\s*(?:\\R|\\z)");

    private Strangers() {}

    /** A line for each layout of which there is something. */
    static List<String> in(Survey survey) {
        List<String> told = new ArrayList<>();
        tell(
                survey,
                survey.xml(),
                "boxes in the XML of Pascal VOC",
                text -> text.contains("<annotation") && text.contains("<object"),
                told);
        tell(
                survey,
                survey.texts(),
                "labels in the layout of YOLO",
                text -> YOLO.matcher(text).find(),
                told);
        return told;
    }

    private static void tell(
            Survey survey,
            SortedMap<Path, Survey.Names> folders,
            String what,
            Predicate<String> known,
            List<String> told) {
        int files = 0;
        List<Path> there = new ArrayList<>();
        for (var folder : folders.entrySet()) {
            if (folder.getValue().first().stream()
                    .limit(3)
                    .anyMatch(name -> known.test(beginning(folder.getKey().resolve(name))))) {
                there.add(folder.getKey());
                files += folder.getValue().count();
            }
        }
        if (!there.isEmpty()) {
            told.add("%s%s: %,d file%s of %s; %s"
                    .formatted(
                            survey.shown(there.getFirst()),
                            there.size() == 1 ? "" : " and %,d more".formatted(there.size() - 1),
                            files,
                            files == 1 ? "" : "s",
                            what,
                            TO_DO));
        }
    }

    private static String beginning(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(GLANCE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
