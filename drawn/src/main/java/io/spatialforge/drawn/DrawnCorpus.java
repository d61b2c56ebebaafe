package io.spatialforge.drawn;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes drawn scenes as a folder that reads like an annotated collection of photographs.
 *
 * <p>The folder holds the pictures, a 16-bit depth map in millimetres for each, {@code annotations.json} in COCO's form
 * with outlines, and {@code truth.jsonl} with all that is true of each object; and where asked for, a folder for each of
 * the layouts of {@link DrawnLayout}. The files are the same for any number of workers.
 */
public final class DrawnCorpus {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final float JPEG_QUALITY = 0.92f;
    private static final int MOST_MILLIMETRES = 65534;

    private DrawnCorpus() {}

    /**
     * What to draw.
     *
     * @param seed equal seeds give equal corpora; a larger count adds scenes after the same first ones
     * @param firstIndex index of the first scene in the seed's series
     * @param count number of scenes, at least 1
     * @param kinds kinds of scene, taking turns
     * @param workers scenes drawn at the same time, at least 1
     * @param imageFolder name of the folder for pictures, below the corpus
     * @param depthFolder name of the folder for depth maps, below the corpus
     * @param layouts of other corpora, in which the scenes are written as well
     */
    public record Options(
            long seed,
            int firstIndex,
            int count,
            List<SceneKind> kinds,
            int workers,
            String imageFolder,
            String depthFolder,
            Set<DrawnLayout> layouts) {

        public Options {
            if (count < 1 || workers < 1 || firstIndex < 0 || kinds.isEmpty()) {
                throw new IllegalArgumentException("a corpus needs a scene, a kind and a worker: count " + count
                        + ", workers " + workers + ", firstIndex " + firstIndex + ", kinds " + kinds);
            }
            kinds = List.copyOf(kinds);
            layouts = Collections.unmodifiableSet(new TreeSet<>(layouts));
        }

        /** All kinds of scene, one worker, folders {@code images} and {@code depth}. */
        public static Options of(long seed, int count) {
            return new Options(seed, 0, count, List.of(SceneKind.values()), 1, "images", "depth", Set.of());
        }

        public Options withWorkers(int newWorkers) {
            return new Options(seed, firstIndex, count, kinds, newWorkers, imageFolder, depthFolder, layouts);
        }

        public Options withKinds(List<SceneKind> newKinds) {
            return new Options(seed, firstIndex, count, newKinds, workers, imageFolder, depthFolder, layouts);
        }

        public Options withFirstIndex(int newFirstIndex) {
            return new Options(seed, newFirstIndex, count, kinds, workers, imageFolder, depthFolder, layouts);
        }

        public Options withFolders(String newImageFolder, String newDepthFolder) {
            return new Options(seed, firstIndex, count, kinds, workers, newImageFolder, newDepthFolder, layouts);
        }

        /** With the layouts of other corpora beside COCO's. */
        public Options withLayouts(Set<DrawnLayout> newLayouts) {
            return new Options(seed, firstIndex, count, kinds, workers, imageFolder, depthFolder, newLayouts);
        }
    }

    /** What was written; the paths lie below the folder given. */
    public record Written(Path images, Path depth, Path annotations, Path truth, int scenes, int objects) {}

    private record Drawn(int index, String imageName, String depthName, DrawnScene scene) {}

    /** Writes {@code count} scenes of a seed with one worker. */
    public static Written write(Path folder, long seed, int count) throws IOException {
        return write(folder, Options.of(seed, count));
    }

    /**
     * Writes a corpus, replacing files of the same names.
     *
     * @throws IOException if a file cannot be written; its message names the file
     */
    public static Written write(Path folder, Options options) throws IOException {
        Path images = Files.createDirectories(folder.resolve(options.imageFolder()));
        Path depth = Files.createDirectories(folder.resolve(options.depthFolder()));
        Path annotations = folder.resolve("annotations.json");
        Path truth = folder.resolve("truth.jsonl");
        CocoLayout coco = new CocoLayout(annotations);
        List<CorpusLayout> layouts = new ArrayList<>(List.of(coco));
        for (DrawnLayout layout : options.layouts()) {
            layouts.add(layout.in(Files.createDirectories(folder.resolve(layout.folder()))));
        }
        int objects = 0;
        ExecutorService workers = Executors.newFixedThreadPool(options.workers());
        try (BufferedWriter lines = Files.newBufferedWriter(truth, StandardCharsets.UTF_8)) {
            Iterator<Integer> next = indices(options).iterator();
            Queue<Future<Drawn>> underway = new ArrayDeque<>();
            while (next.hasNext() || !underway.isEmpty()) {
                while (next.hasNext() && underway.size() < 2 * options.workers()) {
                    int index = next.next();
                    underway.add(workers.submit(() -> drawOne(options, index, images, depth)));
                }
                Drawn drawn = underway.remove().get();
                for (CorpusLayout layout : layouts) {
                    layout.add(drawn.index(), images.resolve(drawn.imageName()), drawn.scene());
                }
                lines.write(JSON.writeValueAsString(TruthLine.of(
                        options.imageFolder() + "/" + drawn.imageName(),
                        options.depthFolder() + "/" + drawn.depthName(),
                        drawn.scene())));
                lines.write('\n');
                objects += drawn.scene().objects().size();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while drawing into " + folder, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw new IOException(failure.getMessage(), failure.getCause());
            }
            throw new IOException("cannot draw into " + folder + ": " + e.getCause(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
        for (CorpusLayout layout : layouts) {
            layout.finish();
        }
        return new Written(images, depth, annotations, truth, options.count(), objects);
    }

    private static List<Integer> indices(Options options) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < options.count(); i++) {
            indices.add(options.firstIndex() + i);
        }
        return indices;
    }

    private static Drawn drawOne(Options options, int index, Path images, Path depth) {
        SceneKind kind = options.kinds().get(index % options.kinds().size());
        DrawnScene scene = new SceneArtist().draw(options.seed(), index, kind);
        String name = "%05d".formatted(index);
        writeJpeg(images.resolve(name + ".jpg"), scene.picture());
        writeDepth(depth.resolve(name + ".png"), scene);
        DrawnScene light = new DrawnScene(
                scene.kind(),
                scene.width(),
                scene.height(),
                new int[0],
                new float[0],
                new int[0],
                scene.objects(),
                scene.camera());
        return new Drawn(index, name + ".jpg", name + ".png", light);
    }

    private static void writeJpeg(Path file, BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream bytes = Files.newOutputStream(file);
                ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } finally {
            writer.dispose();
        }
    }

    private static void writeDepth(Path file, DrawnScene scene) {
        BufferedImage map = new BufferedImage(scene.width(), scene.height(), BufferedImage.TYPE_USHORT_GRAY);
        for (int row = 0; row < scene.height(); row++) {
            for (int column = 0; column < scene.width(); column++) {
                double metres = scene.depthMetres()[row * scene.width() + column];
                int millimetres = (int) Math.rint(metres * 1000);
                map.getRaster().setSample(column, row, 0, millimetres > MOST_MILLIMETRES ? 0 : millimetres);
            }
        }
        try (OutputStream bytes = Files.newOutputStream(file)) {
            ImageIO.write(map, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
