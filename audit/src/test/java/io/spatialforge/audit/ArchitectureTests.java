package io.spatialforge.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.scene.Box;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final Set<String> COORDINATES =
            Set.of("<init>", "x1", "y1", "x2", "y2", "equals", "hashCode", "toString");

    private static final JavaClasses AUDIT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.spatialforge.audit");

    @Test
    void theAuditSharesNoCodeWithRulesVerifiersOrWords() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.spatialforge.core.rule..",
                        "io.spatialforge.core.verify..",
                        "io.spatialforge.core.label..",
                        "io.spatialforge.words..",
                        "io.spatialforge.pipeline..",
                        "io.spatialforge.drawn..",
                        "io.spatialforge.vision..")
                .check(AUDIT);
    }

    @Test
    void ofABoxTheAuditReadsOnlyTheCoordinates() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.<JavaCall<?>>describe(
                        "computes with a box",
                        call -> call.getTargetOwner().isEquivalentTo(Box.class)
                                && !COORDINATES.contains(call.getName())))
                .check(AUDIT);
    }

    @Test
    void ofAClaimTheAuditTakesNoMirrorImageAndNoConverse() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.<JavaCall<?>>describe(
                        "derives one claim from another",
                        call -> call.getTargetOwner().isAssignableTo(Claim.class)
                                && Set.of("mirrored", "converse").contains(call.getName())))
                .check(AUDIT);
    }
}
