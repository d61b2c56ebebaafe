package io.spatialforge.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdditionsTests {

    @TempDir
    Path jar;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader path;

    @BeforeEach
    void putTheJarOnTheClassPath() throws IOException {
        path = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(path);
    }

    @AfterEach
    void takeItAway() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        path.close();
    }

    private void rules(Class<?>... rules) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.write(
                services.resolve(Rule.class.getName()),
                List.of(rules).stream().map(Class::getName).toList());
    }

    @Test
    void rulesOfJarsFollowTheProjectsOwnByName() throws Exception {
        rules(Second.class, First.class);

        List<String> ids = Rule.all().stream().map(Rule::id).toList();
        int own = Rule.standard().size();
        assertThat(ids).hasSize(own + 2).endsWith("first@12", "second@1");
        assertThat(ids.subList(0, own))
                .isEqualTo(Rule.standard().stream().map(Rule::id).toList());
    }

    @Test
    void withoutAJarNothingIsAdded() {
        assertThat(Rule.all()).hasSameSizeAs(Rule.standard());
    }

    @Test
    void aRuleMustHaveAVersionForFinishedWorkIsKnownByIt() throws Exception {
        rules(Unversioned.class);

        assertThatThrownBy(Rule::all)
                .isInstanceOf(AdditionException.class)
                .hasMessage("rule " + Unversioned.class.getName()
                        + ": expected a name and a version as in my-rule@1, got 'Unversioned'");
    }

    @Test
    void aNameThatIsTakenIsRefused() throws Exception {
        rules(Impostor.class);

        assertThatThrownBy(Rule::all)
                .isInstanceOf(AdditionException.class)
                .hasMessageContaining("there is another rule 'near-far'");
    }

    @Test
    void aClassThatIsNotThereIsTold() throws Exception {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Rule.class.getName()), "com.example.Gone\n");

        assertThatThrownBy(Rule::all)
                .isInstanceOf(AdditionException.class)
                .hasMessageContaining("a rule of a jar on the class path can't be used")
                .hasMessageContaining("com.example.Gone")
                .hasMessageContaining("mend the jar or leave it out");
    }

    /** A rule that finds nothing. */
    public abstract static class Silent implements Rule {

        private final String id;

        Silent(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Task task() {
            return Task.COUNTING;
        }

        @Override
        public void apply(SceneFacts scene, Findings findings) {}
    }

    public static final class First extends Silent {
        public First() {
            super("first@12");
        }
    }

    public static final class Second extends Silent {
        public Second() {
            super("second@1");
        }
    }

    public static final class Unversioned extends Silent {
        public Unversioned() {
            super("Unversioned");
        }
    }

    public static final class Impostor extends Silent {
        public Impostor() {
            super("near-far@9");
        }
    }
}
