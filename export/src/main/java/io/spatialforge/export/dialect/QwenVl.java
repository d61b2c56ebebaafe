package io.spatialforge.export.dialect;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Problem;
import io.spatialforge.export.syntax.SmartResize;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Qwen's own finetuning code and image processors ask, whatever the version of the model. */
final class QwenVl {

    private static final String VIDEO = "<video>";

    private QwenVl() {}

    /** Null if the processors take the image. */
    static @Nullable Refusal refusal(Image image) {
        Problem problem = SmartResize.inRatio(Frame.of(image));
        return problem == null ? null : new Refusal(Reason.IMAGE_EXTREME_ASPECT, problem.got());
    }

    /** A record without videos: {@code <video>} in a question would be one too many. */
    static @Nullable Told read(JsonNode record, Faults faults) {
        Told told = ShareGpt.read(record, faults);
        if (told == null) {
            return null;
        }
        for (int i = 0; i < told.turns().size(); i++) {
            Turn turn = told.turns().get(i);
            if (turn.question().contains(VIDEO)) {
                faults.add(ShareGpt.field(i, false), "no " + VIDEO + ", as there are images only", turn.question());
            }
            if (turn.answer().contains(VIDEO)) {
                faults.add(ShareGpt.field(i, true), "no " + VIDEO + " in an answer", turn.answer());
            }
        }
        return told;
    }
}
