/** Review by people: pairs one at a time without what they rest on, votes in a file, and what these say of each task. */
@NullMarked
package io.spatialforge.viewer.review;

import org.jspecify.annotations.NullMarked;
