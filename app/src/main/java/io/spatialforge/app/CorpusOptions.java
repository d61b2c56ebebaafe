package io.spatialforge.app;

import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.sources.pixmo.PixmoRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run reads, where no configuration says it. */
final class CorpusOptions {

    @Option(
            names = "--coco",
            paramLabel = "FILE",
            description = "Annotations in COCO's layout; given again, files that add to the first (keypoints).")
    private List<Path> coco = new ArrayList<>();

    @Option(
            names = "--openimages",
            paramLabel = "DIR",
            description =
                    "Folder of OpenImages' files (V4 to V7) under the names they are published by; with --images, or"
                            + " a table sizes.csv of ImageID,Width,Height beside them.")
    private @Nullable Path openImages;

    @Option(
            names = "--objects365",
            paramLabel = "FILE",
            description = "Annotations of Objects365, v1 or v2; given again, further files of the same release.")
    private List<Path> objects365 = new ArrayList<>();

    @Option(
            names = "--lvis",
            paramLabel = "FILE",
            description = "Annotations of LVIS, v0.5 or v1; given again, further files of the same release.")
    private List<Path> lvis = new ArrayList<>();

    @Option(
            names = "--refs",
            paramLabel = "FILE",
            description = "With --coco or --lvis: RefCOCO's words for their annotations, converted to JSON.")
    private List<Path> refs = new ArrayList<>();

    @Option(names = "--truth", paramLabel = "FILE", description = "A truth file in SpatialForge's own layout.")
    private @Nullable Path truth;

    @Option(
            names = "--pixmo",
            paramLabel = "FILE",
            description = "A Parquet file of PixMo: points, count, explanations or captions, told by its columns; given"
                    + " again, more files of the same images.")
    private List<Path> pixmo = new ArrayList<>();

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Folder of the photographs; without annotations, photographs alone.")
    private @Nullable Path images;

    @Option(
            names = "--depth",
            paramLabel = "DIR",
            description = "Folder of depth maps, 16-bit PNG or NPY; millimetres along the optical axis unless"
                    + " --set sources.0.depth.… says otherwise.")
    private @Nullable Path depth;

    @Option(
            names = "--exhaustive",
            paramLabel = "auto|yes|no",
            completionCandidates = Candidates.Exhaustive.class,
            description = "Whether every instance of a label is annotated; auto knows COCO's own classes.")
    private @Nullable String exhaustive;

    /** Whether annotations of some kind are named. */
    boolean hasAnnotations() {
        return !coco.isEmpty()
                || !objects365.isEmpty()
                || !lvis.isEmpty()
                || openImages != null
                || !pixmo.isEmpty()
                || truth != null;
    }

    boolean hasImages() {
        return images != null;
    }

    /** Whether there is anything that belongs to the sources of a configuration. */
    boolean hasDetails() {
        return images != null || depth != null || exhaustive != null || !refs.isEmpty();
    }

    /**
     * Adds a source for each kind of annotations, or one for photographs alone.
     *
     * @throws Main.UsageException if options do not go together
     */
    void addTo(ArrayNode sources) throws IOException {
        if (!refs.isEmpty() && coco.isEmpty() == lvis.isEmpty()) {
            throw new Main.UsageException("forge: --refs go with either --coco or --lvis");
        }
        cocoStyle(sources, "coco", coco, refs);
        cocoStyle(sources, "objects365", objects365, List.of());
        cocoStyle(sources, "lvis", lvis, refs);
        if (openImages != null) {
            ObjectNode source = sources.addObject();
            source.put("kind", "openimages").put("folder", FarFiles.told(openImages));
            complete(source);
        }
        if (truth != null) {
            ObjectNode source = sources.addObject();
            source.put("kind", "truth").put("annotations", FarFiles.told(truth));
            complete(source);
        }
        if (!pixmo.isEmpty()) {
            ObjectNode source = sources.addObject();
            source.put("kind", "pixmo");
            FarFiles.fetch(pixmo, text -> {});
            for (Path file : pixmo) {
                source.withArray(PixmoRole.of(file).id()).add(FarFiles.told(file));
            }
            complete(source);
        }
        if (sources.isEmpty()) {
            complete(sources.addObject().put("kind", "folder"));
        }
    }

    private void cocoStyle(ArrayNode sources, String kind, List<Path> annotations, List<Path> words) {
        if (annotations.isEmpty()) {
            return;
        }
        ObjectNode source = sources.addObject();
        source.put("kind", kind);
        ArrayNode files = source.putArray("annotations");
        annotations.forEach(file -> files.add(FarFiles.told(file)));
        if (!words.isEmpty()) {
            ArrayNode given = source.putArray("refs");
            words.forEach(file -> given.add(FarFiles.told(file)));
        }
        complete(source);
    }

    private void complete(ObjectNode source) {
        if (images != null) {
            source.put("images", FarFiles.told(images));
        }
        if (exhaustive != null) {
            source.put("exhaustive", exhaustive);
        }
        if (depth != null) {
            source.putObject("depth").put("folder", FarFiles.told(depth));
        }
    }
}
