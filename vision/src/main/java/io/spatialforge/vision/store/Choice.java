package io.spatialforge.vision.store;

import io.spatialforge.vision.store.ImageName.Fit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The best of the photographs that a name may mean; two that fit alike are a fault, not a guess. */
final class Choice<T> {

    private final ImageName wanted;
    private Fit fit = Fit.NONE;
    private @Nullable T best;
    private String bestName = "";
    private @Nullable String rival;

    Choice(ImageName wanted) {
        this.wanted = wanted;
    }

    /**
     * @param place of the name; the same name in the same place again stands for what came before, as in an archive that
     *     was added to
     */
    void offer(String place, String name, T candidate) {
        Fit other = wanted.fit(ImageName.of(name));
        if (other == Fit.NONE || other.compareTo(fit) < 0) {
            return;
        }
        String fullName = place + "/" + name;
        if (other == fit && !fullName.equals(bestName)) {
            rival = fullName;
            return;
        }
        if (other != fit) {
            rival = null;
        }
        fit = other;
        best = candidate;
        bestName = fullName;
    }

    boolean isUnambiguous() {
        return rival == null;
    }

    /**
     * @return null if nothing fits
     * @throws IOException if two fit alike
     */
    @Nullable
    T best() throws IOException {
        if (rival != null) {
            throw new IOException("'" + wanted.text() + "' may be '" + rival + "' or '" + bestName + "'");
        }
        return best;
    }
}
