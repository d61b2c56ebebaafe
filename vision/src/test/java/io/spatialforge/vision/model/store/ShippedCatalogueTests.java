package io.spatialforge.vision.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelFile;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.decode.Decoders;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedCatalogueTests {

    private static final ModelCatalog CATALOGUE = ModelCatalog.shipped();

    @TempDir
    Path folder;

    static Collection<ModelSpec> models() {
        return CATALOGUE.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void itsDecoderExistsHasItsRoleAndKnowsItsSettings(ModelSpec model) {
        assertThat(Decoders.of(model).role()).isEqualTo(model.role());
    }

    @ParameterizedTest
    @MethodSource("models")
    void itsFilesCanBeKeptSideBySide(ModelSpec model) {
        assertThat(ModelStore.at(folder).verify(model))
                .hasSameSizeAs(model.files().keySet())
                .allMatch(file -> file.state() == CheckedFile.State.MISSING);
    }

    @ParameterizedTest
    @MethodSource("models")
    void noFileMayChangeUnnoticed(ModelSpec model) {
        for (ModelFile file : model.files().values()) {
            switch (file) {
                case ModelFile.ByUrl url ->
                    assertThat(url.sha256())
                            .as("%s of %s", url.url(), model.id())
                            .isNotNull();
                case ModelFile.InHub hub ->
                    assertThat(hub.sha256() != null
                                    || hub.revision().matches("[0-9a-f]{40}")
                                    || model.id().equals("depth-anything-v2-large")) // see the catalogue
                            .as("%s of %s is pinned by hash or commit", hub.path(), model.id())
                            .isTrue();
                case ModelFile.OnDisk here -> throw new AssertionError(here + " is on no user's disk");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "finer", "best", "best-noncommercial"})
    void aSetSeesDepthThingsTwiceAndPeople(String set) {
        List<Role> roles = CATALOGUE.set(set).stream().map(ModelSpec::role).toList();
        assertThat(roles).contains(Role.DEPTH);
        assertThat(roles.stream().filter(role -> role == Role.DETECTOR)).hasSize(2);
        assertThat(roles.stream().filter(role -> role == Role.POSE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "finer", "best"})
    void aSetIsFreeForAnyUse(String set) {
        assertThat(CATALOGUE.set(set)).extracting(ModelSpec::licence).isSubsetOf("MIT", "Apache-2.0");
    }

    @Test
    void theDefaultSetIsSmallAndItsContentKnown() {
        long bytes = 0;
        for (ModelSpec model : CATALOGUE.set("default")) {
            for (ModelFile file : model.files().values()) {
                assertThat(file.sha256()).as(model.id()).isNotNull();
                Long size = new Slot("", file, folder).bytes();
                assertThat(size).as(model.id()).isNotNull();
                bytes += size == null ? 0 : size;
            }
        }
        assertThat(bytes).isLessThan(50_000_000);
    }
}
