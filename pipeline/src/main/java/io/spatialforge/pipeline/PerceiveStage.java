package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.config.DepthConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.ingest.SidecarJson;
import io.spatialforge.pipeline.perceive.DepthFolder;
import io.spatialforge.pipeline.perceive.KnownLooks;
import io.spatialforge.pipeline.perceive.Perceiver;
import io.spatialforge.pipeline.perceive.Polarity;
import io.spatialforge.records.LineEncoder;
import io.spatialforge.records.SceneGlance;
import io.spatialforge.records.SceneJson;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.vision.detect.Agreed;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.see.Looked;
import io.spatialforge.vision.see.Perception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Annotated scenes to perceived ones, one shard: what models told of a photograph becomes regions, poses and depth of its
 * scene. A scene whose depth map is missing or does not fit stays, without depth; the map is the drop. An image whose
 * photograph turned out damaged is left out.
 */
final class PerceiveStage {

    private final Map<String, DepthFolder> folders = new HashMap<>();
    private final Eyes eyes;

    /** What another run saw; null where this one looks itself, or nobody does. */
    private final @Nullable Path seen;

    PerceiveStage(RunConfig config, Eyes eyes) {
        this.eyes = eyes;
        seen = config.perceive().seen();
        for (SourceConfig source : config.sources()) {
            DepthConfig depth = source.depth();
            if (depth != null && depth.folder() != null) {
                folders.put(source.name(), new DepthFolder(depth.folder(), depth));
            }
        }
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Books books = context.books();
        LineWriter scenes = context.lines(RunFolder.SCENES);
        DroppedWriter drops = context.drops(books, DropSampling.ALL);
        Polarity polarity = new Polarity();
        Map<String, DepthSidecar> sidecars = sidecars(context.input(Ingest.SIDECARS));
        LineEncoder<Scene> encoder = SceneJson.LINES.encoder();
        try (KnownLooks looks = looks(shard, context);
                CuratedScenes curated = CuratedScenes.open(context)) {
            for (SceneGlance glance = curated.glance(); glance != null; glance = curated.glance()) {
                books.read(Unit.IMAGES, 1);
                books.read(Unit.REGIONS, glance.regions());
                Looked looked = looks.of(glance.image().id());
                if (looked == null && isAsItIs(glance, sidecars)) {
                    books.kept(Unit.IMAGES, 1);
                    books.kept(Unit.REGIONS, glance.regions());
                    curated.copy(scenes);
                    continue;
                }
                Scene scene = curated.scene();
                Scene kept = switch (looked) {
                    case Looked.Flawed flawed -> leaveOut(scene, flawed, books, drops);
                    case Looked.Seen seen -> keep(scene, seen.perception(), sidecars, polarity, books, drops);
                    case null -> keep(scene, null, sidecars, polarity, books, drops);
                };
                if (kept == scene) {
                    curated.copy(scenes);
                } else if (kept != null) {
                    scenes.write(encoder, kept);
                }
            }
            looks.requireWhole();
        }
        return new ShardResult(books, polarity.figures());
    }

    /** Whether there is nothing to add to a scene that no model looked at, and something to see. */
    private boolean isAsItIs(SceneGlance scene, Map<String, DepthSidecar> sidecars) {
        return scene.regions() > 0 && !scene.keypoints() && depthMap(scene.image(), sidecars) == null;
    }

    private KnownLooks looks(int shard, ShardContext context) throws IOException {
        if (seen != null) {
            return KnownLooks.open(seen(seen, context.shards(), shard));
        }
        return eyes.isNone() ? KnownLooks.none() : KnownLooks.open(context.input(RunFolder.PERCEPTION));
    }

    /** The file of what another run saw of a shard's photographs. */
    static Path seen(Path folder, Shards shards, int shard) {
        return folder.resolve(shards.name(shard) + ".jsonl.zst");
    }

    private static @Nullable Scene leaveOut(Scene scene, Looked.Flawed flawed, Books books, DroppedWriter drops)
            throws IOException {
        String image = scene.image().id();
        drops.drop(new Drop(Stage.PERCEIVE, Unit.IMAGES, flawed.reason(), image, null, flawed.detail()));
        books.dropped(Unit.REGIONS, Reason.IMAGE_DROPPED, scene.regions().size());
        return null;
    }

    /** The scene with what its pixels tell, the very same where they tell nothing; null where nothing is seen at all. */
    private @Nullable Scene keep(
            Scene curated,
            @Nullable Perception perception,
            Map<String, DepthSidecar> sidecars,
            Polarity polarity,
            Books books,
            DroppedWriter drops)
            throws IOException {
        Scene scene = curated;
        if (perception != null) {
            Agreed agreed = eyes.withObjects(scene, perception);
            scene = agreed.scene();
            books.read(Unit.DETECTIONS, agreed.read());
            books.kept(Unit.DETECTIONS, agreed.kept());
            for (Map.Entry<Reason, Integer> left : agreed.leftOut().entrySet()) {
                books.dropped(Unit.DETECTIONS, left.getKey(), left.getValue());
            }
            for (Drop drop : agreed.drops()) {
                drops.drop(drop);
            }
        }
        if (scene.regions().isEmpty() && scene.absent().isEmpty()) {
            drops.drop(new Drop(
                    Stage.PERCEIVE,
                    Unit.IMAGES,
                    Reason.NOTHING_SEEN,
                    scene.image().id(),
                    null,
                    null));
            return null;
        }
        scene = Perceiver.withFacing(scene);
        if (perception != null) {
            scene = PosedPerson.give(scene, perception.people());
        }
        DepthSidecar map = depthMap(scene.image(), sidecars);
        Perceiver.Depthed depthed = null;
        if (map != null) {
            depthed = Perceiver.withDepth(scene, map);
        } else if (perception != null && !perception.depths().isEmpty()) {
            depthed = Perceiver.withDepth(scene, perception.depths());
        }
        if (depthed != null) {
            scene = depthed.scene();
            polarity.add(depthed.meaning(), depthed.vote());
            books.read(Unit.DEPTH_MAPS, 1);
            if (depthed.drop() == null) {
                books.kept(Unit.DEPTH_MAPS, 1);
            } else {
                drops.drop(depthed.drop());
            }
        }
        books.kept(Unit.IMAGES, 1);
        books.kept(Unit.REGIONS, curated.regions().size());
        return scene;
    }

    /** Size and time of change of the maps that the corpus itself names, for the fingerprint of a shard. */
    static String sidecarStamps(Path sidecars) throws IOException {
        StringBuilder stamps = new StringBuilder();
        for (DepthSidecar sidecar : new TreeMap<>(sidecars(sidecars)).values()) {
            Path file = sidecar.file();
            stamps.append(file).append(' ');
            if (Files.isRegularFile(file)) {
                stamps.append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
            }
            stamps.append('\n');
        }
        return stamps.toString();
    }

    private @Nullable DepthSidecar depthMap(Image image, Map<String, DepthSidecar> sidecars) {
        DepthFolder folder = folders.get(image.source());
        return folder != null ? folder.of(image) : sidecars.get(image.id());
    }

    private static Map<String, DepthSidecar> sidecars(Path file) throws IOException {
        Map<String, DepthSidecar> sidecars = new HashMap<>();
        try (LineReader lines = LineReader.open(file)) {
            while (lines.next()) {
                SidecarJson sidecar = SidecarJson.read(lines.line());
                sidecars.put(sidecar.image(), sidecar.sidecar());
            }
        }
        return sidecars;
    }
}
