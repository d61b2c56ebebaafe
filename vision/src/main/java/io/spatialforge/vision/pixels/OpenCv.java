package io.spatialforge.vision.pixels;

import java.util.Locale;
import org.bytedeco.opencv.global.opencv_core;

/**
 * How OpenCV is set up in this process, once, before its first use.
 *
 * <p>It runs on the thread that calls it: photographs are worked on in parallel already, and threads of its own would
 * compete with those of the models. JavaCPP's limit on the memory of the whole process is lifted, unless somebody set one:
 * by default it is three times the Java heap, which the weights of a model alone may exceed, and beyond it each allocation
 * first runs the garbage collector ten times and then fails.
 */
final class OpenCv {

    private static final String LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    private OpenCv() {}

    static void ready() {
        Once.done();
    }

    private static final class Once {

        static {
            if (System.getProperty(LIMIT) == null && System.getProperty(LIMIT.toLowerCase(Locale.ROOT)) == null) {
                System.setProperty(LIMIT, "0");
            }
            opencv_core.setNumThreads(1);
        }

        static void done() {
            // loading the class did it
        }
    }
}
