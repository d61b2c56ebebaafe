package io.spatialforge.bench.objects;

import io.spatialforge.audit.LabelAliases;
import io.spatialforge.bench.objects.KnownPhotograph.Part;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.Vocabulary;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import io.spatialforge.sources.truth.TruthConfig;
import io.spatialforge.sources.truth.TruthSource;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.see.Perception.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the sets whose objects are all known, and shows their photographs to detectors. */
public final class KnownPhotographs {

    private static final LabelAliases NAMES = LabelAliases.standard();

    private KnownPhotographs() {}

    /** The sets by name, with the labels of which every object is known: COCO's 80, and those 20 that VOC has. */
    private static Map<String, Set<String>> sets() {
        Map<String, Set<String>> sets = new TreeMap<>();
        sets.put("coco_instances", Vocabulary.coco80().labels());
        sets.put(
                "voc_pose",
                Set.of(
                        "airplane",
                        "bicycle",
                        "bird",
                        "boat",
                        "bottle",
                        "bus",
                        "car",
                        "cat",
                        "chair",
                        "couch",
                        "cow",
                        "dining table",
                        "dog",
                        "horse",
                        "motorcycle",
                        "person",
                        "potted plant",
                        "sheep",
                        "train",
                        "tv"));
        return sets;
    }

    /**
     * All photographs of the sets, in two halves.
     *
     * @param truth folder of the sets
     * @throws IOException if a set can't be read, or a photograph is damaged
     */
    public static List<KnownPhotograph> halves(Path truth, List<Detector> detectors) throws IOException {
        List<KnownPhotograph> all = new ArrayList<>();
        for (Map.Entry<String, Set<String>> set : sets().entrySet()) {
            Path folder = truth.resolve(set.getKey());
            TruthConfig config =
                    TruthConfig.of(set.getKey(), folder.resolve("truth.jsonl")).withPhotos(folder);
            for (Scene scene : scenes(new TruthSource(config))) {
                Part part = Part.of(set.getKey(), fileName(scene));
                all.add(known(scene, part, set.getValue(), folder, detectors));
            }
        }
        return all;
    }

    /**
     * Photographs of COCO that the halves do not have.
     *
     * @param coco an instances file with a folder {@code images} beside it
     * @throws IOException as above
     */
    public static List<KnownPhotograph> further(Path coco, List<KnownPhotograph> halves, List<Detector> detectors)
            throws IOException {
        Set<String> known = new HashSet<>();
        halves.forEach(photograph -> known.add(fileName(photograph.bare())));
        Path folder = coco.resolveSibling("images");
        List<KnownPhotograph> all = new ArrayList<>();
        for (Scene scene : scenes(new CocoSource(CocoConfig.of("coco", coco).withPhotos(folder)))) {
            if (!known.contains(fileName(scene))) {
                all.add(known(scene, Part.FURTHER, Vocabulary.coco80().labels(), folder, detectors));
            }
        }
        return all;
    }

    private static KnownPhotograph known(
            Scene scene, Part part, Set<String> labels, Path folder, List<Detector> detectors) throws IOException {
        List<Region> things = new ArrayList<>();
        for (Region thing : scene.regions()) {
            things.add(Region.annotated(things.size(), NAMES.of(thing.label()), thing.box(), thing.flags()));
        }
        return new KnownPhotograph(
                scene.image(), part, things, labels, see(folder.resolve(file(scene)), scene, detectors));
    }

    private static String fileName(Scene scene) {
        String file = file(scene);
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static String file(Scene scene) {
        String file = scene.image().file();
        if (file == null) {
            throw new IllegalStateException(scene.image().id() + ": no file");
        }
        return file;
    }

    private static List<Seen> see(Path file, Scene scene, List<Detector> detectors) throws IOException {
        List<Seen> seen = new ArrayList<>();
        try (Picture picture =
                PictureDecoder.decode(Files.readAllBytes(file), scene.image().transform(), PictureDecoder.FULL)) {
            for (Detector detector : detectors) {
                seen.add(new Seen(
                        detector.identity(), detector.detect(List.of(picture)).getFirst()));
            }
        } catch (PictureException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return seen;
    }

    private static List<Scene> scenes(Source source) throws IOException {
        Map<String, List<byte[]>> rows = new TreeMap<>();
        List<Scene> scenes = new ArrayList<>();
        try (Source.Joiner joiner = source.scan(new Source.RowSink() {
            @Override
            public void row(String imageId, byte[] buffer, int offset, int length) {
                rows.computeIfAbsent(imageId, i -> new ArrayList<>())
                        .add(Arrays.copyOfRange(buffer, offset, offset + length));
            }

            @Override
            public void drop(Drop drop) {}

            @Override
            public void leftOut(Unit unit, Reason reason, long count) {}
        })) {
            rows.forEach((image, all) -> {
                Scene scene = joiner.join(image, all).scene();
                if (scene != null) {
                    scenes.add(scene);
                }
            });
        }
        return scenes;
    }
}
