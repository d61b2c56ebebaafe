package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputHashesTests {

    private static final String HASH_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private Path cache = Path.of("");
    private Path input = Path.of("");

    @BeforeEach
    void anInput() throws IOException {
        cache = folder.resolve("inputs.json");
        input = folder.resolve("annotations.json");
        Files.writeString(input, "abc");
    }

    @Test
    void anInputIsHashedByItsContent() throws IOException {
        assertThat(InputHashes.open(cache, InputHashes.Trust.REMEMBERED).of(input))
                .isEqualTo(HASH_OF_ABC);
    }

    @Test
    void anInputThatLooksUnchangedIsNotReadAgainUnlessAskedFor() throws IOException {
        remember();
        FileTime time = Files.getLastModifiedTime(input);
        Files.writeString(input, "xyz");
        Files.setLastModifiedTime(input, time);
        assertThat(InputHashes.open(cache, InputHashes.Trust.REMEMBERED).of(input))
                .isEqualTo(HASH_OF_ABC);
        assertThat(InputHashes.open(cache, InputHashes.Trust.READ_AGAIN).of(input))
                .isNotEqualTo(HASH_OF_ABC);
    }

    @Test
    void anInputThatChangedSinceItWasHashedIsNotTakenForIt() throws IOException {
        InputHashes hashes = InputHashes.open(cache, InputHashes.Trust.REMEMBERED);
        hashes.of(input);
        hashes.requireUnchanged();
        Files.writeString(input, "abcd");
        assertThatThrownBy(hashes::requireUnchanged)
                .isInstanceOf(IOException.class)
                .hasMessage(input + " changed while it was read");
    }

    @Test
    void anInputOfAnotherSizeOrTimeIsReadAgain() throws IOException {
        remember();
        Files.writeString(input, "abcd");
        assertThat(InputHashes.open(cache, InputHashes.Trust.REMEMBERED).of(input))
                .isNotEqualTo(HASH_OF_ABC);
        Files.writeString(input, "abc");
        Files.setLastModifiedTime(input, FileTime.fromMillis(1));
        assertThat(InputHashes.open(cache, InputHashes.Trust.REMEMBERED).of(input))
                .isEqualTo(HASH_OF_ABC);
    }

    @Test
    void aBrokenCacheRemembersNothing() throws IOException {
        Files.write(cache, "[{\"path\": ".getBytes(UTF_8));
        assertThat(InputHashes.open(cache, InputHashes.Trust.REMEMBERED).of(input))
                .isEqualTo(HASH_OF_ABC);
    }

    @Test
    void fingerprintsTellWhereOneTextEndsAndTheNextBegins() {
        assertThat(Fingerprint.of("a", "bc").hex())
                .isNotEqualTo(Fingerprint.of("ab", "c").hex());
        assertThat(Fingerprint.of("a", "1").with("b", "2").hex())
                .isEqualTo(Fingerprint.of("a", "1").with("b", "2").hex())
                .isNotEqualTo(Fingerprint.of("b", "2").with("a", "1").hex());
    }

    private void remember() throws IOException {
        InputHashes hashes = InputHashes.open(cache, InputHashes.Trust.REMEMBERED);
        hashes.of(input);
        hashes.save();
    }
}
