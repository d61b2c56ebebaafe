package io.spatialforge.vision.model.graph;

import ai.onnxruntime.OnnxTensor;
import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.graph.PictureFeed.TensorSize;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A graph that is shown pictures. Views whose tensors are of one size share a run, as many as the graph and the runtime
 * take; where the graph has a batch of a fixed length above one, places left over hold grey or an earlier picture, and are
 * not read. Safe for several threads: each takes a desk of buffers for the time of a run.
 */
public final class PictureGraph {

    /** Of all pictures of a run: more than any device gains by. */
    private static final int MOST_BYTES = 1 << 30;

    private final Graph graph;
    private final Port input;
    private final PictureFeed feed;
    private final int batch;
    private final boolean fixedBatch;
    private final ConcurrentLinkedDeque<PictureFeed.Desk> desks = new ConcurrentLinkedDeque<>();

    /** Reads what a graph answered of one view. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * @param slot which picture of the batch
         * @param placement where its pixels lie in the tensor
         */
        T read(Answer answer, int slot, Placement placement);
    }

    /** Further tensors that a graph takes beside the pictures. */
    @FunctionalInterface
    public interface Companions {

        /**
         * @param placements of the pictures of one run, in the order of the batch
         * @param length of the batch; above the number of placements where the graph fixes it
         * @return by input name; closed after the run
         */
        Map<String, OnnxTensor> of(List<Placement> placements, int length);
    }

    /**
     * @throws ModelException if the graph's input is not as the manifest says; the message says what differs
     */
    public PictureGraph(ModelSpec spec, Graph graph) {
        this.graph = graph;
        this.feed = new PictureFeed(spec.input());
        this.input = input(spec, graph, feed);
        long length = input.shape().get(0);
        this.fixedBatch = length != Port.ANY;
        this.batch = fixedBatch ? (int) length : graph.batch();
    }

    private static Port input(ModelSpec spec, Graph graph, PictureFeed feed) {
        List<Port> pictures = graph.inputs().values().stream()
                .filter(port -> port.rank() == 4)
                .toList();
        if (pictures.size() != 1) {
            throw new ModelException("model '" + spec.id()
                    + "': expected one input of four axes, for pictures; the graph has " + graph.inputs());
        }
        Port port = pictures.get(0);
        InputSpec input = spec.input();
        boolean fixed = input.sizes() == InputSpec.Sizes.FIXED;
        long height = fixed ? input.height() : Port.ANY;
        long width = fixed ? input.width() : Port.ANY;
        long[] wanted = input.layout() == InputSpec.Layout.NCHW
                ? new long[] {Port.ANY, 3, height, width}
                : new long[] {Port.ANY, height, width, 3};
        int down = input.layout() == InputSpec.Layout.NCHW ? 2 : 1;
        boolean open =
                fixed || (port.shape().get(down) == Port.ANY && port.shape().get(down + 1) == Port.ANY);
        if (port.type() != feed.type() || !port.fits(wanted) || !open) {
            Port expected = new Port(
                    port.name(), feed.type(), Arrays.stream(wanted).boxed().toList());
            throw graph.differs("input", port, expected + " by its manifest");
        }
        return port;
    }

    /** What it takes and gives. */
    public Graph graph() {
        return graph;
    }

    /** Shows it each view, in as few runs as it takes; answers are in the order of the views. */
    public <T> List<T> answers(List<View> views, Reader<T> reader) {
        return answers(views, (placements, length) -> Map.of(), reader);
    }

    /** Likewise, of a graph that takes further tensors. */
    public <T> List<T> answers(List<View> views, Companions companions, Reader<T> reader) {
        List<T> answers = new ArrayList<>(Collections.nCopies(views.size(), null));
        Map<TensorSize, List<Integer>> bySize = new LinkedHashMap<>();
        for (int i = 0; i < views.size(); i++) {
            bySize.computeIfAbsent(feed.size(views.get(i)), size -> new ArrayList<>())
                    .add(i);
        }
        PictureFeed.Desk free = desks.poll();
        PictureFeed.Desk desk = free == null ? new PictureFeed.Desk() : free;
        try {
            bySize.forEach((size, group) -> {
                int most = fixedBatch ? batch : Math.clamp(MOST_BYTES / feed.bytes(size), 1, batch);
                for (int from = 0; from < group.size(); from += most) {
                    List<Integer> run = group.subList(from, Math.min(group.size(), from + most));
                    answer(views, size, run, desk, companions, reader, answers);
                }
            });
        } finally {
            desk.tidy();
            desks.push(desk);
        }
        return answers;
    }

    private <T> void answer(
            List<View> views,
            TensorSize size,
            List<Integer> run,
            PictureFeed.Desk desk,
            Companions companions,
            Reader<T> reader,
            List<T> answers) {
        int length = fixedBatch ? batch : run.size();
        ByteBuffer tensors = desk.buffer(length * feed.bytes(size));
        List<Placement> placements = new ArrayList<>(run.size());
        for (int slot = 0; slot < run.size(); slot++) {
            placements.add(feed.write(views.get(run.get(slot)), size, desk, tensors, slot));
        }
        Map<String, OnnxTensor> all = new HashMap<>(companions.of(placements, length));
        try {
            all.put(input.name(), graph.of(tensors, feed.type(), feed.shape(size, length)));
            try (Answer answer = graph.run(all)) {
                for (int slot = 0; slot < run.size(); slot++) {
                    answers.set(run.get(slot), reader.read(answer, slot, placements.get(slot)));
                }
            }
        } finally {
            all.values().forEach(OnnxTensor::close);
        }
    }
}
