package io.spatialforge.bench;

import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finding and probing the same photographs in a folder and in a tar, in an order of chance. The folder is the floor. */
@Command(
        name = "stores",
        mixinStandardHelpOptions = true,
        description = "Looks up and probes photographs in a folder, and the same ones in a tar.")
final class StoreBench implements Callable<Integer> {

    private static final int PER_FOLDER = 1000;

    @Option(names = "--photos", description = "How many (default: ${DEFAULT-VALUE}).")
    private int photos = 20_000;

    @Option(names = "--side", description = "Width and height in pixels (default: ${DEFAULT-VALUE}).")
    private int side = 256;

    @Option(names = "--rounds", description = "Rounds of both (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--workers", description = "Threads; all processors unless said.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        Path base = Files.createTempDirectory("spatialforge-bench");
        try {
            Path folder = Files.createDirectory(base.resolve("photos"));
            Path tar = base.resolve("photos.tar");
            List<String> names = write(folder, tar, photos, side);
            System.out.printf(
                    "%,d photographs, tar of %.0f MB, all in the page cache%n", photos, Files.size(tar) / 1e6);
            Collections.shuffle(names, new Random(1));
            for (int round = 1; round <= rounds; round++) {
                Rates inFolder = measure(folder, names, workers);
                Rates inTar = measure(tar, names, workers);
                System.out.printf(
                        "round %d: folder %,.0f a second, tar %,.0f a second, ratio %.2f; headers %,.0f a second%n",
                        round, inFolder.looks, inTar.looks, inTar.looks / inFolder.looks, inTar.opening);
            }
        } finally {
            try (Stream<Path> files = Files.walk(base)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }

    /** Writes the same photographs as files and as a tar, and returns their names. */
    static List<String> write(Path folder, Path tar, int photos, int side) throws IOException {
        byte[] photo = photo(side);
        List<String> names = new ArrayList<>();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (int i = 0; i < photos; i++) {
                String name = "train_%d/%08x.jpg".formatted(i / PER_FOLDER, i);
                names.add(name);
                Path file = folder.resolve(name);
                Files.createDirectories(file.resolveSibling(""));
                Files.write(file, photo);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(photo.length);
                out.putArchiveEntry(entry);
                out.write(photo);
                out.closeArchiveEntry();
            }
        }
        return names;
    }

    private static byte[] photo(int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, random.nextInt(1 << 24));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** Photographs a second: listed when the place is opened, and looked up and probed. */
    record Rates(double opening, double looks) {}

    static Rates measure(Path place, List<String> names, int workers) throws Exception {
        long began = System.nanoTime();
        try (ImageStore store = ImageStores.open(List.of(place.toString()));
                ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            long opened = System.nanoTime();
            List<Future<Integer>> parts = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                List<String> part = names.subList(names.size() * w / workers, names.size() * (w + 1) / workers);
                parts.add(pool.submit(() -> sound(store, part)));
            }
            int sound = 0;
            for (Future<Integer> part : parts) {
                sound += part.get();
            }
            if (sound != names.size()) {
                throw new IllegalStateException(sound + " of " + names.size() + " found and sound in " + place);
            }
            double looked = System.nanoTime() - opened;
            return new Rates(names.size() * 1e9 / (opened - began), names.size() * 1e9 / looked);
        }
    }

    private static int sound(ImageStore store, List<String> names) throws IOException {
        int sound = 0;
        for (String name : names) {
            StoredImage image = store.find(ImageKey.ofFile(name));
            if (image != null && PhotoProbe.probe(image) instanceof Photo.Sound) {
                sound++;
            }
        }
        return sound;
    }
}
