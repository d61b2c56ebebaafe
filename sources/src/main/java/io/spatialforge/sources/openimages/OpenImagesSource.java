package io.spatialforge.sources.openimages;

import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * OpenImages V4 to V7, and V3's boxes: tables of boxes, verified labels, relationships and masks, each under an image id
 * of sixteen hexadecimal digits.
 *
 * <p>Boxes are fractions of the photograph's width and height, so the size of each photograph must be known: from the
 * photograph itself, or from a table of sizes. {@code IsGroupOf}, {@code IsDepiction}, {@code IsInside},
 * {@code IsTruncated} and {@code IsOccluded} become flags. Where one of the first three is unknown (-1, or no such
 * column), it counts as set, because a claim about a group, a picture or a room would be wrong; unknown occlusion and
 * truncation count as not set.
 *
 * <p>Only labels that people verified have boxes; what that means for counting and absence is {@link Verified}'s matter.
 */
public final class OpenImagesSource implements Source {

    private final OpenImagesConfig config;

    public OpenImagesSource(OpenImagesConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        for (Map.Entry<OpenImagesRole, List<Path>> role :
                config.files().byRole().entrySet()) {
            if (role.getKey() != OpenImagesRole.MASKS) {
                inputs.addAll(role.getValue());
            }
        }
        return inputs;
    }

    @Override
    public List<String> notes() {
        return config.files().described();
    }

    @Override
    public Joiner scan(RowSink rows, int threads) throws IOException {
        OpenImagesFiles files = config.files();
        Hierarchy hierarchy = Hierarchy.read(files.of(OpenImagesRole.HIERARCHY));
        Classes classes = Classes.read(files.of(OpenImagesRole.CLASSES), hierarchy);
        AttributeWords words = AttributeWords.read(files.of(OpenImagesRole.ATTRIBUTES));
        Texts texts = new Texts();
        new OpenImagesScan(config, classes, texts, rows).run();
        return new OpenImagesJoiner(
                config,
                new Taxonomy(texts, classes, hierarchy),
                words,
                Photographs.open(config.images(), config.photos()));
    }
}
