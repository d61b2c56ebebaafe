package io.spatialforge.vision.model.decode;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;

/**
 * What a pose model is shown of a person: the smallest region of the tensor's shape that holds the box, grown about its
 * middle. Beyond the image's edges there is grey.
 *
 * @param margin side of what is shown over the side that just holds the box, 1 to 3
 * @param aspect width over height of the tensor
 */
record PersonCrop(double margin, double aspect) {

    /**
     * From the setting {@code margin}.
     *
     * @param otherwise the margin where the manifest says nothing
     */
    static PersonCrop of(Settings settings, InputSpec input, double otherwise) {
        return new PersonCrop(settings.number("margin", otherwise, 1, 3), (double) input.width() / input.height());
    }

    /**
     * @param person in pixels of the upright image
     */
    View of(Picture picture, Box person) {
        double height = Math.max(Math.max(person.height(), person.width() / aspect), 1) * margin;
        double width = height * aspect;
        double left = person.centreX() - width / 2;
        double top = person.centreY() - height / 2;
        return new View(picture, new Box(left, top, left + width, top + height));
    }
}
