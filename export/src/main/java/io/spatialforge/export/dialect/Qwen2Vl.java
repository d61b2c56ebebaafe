package io.spatialforge.export.dialect;

import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.syntax.BoxTokens;
import io.spatialforge.export.syntax.RegionSyntax;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Qwen2-VL in Qwen's own finetuning code: turns of human and gpt, boxes between the model's own tokens in thousandths of
 * the image, as its model card shows them.
 */
public final class Qwen2Vl implements Dialect {

    @Override
    public String name() {
        return "qwen2-vl";
    }

    @Override
    public String about() {
        return "Qwen2-VL in Qwen's own finetuning, boxes from 0 to 1000 between the model's tokens";
    }

    @Override
    public RegionSyntax regions() {
        return BoxTokens.QWEN2_VL;
    }

    @Override
    public @Nullable Refusal refusal(Image image) {
        return QwenVl.refusal(image);
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        ShareGpt.write(told, json);
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        return QwenVl.read(record, faults);
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return ShareGpt.field(turn, answer);
    }
}
