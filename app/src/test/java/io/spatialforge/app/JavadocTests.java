package io.spatialforge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes the Javadoc of what users may build on, where a folder for it is named; {@link ApiTests} checks it always. */
@EnabledIfSystemProperty(named = "javadoc", matches = ".+")
class JavadocTests {

    @Test
    void pagesAreWrittenOfTheApiAndOfNothingElse() throws Exception {
        Path pages = Files.createDirectories(Path.of(System.getProperty("javadoc")));
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = tool.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            boolean whole = tool.getTask(
                            said,
                            files,
                            null,
                            null,
                            List.of(
                                    "-d",
                                    pages.toString(),
                                    "-quiet",
                                    "-notimestamp",
                                    "-Xdoclint:all,-missing",
                                    "-Werror",
                                    "-windowtitle",
                                    "SpatialForge",
                                    "-overview",
                                    "src/test/resources/io/spatialforge/app/overview.html"),
                            files.getJavaFileObjectsFromPaths(ApiTests.sources()))
                    .call();
            assertThat(whole).as(said.toString()).isTrue();
        }
        assertThat(pages.resolve("index.html")).exists();
        assertThat(pages.resolve("io/spatialforge/core/scene/Scene.html")).exists();
        assertThat(pages.resolve("io/spatialforge/pipeline/Stages.html")).doesNotExist();
    }
}
