package io.spatialforge.bench.habits;

import io.spatialforge.bench.habits.HabitScene.Seen;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes scenes whose labels have habits, as a COCO-style file with masks and keypoints, and depth maps beside it. */
@Command(
        name = "generate-habits",
        mixinStandardHelpOptions = true,
        description = "Writes scenes without photographs whose labels have habits, so that answers can be guessed.")
public final class HabitsCommand implements Callable<Integer> {

    /** Keypoints of somebody who faces the camera, in COCO's order, as shares of the box. */
    private static final double[][] TOWARDS = {
        {0.5, 0.08}, {0.56, 0.06}, {0.44, 0.06}, {0.62, 0.07}, {0.38, 0.07}, {0.85, 0.19}, {0.15, 0.19}, {0.9, 0.34},
        {0.1, 0.34}, {0.92, 0.48}, {0.08, 0.48}, {0.72, 0.5}, {0.28, 0.5}, {0.7, 0.73}, {0.3, 0.73}, {0.7, 0.96},
        {0.3, 0.96}
    };

    @Parameters(index = "0", paramLabel = "DIR", description = "Where it goes.")
    private Path folder = Path.of("");

    @Option(names = "--images", description = "Scenes (default: ${DEFAULT-VALUE}).")
    private int images = 20_000;

    @Option(names = "--seed", description = "Other scenes for another number.")
    private long seed = 7;

    @Override
    public Integer call() throws IOException {
        Path depth = Files.createDirectories(folder.resolve("depth"));
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (Habit habit : Habit.ALL) {
            ids.putIfAbsent(habit.label(), ids.size() + 1);
        }
        try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(folder.resolve("annotations.json")), 1 << 20);
                JsonGenerator json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("categories");
            ids.forEach((label, id) -> {
                json.writeStartObject();
                json.writeNumberProperty("id", id);
                json.writeStringProperty("name", label);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeArrayPropertyStart("images");
            for (int i = 1; i <= images; i++) {
                json.writeStartObject();
                json.writeNumberProperty("id", i);
                json.writeStringProperty("file_name", "%07d.jpg".formatted(i));
                json.writeNumberProperty("width", HabitScene.WIDTH);
                json.writeNumberProperty("height", HabitScene.HEIGHT);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("annotations");
            int number = 1;
            for (int i = 1; i <= images; i++) {
                HabitScene scene = new HabitScene(new SplittableRandom(seed * 1_000_003 + i).split());
                for (Seen seen : scene.seen) {
                    annotation(
                            json,
                            scene,
                            seen,
                            number++,
                            i,
                            ids.getOrDefault(seen.habit().label(), 0));
                }
                write(depth.resolve("%07d.npy".formatted(i)), scene.millimetres);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        Files.writeString(folder.resolve("forge.yaml"), """
                licence: CC0-1.0
                curate: {pixels: off, min_side: 100}
                sources:
                  - kind: coco
                    name: habits
                    annotations: annotations.json
                    photos: optional
                    exhaustive: yes
                    depth: {folder: depth, kind: metric, geometry: z, scale: 1000, invalid: 0, id: habits}
                """);
        System.out.printf("%,d scenes in %s%n", images, folder);
        return 0;
    }

    private static void annotation(JsonGenerator json, HabitScene scene, Seen seen, int id, int image, int category) {
        json.writeStartObject();
        json.writeNumberProperty("id", id);
        json.writeNumberProperty("image_id", image);
        json.writeNumberProperty("category_id", category);
        json.writeNumberProperty("iscrowd", 0);
        json.writeNumberProperty("area", seen.pixels());
        json.writeArrayPropertyStart("bbox");
        json.writeNumber(seen.left());
        json.writeNumber(seen.top());
        json.writeNumber(seen.right() - seen.left());
        json.writeNumber(seen.bottom() - seen.top());
        json.writeEndArray();
        mask(json, scene, seen);
        if (seen.habit().label().equals("person")) {
            keypoints(json, seen);
        }
        json.writeEndObject();
    }

    private static void mask(JsonGenerator json, HabitScene scene, Seen seen) {
        json.writeObjectPropertyStart("segmentation");
        json.writeArrayPropertyStart("size");
        json.writeNumber(HabitScene.HEIGHT);
        json.writeNumber(HabitScene.WIDTH);
        json.writeEndArray();
        json.writeArrayPropertyStart("counts");
        boolean inside = false;
        int run = 0;
        for (int column = 0; column < HabitScene.WIDTH; column++) {
            for (int row = 0; row < HabitScene.HEIGHT; row++) {
                if (scene.isOwnedBy(column, row, seen.owner()) != inside) {
                    json.writeNumber(run);
                    run = 0;
                    inside = !inside;
                }
                run++;
            }
        }
        json.writeNumber(run);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void keypoints(JsonGenerator json, Seen seen) {
        json.writeArrayPropertyStart("keypoints");
        for (int point = 0; point < TOWARDS.length; point++) {
            double x = TOWARDS[point][0];
            boolean shown = true;
            if (seen.facing() == 1) {
                x = 1 - x;
                shown = point > 2;
            } else if (seen.facing() > 1) {
                // Seen from the side: all in the middle, the nose before the ear, the far eye and ear hidden.
                int side = seen.facing() == 2 ? -1 : 1;
                x = 0.5 + 0.1 * (x - 0.5) + (point == 0 ? 0.22 * side : point < 3 ? 0.16 * side : 0);
                shown = point == 0 || point > 4 || (point % 2 == 1) == (side < 0);
            }
            json.writeNumber(shown ? seen.left() + x * (seen.right() - seen.left()) : 0);
            json.writeNumber(shown ? seen.top() + TOWARDS[point][1] * (seen.bottom() - seen.top()) : 0);
            json.writeNumber(shown ? 2 : 0);
        }
        json.writeEndArray();
        json.writeNumberProperty("num_keypoints", TOWARDS.length);
    }

    private static void write(Path file, short[] millimetres) throws IOException {
        String header = "{'descr': '<u2', 'fortran_order': False, 'shape': (%d, %d), }"
                .formatted(HabitScene.HEIGHT, HabitScene.WIDTH);
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + length + 2 * millimetres.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) length);
        bytes.put((header + " ".repeat(length - 1 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        bytes.asShortBuffer().put(millimetres);
        Files.write(file, bytes.array());
    }
}
