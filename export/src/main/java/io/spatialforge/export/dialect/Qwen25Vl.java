package io.spatialforge.export.dialect;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.JsonBoxes;
import io.spatialforge.export.syntax.Problem;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.SmartResize;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The format of Qwen2.5-VL's own finetuning code: turns of human and gpt, boxes as JSON in pixels of the image as the model
 * sees it. How large that is depends on the trainer's {@code max_pixels}, so a file is good for one setting only. The
 * record has the size of the image on disk besides, which the trainer passes over.
 */
public final class Qwen25Vl implements Dialect {

    private final SmartResize resize;
    private final RegionSyntax regions;

    /**
     * @param maxPixels the trainer's {@code max_pixels}
     * @throws IllegalArgumentException if that is less than {@link SmartResize#MIN_PIXELS}
     */
    public Qwen25Vl(int maxPixels) {
        this.resize = SmartResize.qwen25(maxPixels);
        this.regions = JsonBoxes.resized(resize);
    }

    @Override
    public String name() {
        return "qwen2.5-vl";
    }

    @Override
    public String about() {
        return "Qwen2.5-VL's own finetuning, boxes in pixels of the scaled image";
    }

    @Override
    public String fingerprint() {
        return name() + " " + resize.maxPixels();
    }

    @Override
    public @Nullable String reminder() {
        return "boxes are in pixels of images of at most " + resize.maxPixels() + " pixels: train with --max_pixels "
                + resize.maxPixels() + " --min_pixels " + SmartResize.MIN_PIXELS
                + ", or export with --max-pixels as you train";
    }

    @Override
    public RegionSyntax regions() {
        return regions;
    }

    @Override
    public @Nullable Refusal refusal(Image image) {
        Frame frame = Frame.of(image);
        Problem problem = resize.problem(frame);
        if (problem == null) {
            return null;
        }
        return new Refusal(
                SmartResize.inRatio(frame) == null ? Reason.IMAGE_TOO_SMALL : Reason.IMAGE_EXTREME_ASPECT,
                problem.got());
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        Fields.head(told, json);
        json.writeStringProperty("image", told.image());
        Fields.frame(told.frame(), json);
        ShareGpt.conversations(told, json);
        json.writeEndObject();
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        Told told = QwenVl.read(record, faults);
        if (told == null || told.frame() == null) {
            return told;
        }
        Problem problem = resize.problem(told.frame());
        faults.add("width", problem);
        return problem == null ? told : null;
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return ShareGpt.field(turn, answer);
    }
}
