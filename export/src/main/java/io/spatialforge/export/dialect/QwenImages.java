package io.spatialforge.export.dialect;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Problem;
import io.spatialforge.export.syntax.SmartResize;
import org.jspecify.annotations.Nullable;

/** What Qwen's image processors refuse, whatever the version of the model. */
final class QwenImages {

    private QwenImages() {}

    /** Null if the processors take the image. */
    static @Nullable Refusal refusal(Image image) {
        Problem problem = SmartResize.inRatio(Frame.of(image));
        return problem == null ? null : new Refusal(Reason.IMAGE_EXTREME_ASPECT, problem.got());
    }
}
