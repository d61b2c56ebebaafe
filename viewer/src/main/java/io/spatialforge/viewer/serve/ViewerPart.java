package io.spatialforge.viewer.serve;

import java.util.List;

/** A part of the viewer that brings pages of its own. */
public interface ViewerPart {

    /** Where the navigation leads to it; none for pages that others lead to. */
    List<Entry> entries();

    /**
     * Adds its routes, once, before the viewer starts.
     *
     * @param pages what answers with a page are made by
     */
    void addTo(Routes routes, Pages pages);
}
