package io.spatialforge.export.evaluation;

import io.spatialforge.export.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Checks datasets for VLMEvalKit. */
final class VlmEvalKitCheck {
    private VlmEvalKitCheck() {}

    static Validation validate(Path path) throws IOException {
        return new Validation(0, List.of());
    }
}
