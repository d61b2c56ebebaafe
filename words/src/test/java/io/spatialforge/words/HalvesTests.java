package io.spatialforge.words;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The reader can only check the phraser if neither knows the other. */
class HalvesTests {

    private static final String PHRASING = "io.spatialforge.words.phrasing..";
    private static final String READING = "io.spatialforge.words.reading..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.spatialforge.words");

    @Test
    void theReaderDoesNotKnowThePhraser() {
        noClasses()
                .that()
                .resideInAPackage(READING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PHRASING)
                .check(CLASSES);
    }

    @Test
    void thePhraserDoesNotKnowTheReader() {
        noClasses()
                .that()
                .resideInAPackage(PHRASING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(READING)
                .check(CLASSES);
    }

    @Test
    void theLexiconKnowsNeither() {
        noClasses()
                .that()
                .resideInAPackage("io.spatialforge.words")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(READING, PHRASING)
                .check(CLASSES);
    }
}
