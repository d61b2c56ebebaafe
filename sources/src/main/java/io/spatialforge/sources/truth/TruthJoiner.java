package io.spatialforge.sources.truth;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.AbsentLabels;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Photographs.Found;
import io.spatialforge.sources.RegionList;
import io.spatialforge.sources.Source;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.store.ImageKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From the line of one photograph to its scene. */
final class TruthJoiner implements Source.Joiner {

    private final TruthConfig config;
    private final AbsentLabels absent;
    private final Path base;
    private final Photographs photographs;

    TruthJoiner(TruthConfig config, Photographs photographs) {
        this.photographs = photographs;
        this.config = config;
        absent = new AbsentLabels(config.vocabulary(), config.absentSample(), config.seed());
        Path parent = config.file().toAbsolutePath().getParent();
        base = parent == null ? config.file().toAbsolutePath() : parent;
    }

    /** Where a photograph's file is, and how it is turned; boxes of truth files are upright already. */
    private record Located(String file, Transform transform, PhotoCheck photo) {}

    @Override
    public Joined join(String imageId, List<byte[]> rows) {
        List<TruthRecord> records = new ArrayList<>();
        for (byte[] row : rows) {
            ByteBuffer in = ByteBuffer.wrap(row);
            int line = in.getInt();
            String text = StandardCharsets.UTF_8.decode(in).toString();
            records.add(TruthRecord.read(config.file(), line, text, config.depth() == null));
        }
        records.sort(Comparator.comparingInt(TruthRecord::line));
        List<Drop> drops = new ArrayList<>();
        int regions = 0;
        for (TruthRecord record : records) {
            regions += record.things().size();
            if (record != records.getFirst()) {
                String detail = "line " + record.line() + " repeats line "
                        + records.getFirst().line();
                leaveOut(imageId, record, Reason.IMAGE_DUPLICATE, detail, drops);
            }
        }
        TruthRecord record = records.getFirst();
        Located located = locate(imageId, record, drops);
        Scene scene = located == null ? null : scene(imageId, record, located, drops);
        if (located != null && scene == null) {
            drops.add(new Drop(Stage.INGEST, Unit.IMAGES, Reason.NO_ANNOTATIONS, imageId, null, null));
        }
        return new Joined(
                scene,
                drops,
                records.size(),
                regions,
                scene == null ? null : sidecar(record),
                located == null ? PhotoCheck.UNCHECKED : located.photo());
    }

    @Override
    public void close() throws IOException {
        photographs.close();
    }

    private static void leaveOut(String imageId, TruthRecord record, Reason reason, String detail, List<Drop> drops) {
        drops.add(new Drop(Stage.INGEST, Unit.IMAGES, reason, imageId, null, detail));
        for (TruthRecord.Thing thing : record.things()) {
            drops.add(new Drop(Stage.INGEST, Unit.REGIONS, Reason.IMAGE_DROPPED, imageId, thing.id(), null));
        }
    }

    private @Nullable Located locate(String imageId, TruthRecord record, List<Drop> drops) {
        if (record.width() <= 0 || record.height() <= 0) {
            String detail = "line %d: %dx%d".formatted(record.line(), record.width(), record.height());
            leaveOut(imageId, record, Reason.IMAGE_SIZE_INVALID, detail, drops);
            return null;
        }
        String unsafe = ImageKey.unsafe(record.image());
        if (unsafe != null) {
            leaveOut(imageId, record, Reason.IMAGE_PATH_UNSAFE, unsafe, drops);
            return null;
        }
        return switch (photographs.look(ImageKey.ofFile(record.image()), record.width(), record.height())) {
            case Found.NotAtHand notAtHand -> new Located(record.image(), Transform.IDENTITY, PhotoCheck.UNCHECKED);
            case Found.Unfit unfit -> {
                leaveOut(imageId, record, unfit.reason(), unfit.detail(), drops);
                yield null;
            }
            case Found.Fitting fitting -> {
                if (fitting.annotatedAsStored()) {
                    leaveOut(
                            imageId,
                            record,
                            Reason.IMAGE_SIZE_MISMATCH,
                            "truth is given for the upright image, the listed size is that of the stored one",
                            drops);
                    yield null;
                }
                yield new Located(fitting.file(), fitting.transform(), PhotoCheck.CHECKED);
            }
        };
    }

    private @Nullable Scene scene(String imageId, TruthRecord record, Located located, List<Drop> drops) {
        RegionList list = new RegionList(record.width(), record.height(), Transform.IDENTITY);
        Set<String> seen = new HashSet<>();
        Set<String> spoiled = new HashSet<>();
        for (TruthRecord.Thing thing : record.things()) {
            seen.add(thing.label());
            double[] b = thing.box();
            Reason fault =
                    list.add(thing.id(), thing.label(), b[0], b[1], b[2], b[3], thing.flags(), thing.keypoints());
            if (fault != null) {
                spoiled.add(thing.label());
                String detail = "line %d: bbox [%s, %s, %s, %s]".formatted(record.line(), b[0], b[1], b[2], b[3]);
                drops.add(new Drop(Stage.INGEST, Unit.REGIONS, fault, imageId, thing.id(), detail));
            }
        }
        RegionList.Numbered numbered = list.numbered();
        for (String again : numbered.duplicates()) {
            drops.add(new Drop(
                    Stage.INGEST, Unit.REGIONS, Reason.REGION_DUPLICATE, imageId, again, "same label and box"));
        }
        spoiled.addAll(numbered.crowds());
        boolean exhaustive = config.exhaustive() == Exhaustive.YES && !record.byEye();
        Set<String> complete = new TreeSet<>();
        List<String> missing = List.of();
        if (exhaustive) {
            complete.addAll(numbered.labels());
            complete.removeAll(spoiled);
            missing = absent.draw(imageId, seen);
        }
        if (numbered.regions().isEmpty() && missing.isEmpty()) {
            return null;
        }
        Image image = new Image(
                imageId,
                config.name(),
                located.file(),
                null,
                null,
                record.width(),
                record.height(),
                located.transform(),
                record.licence() == null ? config.licence() : record.licence());
        return new Scene(image, numbered.regions(), complete, new TreeSet<>(missing), null);
    }

    private @Nullable DepthSidecar sidecar(TruthRecord record) {
        if (record.depthMap() == null) {
            return null;
        }
        DepthMeaning meaning = config.depth();
        return new DepthSidecar(
                base.resolve(record.depthMap()),
                meaning != null ? meaning : DepthMeaning.metres(record.depthScale(), config.name() + " depth_map"));
    }
}
