package io.spatialforge.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of imports: a record's way through the stages, and never back. */
class ArchitectureTests {

    /** The project's own, tests aside. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.spatialforge");

    @Test
    void theCoreImportsNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("io.spatialforge.core..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.spatialforge.core..", "java..", "org.jspecify..", "org.apiguardian..")
                .check(CLASSES);
    }

    @Test
    void rulesAndVerifiersShareNothing() {
        noClasses()
                .that()
                .resideInAPackage("io.spatialforge.core.verify..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.spatialforge.core.rule..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.spatialforge.core.rule..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.spatialforge.core.verify..")
                .check(CLASSES);
    }

    @Test
    void theReaderNeverSeesTheTemplates() {
        noClasses()
                .that()
                .resideInAPackage("io.spatialforge.words.reading..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.spatialforge.words.phrasing..")
                .check(CLASSES);
    }

    @Test
    void auditsShareNothingWithRulesAndVerifiers() {
        noClasses()
                .that()
                .resideInAPackage("io.spatialforge.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.spatialforge.core.rule..",
                        "io.spatialforge.core.verify..",
                        "io.spatialforge.words..",
                        "io.spatialforge.pipeline..")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoRulesWordsOrPhotographs() {
        noClasses()
                .that()
                .resideInAPackage("io.spatialforge.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.spatialforge.core.rule..",
                        "io.spatialforge.core.verify..",
                        "io.spatialforge.words..",
                        "io.spatialforge.sources..",
                        "io.spatialforge.vision..",
                        "io.spatialforge.pipeline..")
                .check(CLASSES);
    }

    @Test
    void nothingElseKnowsSparkOrHadoop() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.spatialforge.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.spatialforge.spark..", "org.apache.spark..", "org.apache.hadoop..")
                .check(CLASSES);
    }

    @Test
    void modulesFormNoCycle() {
        slices().matching("io.spatialforge.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
