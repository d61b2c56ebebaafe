/** Review by people: pairs one at a time without what they rest on, votes in a file, and what these say of each task. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.review;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
