package io.spatialforge.viewer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of all templates, whatever comes into them. */
class TemplateTests {

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".jte")).toList()) {
                lines.addAll(Files.readAllLines(template));
            }
        }
        assertThat(lines).hasSizeGreaterThan(500);
        return lines;
    }

    @Test
    void nothingButTheReportsOwnStyleIsWrittenWithoutEscaping() throws Exception {
        assertThat(lines().stream().filter(line -> line.contains("$unsafe")))
                .containsExactly("<style>$unsafe{page.style()}</style>");
    }

    @Test
    void noTextOfARunStandsWhereAScriptOrAStyleWould() throws Exception {
        assertThat(lines()).noneMatch(line -> line.matches(".*\\s(?:on[a-z]+|style)=\".*"));
        assertThat(lines().stream().filter(line -> line.contains("<script")))
                .allMatch(line -> line.matches("<script type=\"module\" src=\"\\$\\{[^}]+}\"></script>"));
    }
}
