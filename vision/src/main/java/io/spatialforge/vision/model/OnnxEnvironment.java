package io.spatialforge.vision.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** ONNX Runtime's library and its environment, of which a process has one. */
final class OnnxEnvironment {

    /**
     * Bytes of stack. The library (1.29) reads the process's command line, deeper in calls the longer it is: a class path of
     * some ten thousand characters, as programs with plug-ins have, ends the process on a thread's usual stack of 1 MiB.
     * Only what is used of it takes memory.
     */
    private static final long STACK = 512L << 20;

    private OnnxEnvironment() {}

    /**
     * @throws ModelException if there is no library for this system
     */
    static OrtEnvironment get() {
        FutureTask<OrtEnvironment> opening = new FutureTask<>(
                () -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "spatialforge"));
        Thread thread = new Thread(null, opening, "onnxruntime", STACK);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new ModelException(
                    "ONNX Runtime has no native library for this system (" + System.getProperty("os.name") + ", "
                            + System.getProperty("os.arch") + "): " + why.getMessage(),
                    why);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
