package io.spatialforge.export;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Image;
import java.util.List;

/**
 * Questions about one image that are asked one after another, no answer of which entails or reveals another.
 *
 * @param id of a single pair its own id; of several one that is made from theirs
 * @param pairs one or more of the same image and split
 */
public record Conversation(String id, List<QaPair> pairs) {

    /**
     * @throws IllegalArgumentException if there is no pair, or one is of another image or split
     */
    public Conversation {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("conversation " + id + " has no pairs");
        }
        for (QaPair pair : pairs) {
            if (!pair.image().id().equals(pairs.getFirst().image().id())
                    || pair.split() != pairs.getFirst().split()) {
                throw new IllegalArgumentException("conversation " + id + " mixes images or splits");
            }
        }
    }

    public static Conversation of(QaPair pair) {
        return new Conversation(pair.id(), List.of(pair));
    }

    public Image image() {
        return pairs.getFirst().image();
    }

    public Split split() {
        return pairs.getFirst().split();
    }
}
