package io.spatialforge.core.claim;

import io.spatialforge.core.scene.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement about a scene, before any words. Regions are named by their ids.
 */
public sealed interface Claim {

    /** The task a question about this claim belongs to. */
    Task task();

    /**
     * The regions it is about, each by its id, in the order that the claim gives them; none where it says that there is no
     * such thing.
     */
    List<String> regions();

    /** The label that the things it asks for bear; null where it is about regions of any labels. */
    default @Nullable String label() {
        return null;
    }

    /** The claim that is true of the image flipped left to right exactly if this one is true of the image. */
    Claim mirrored();

    /** The claim with the roles of its two regions exchanged, which contradicts it; null where it has no two roles. */
    default @Nullable Claim converse() {
        return null;
    }

    /** One region is closer to the camera than another. */
    record Nearer(String nearer, String farther) implements Claim {
        @Override
        public Task task() {
            return Task.NEAR_FAR;
        }

        @Override
        public List<String> regions() {
            return List.of(nearer, farther);
        }

        @Override
        public Nearer mirrored() {
            return this;
        }

        @Override
        public Nearer converse() {
            return new Nearer(farther, nearer);
        }
    }

    /**
     * Regions in the order of their distance from the camera.
     *
     * @param order nearest first
     */
    record DepthOrder(List<String> order) implements Claim {
        public DepthOrder {
            order = List.copyOf(order);
        }

        @Override
        public Task task() {
            return Task.NEAR_FAR;
        }

        @Override
        public List<String> regions() {
            return order;
        }

        @Override
        public DepthOrder mirrored() {
            return this;
        }
    }

    /**
     * One region is the nearest, or the farthest, of several.
     *
     * @param among all candidates, the region itself included, in the order of their numbers
     */
    record ExtremeDepth(DepthEnd which, String region, List<String> among) implements Claim {
        public ExtremeDepth {
            among = List.copyOf(among);
        }

        @Override
        public Task task() {
            return Task.NEAR_FAR;
        }

        @Override
        public List<String> regions() {
            return among;
        }

        @Override
        public ExtremeDepth mirrored() {
            return this;
        }
    }

    /** One region is to the left of another in the image. */
    record LeftOf(String left, String right) implements Claim {
        @Override
        public Task task() {
            return Task.LEFT_RIGHT;
        }

        @Override
        public List<String> regions() {
            return List.of(left, right);
        }

        @Override
        public LeftOf mirrored() {
            return converse();
        }

        @Override
        public LeftOf converse() {
            return new LeftOf(right, left);
        }
    }

    /**
     * Regions in their horizontal order in the image.
     *
     * @param order leftmost first
     */
    record HorizontalOrder(List<String> order) implements Claim {
        public HorizontalOrder {
            order = List.copyOf(order);
        }

        @Override
        public Task task() {
            return Task.LEFT_RIGHT;
        }

        @Override
        public List<String> regions() {
            return order;
        }

        @Override
        public HorizontalOrder mirrored() {
            return new HorizontalOrder(order.reversed());
        }
    }

    /** Where a target is, as a person in the image sees it. */
    record Bearing(String viewer, String target, Direction direction) implements Claim {
        @Override
        public Task task() {
            return Task.PERSPECTIVE;
        }

        @Override
        public List<String> regions() {
            return List.of(viewer, target);
        }

        @Override
        public Bearing mirrored() {
            return new Bearing(viewer, target, direction.mirrored());
        }
    }

    /** Which way a person faces, as the camera sees it. */
    record Facing(String viewer, View facing) implements Claim {
        @Override
        public Task task() {
            return Task.PERSPECTIVE;
        }

        @Override
        public List<String> regions() {
            return List.of(viewer);
        }

        @Override
        public Facing mirrored() {
            return new Facing(viewer, facing.mirrored());
        }
    }

    /**
     * How many instances of a label there are.
     *
     * @param condition what the counted ones meet; null where all are counted
     * @param count the size of {@code regions}
     * @param regions the counted ones, in the order of their numbers
     */
    record Count(String label, @Nullable Condition condition, int count, List<String> regions) implements Claim {
        /**
         * @throws IllegalArgumentException if the count is not the number of regions
         */
        public Count {
            regions = List.copyOf(regions);
            if (count != regions.size()) {
                throw new IllegalArgumentException("count " + count + " of " + regions.size() + " regions");
            }
        }

        @Override
        public Task task() {
            return Task.COUNTING;
        }

        @Override
        public Count mirrored() {
            return new Count(label, condition == null ? null : condition.mirrored(), count, regions);
        }
    }

    /**
     * The regions an expression picks.
     *
     * @param regions in the order of their numbers; empty where the expression picks none because there is none
     */
    record Grounding(Expression expression, List<String> regions) implements Claim {
        public Grounding {
            regions = List.copyOf(regions);
        }

        @Override
        public Task task() {
            return Task.GROUNDING;
        }

        @Override
        public String label() {
            return expression.label();
        }

        @Override
        public Grounding mirrored() {
            return new Grounding(expression.mirrored(), regions);
        }
    }

    /** An expression that picks one region and no other. */
    record Referring(Expression expression, String region) implements Claim {
        @Override
        public Task task() {
            return Task.REFERRING;
        }

        @Override
        public String label() {
            return expression.label();
        }

        @Override
        public List<String> regions() {
            return List.of(region);
        }

        @Override
        public Referring mirrored() {
            return new Referring(expression.mirrored(), region);
        }
    }
}
