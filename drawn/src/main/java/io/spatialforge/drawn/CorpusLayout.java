package io.spatialforge.drawn;

import java.io.IOException;
import java.nio.file.Path;

/** A way of writing drawn scenes down; it is given them one by one, in order. */
interface CorpusLayout {

    /**
     * @param index of the scene in its seed's series
     * @param picture the file it was drawn into
     * @param scene with its objects; pixels are not at hand any more
     */
    void add(int index, Path picture, DrawnScene scene) throws IOException;

    /** Writes what can be written only when all scenes are known. */
    void finish() throws IOException;
}
