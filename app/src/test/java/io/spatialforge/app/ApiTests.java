package io.spatialforge.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.util.JavacTask;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users of the library may build on is marked, and hangs together: it shows nothing that is not marked as well. */
class ApiTests {

    private static final JavaClasses CLASSES = ArchitectureTests.CLASSES;

    /**
     * Of others, beside the JDK's: JSON trees of configurations and records, parsers and generators of records; and for
     * decoders of models the tensors of ONNX Runtime and the pixels of OpenCV.
     */
    private static final Set<String> OF_OTHERS = Set.of(
            "ai.onnxruntime.OnnxJavaType",
            "ai.onnxruntime.OnnxTensor",
            "ai.onnxruntime.OrtEnvironment",
            "ai.onnxruntime.OrtException",
            "ai.onnxruntime.OrtSession",
            "org.bytedeco.opencv.opencv_core.Mat",
            "tools.jackson.core.JacksonException",
            "tools.jackson.core.JsonGenerator",
            "tools.jackson.core.JsonParser",
            "tools.jackson.databind.JsonNode",
            "tools.jackson.databind.node.ObjectNode");

    @BeforeAll
    static void packagesMustHaveBeenCompiledWithTheirMarks() {
        assumeTrue(
                CLASSES.contain("io.spatialforge.core.scene.package-info"),
                "compiled without package-info files, which say of most types whether they are public");
    }

    @Test
    void ofEveryPackageWithPublicTypesItIsSaidWhetherUsersMayBuildOnIt() {
        Set<String> silent = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (isPublic(type) && status(type).isEmpty()) {
                silent.add(type.getPackageName());
            }
        }
        assertThat(silent)
                .as("packages whose package-info has no @API(status = …): INTERNAL, EXPERIMENTAL or STABLE")
                .isEmpty();
    }

    @Test
    void whatUsersMayBuildOnShowsThemNothingElse() {
        classes().should(exposeOnlyWhatIsPublic()).check(CLASSES);
    }

    @Test
    void whatIsStableRestsOnNothingThatMayChange() {
        Set<String> shaky = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (isPublic(type) && is(type, API.Status.STABLE)) {
                for (JavaClass shown : shown(type)) {
                    if (isOurs(shown) && !is(shown, API.Status.STABLE)) {
                        shaky.add(type.getName() + " shows " + shown.getName());
                    }
                }
            }
        }
        assertThat(shaky).isEmpty();
    }

    /** What the Javadoc tool would refuse, without the pages: the compiler finds the same, in a third of the time. */
    @Test
    void theDocumentationOfWhatUsersMayBuildOnHasNoFaults() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(200);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    found,
                    List.of("-proc:none", "-implicit:none", "-Xdoclint:all,-missing", "-Xmaxwarns", "1000"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.analyze();
        }
        assertThat(found.getDiagnostics())
                .filteredOn(fault -> fault.getCode().contains("doclint")
                        || fault.getCode().startsWith("dc.")
                        || fault.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }

    /** The files of all types that users may build on, and what is said of their packages. */
    static List<Path> sources() {
        Set<Path> sources = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (isPublic(type) && isApi(type) && type.getEnclosingClass().isEmpty()) {
                source(type).ifPresent(file -> {
                    sources.add(file);
                    sources.add(file.resolveSibling("package-info.java"));
                });
            }
        }
        return List.copyOf(sources);
    }

    /** The file of a type; empty of what is generated. */
    private static Optional<Path> source(JavaClass type) {
        String module = type.getPackageName().split("\\.", -1)[2];
        Path file = Path.of("..", module, "src/main/java", type.getName().replace('.', '/') + ".java");
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private static ArchCondition<JavaClass> exposeOnlyWhatIsPublic() {
        return new ArchCondition<>("expose only what users may build on, if they may build on it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isPublic(type) || !isApi(type)) {
                    return;
                }
                for (JavaClass shown : shown(type)) {
                    if (!isAllowed(shown)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " exposes " + shown.getName() + ", which is internal"));
                    }
                }
            }
        };
    }

    private static boolean isAllowed(JavaClass shown) {
        return isOurs(shown)
                ? isApi(shown)
                : shown.isPrimitive() || shown.getName().startsWith("java.") || OF_OTHERS.contains(shown.getName());
    }

    /** The types in a type's public signatures. */
    private static Set<JavaClass> shown(JavaClass type) {
        List<JavaType> types = new ArrayList<>(type.getInterfaces());
        type.getSuperclass().ifPresent(types::add);
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isSeen(unit)) {
                types.add(unit.getReturnType());
                types.addAll(unit.getParameterTypes());
                types.addAll(unit.getThrowsClause().getTypes());
                unit.getTypeParameters().forEach(parameter -> types.addAll(parameter.getUpperBounds()));
            }
        }
        for (JavaField field : type.getFields()) {
            if (isSeen(field)) {
                types.add(field.getType());
            }
        }
        Set<JavaClass> shown = new LinkedHashSet<>();
        for (JavaType each : types) {
            each.getAllInvolvedRawTypes().forEach(raw -> shown.add(raw.getBaseComponentType()));
        }
        return shown;
    }

    private static boolean isSeen(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        boolean inherited = modifiers.contains(JavaModifier.PROTECTED)
                && !member.getOwner().getModifiers().contains(JavaModifier.FINAL);
        return (modifiers.contains(JavaModifier.PUBLIC) || inherited)
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !modifiers.contains(JavaModifier.BRIDGE)
                && ownStatus(member).filter(API.Status.INTERNAL::equals).isEmpty();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ApiTests::isPublic).orElse(true);
    }

    private static boolean isApi(JavaClass type) {
        return status(type).filter(status -> status != API.Status.INTERNAL).isPresent();
    }

    private static boolean is(JavaClass type, API.Status status) {
        return status(type).filter(status::equals).isPresent();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("io.spatialforge.");
    }

    /** What is said of the type, or of what it lies in, or else of its package. */
    private static Optional<API.Status> status(JavaClass type) {
        return ownStatus(type)
                .or(() -> type.getEnclosingClass().flatMap(ApiTests::status))
                .or(() -> ownStatus(type.getPackage()));
    }

    private static Optional<API.Status> ownStatus(HasAnnotations<?> of) {
        return of.tryGetAnnotationOfType(API.class).map(API::status);
    }
}
