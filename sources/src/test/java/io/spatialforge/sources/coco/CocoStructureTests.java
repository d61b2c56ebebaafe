package io.spatialforge.sources.coco;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be: the message says which, where, what was expected, what to do. */
class CocoStructureTests {

    private static final String REST = "\"annotations\": [], \"categories\": [{\"id\": 1, \"name\": \"cat\"}]";
    private static final String IMAGES = "\"images\": [{\"id\": 1, \"width\": 9, \"height\": 9}]";

    @TempDir
    Path folder;

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() ->
                        Gathered.from(new CocoSource(CocoConfig.of("c", folder.resolve("instances_nowhere.json")))))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll("instances_nowhere.json", "no such file", "check the path");
    }

    @Test
    void aFileCutOffIsToldByItsLastByteAndRecords() throws IOException {
        String whole = "{" + IMAGES + ", " + REST + "}";
        assertRefused(whole.substring(0, whole.length() - 12), "byte ", "after 1 images", "fetch it again");
    }

    @Test
    void imagesThatAreNoArrayAreRefused() throws IOException {
        assertRefused("{\"images\": {\"1\": {}}, " + REST + "}", "'images'", "an array", "an object", "byte 11");
    }

    @Test
    void aBareArrayIsRefused() throws IOException {
        assertRefused("[{\"image_id\": 1, \"score\": 0.5}]", "the document", "an object", "an array");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertRefused("", "the document", "an empty file");
    }

    @Test
    void noImagesNoAnnotationsOrNoCategoriesAreRefused() throws IOException {
        assertRefused("{\"images\": [], " + REST + "}", "'images'", "at least one image");
        assertRefused("{" + IMAGES + ", \"categories\": [{\"id\": 1, \"name\": \"cat\"}]}", "'annotations'");
        assertRefused("{" + IMAGES + ", \"annotations\": [], \"categories\": []}", "'categories'", "at least one");
        assertRefused("{" + IMAGES + ", \"annotations\": 5, \"categories\": []}", "'annotations'", "a number");
    }

    @Test
    void anImageThatNoAnnotationCanNameIsRefused() throws IOException {
        assertRefused(
                "{\"images\": [{\"id\": 1}, {\"file_name\": \"a.jpg\"}], " + REST + "}",
                "images[1].id",
                "expected a whole number or a text, got none",
                "correct or remove");
        assertRefused("{\"images\": [17], " + REST + "}", "images[0]", "an object", "a number");
    }

    @Test
    void categoriesNeedAnIdAndANameOfTheirOwn() throws IOException {
        String head = "{" + IMAGES + ", \"annotations\": [], \"categories\": ";
        assertRefused(head + "[{\"id\": 1}]}", "categories[0].name", "a text");
        assertRefused(head + "[{\"name\": \"cat\"}]}", "categories[0].id");
        assertRefused(
                head + "[{\"id\": 1, \"name\": \"cat\"}, {\"id\": 1, \"name\": \"dog\"}]}",
                "categories[1].id",
                "'cat' already");
    }

    private void assertRefused(String json, String... message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), json);
        assertThatThrownBy(() -> Gathered.from(new CocoSource(CocoConfig.of("c", file))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("bad.json")
                .hasMessageContainingAll(message);
    }
}
