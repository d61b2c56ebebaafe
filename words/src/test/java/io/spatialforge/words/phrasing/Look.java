package io.spatialforge.words.phrasing;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.words.Drawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes phrased samples into a file, for a person to read: of all forms, or of those named after file and number. */
final class Look {

    private Look() {}

    public static void main(String[] args) throws IOException {
        List<Template> templates = Phraser.standard().allTemplates().stream()
                .filter(t -> !t.form().equals("absence"))
                .filter(t ->
                        args.length < 3 || List.of(args).subList(2, args.length).contains(t.form()))
                .toList();
        StringBuilder text = new StringBuilder();
        int n = Integer.parseInt(args[1]);
        for (int i = 0; i < n; i++) {
            Template template = templates.get(i % templates.size());
            Drawn drawn = Drawn.of(3_000_000 + i, Drawn.COCO);
            Claim claim = drawn.claim(template.task().id(), template.form());
            Phrased phrased = Phraser.standard()
                    .phrase(
                            drawn.scene(),
                            claim,
                            RoundTripTests.mentions(drawn),
                            StableHash.with(7, i),
                            template,
                            null);
            text.append(phrased.template())
                    .append("  ")
                    .append(phrased.question())
                    .append("\n    -> ")
                    .append(phrased.answer())
                    .append('\n');
        }
        Files.writeString(Path.of(args[0]), text, StandardCharsets.UTF_8);
    }
}
