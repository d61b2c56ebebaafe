package io.spatialforge.vision.model;

import java.util.ArrayList;
import java.util.List;

/**
 * On what models run, and how many pictures and threads at a time.
 *
 * @param devices {@code cpu}, {@code auto} (CUDA where it works, else the CPU), or one or more of {@code cuda:0},
 *     {@code cuda:1}, …
 * @param threads that one run on a CPU may use. With 1 a run uses the thread that asks for it: best where many pictures
 *     are looked at, each by a thread of its own
 * @param batch most pictures of one run, where the graph takes several. On a CPU 1 is best; a GPU wants 8 to 32
 */
public record RuntimeSettings(List<String> devices, int threads, int batch) {

    static final String CPU = "cpu";
    static final String AUTO = "auto";
    static final String CUDA = "cuda";

    /**
     * @throws ModelException if a device is none of these, or a number is below 1
     */
    public RuntimeSettings {
        devices = List.copyOf(devices);
        if (devices.isEmpty() || threads < 1 || batch < 1) {
            throw new ModelException(
                    "expected a device, and at least one thread and a batch of one; got devices %s, threads %d, batch %d"
                            .formatted(devices, threads, batch));
        }
        for (String device : devices) {
            boolean cuda = device.matches("cuda:\\d{1,3}");
            boolean alone = device.equals(CPU) || device.equals(AUTO);
            if (!cuda && !(alone && devices.size() == 1)) {
                throw new ModelException("device: expected cpu, auto, or one or more of cuda:0, cuda:1, …; got "
                        + String.join(",", devices));
            }
        }
        if (devices.stream().distinct().count() < devices.size()) {
            throw new ModelException("device: the same one twice in " + String.join(",", devices));
        }
    }

    /** A CPU, one thread a run, one picture at a time. */
    public static RuntimeSettings ofDefaults() {
        return new RuntimeSettings(List.of(CPU), 1, 1);
    }

    /**
     * @param device as configurations write it: {@code cpu}, {@code auto}, {@code cuda}, {@code cuda:1} or
     *     {@code cuda:0,cuda:1}
     * @throws ModelException if it is none of these, or a number is below 1
     */
    public static RuntimeSettings of(String device, int threads, int batch) {
        List<String> devices = new ArrayList<>();
        for (String one : device.split(",", -1)) {
            devices.add(one.strip().equals(CUDA) ? CUDA + ":0" : one.strip());
        }
        return new RuntimeSettings(devices, threads, batch);
    }
}
