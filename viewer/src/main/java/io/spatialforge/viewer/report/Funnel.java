package io.spatialforge.viewer.report;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.viewer.chart.Chart;
import io.spatialforge.viewer.chart.NumberStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the images, regions, claims and pairs of a run, one below the other, with what each stage left out beside
 * it. Units differ, so that each part has a scale of its own: its whole width is all that was read of it.
 *
 * @param parts from the images to the pairs
 */
public record Funnel(List<Part> parts) {

    /** Reasons that stand beside a step; what more there are is summed up. */
    private static final int REASONS = 5;

    /** So much of the width at least has what is there at all, that it be seen. */
    private static final double LEAST = 0.7;

    public Funnel {
        parts = List.copyOf(parts);
    }

    /**
     * One unit.
     *
     * @param unit its id
     * @param lead how many there are and of what, before the first step
     * @param through the stages that left none out, in a sentence; empty where each left out some
     */
    public record Part(String unit, String name, String lead, long read, long kept, List<Step> steps, String through) {

        public Part {
            steps = List.copyOf(steps);
        }

        public String share() {
            return NumberStyle.PERCENT.of((double) kept / read);
        }
    }

    /**
     * A stage that left out some.
     *
     * @param does what the stage does, in words
     * @param joined how many came to it that no earlier stage had, such as pairs in a model's own words
     * @param from how much of the width goes in, in per cent
     * @param to how much comes out
     * @param reasons the most frequent ones
     * @param others how many more reasons there are
     * @param rest how much was left out for these
     */
    public record Step(
            String stage,
            long joined,
            String does,
            long read,
            long kept,
            double from,
            double to,
            List<Flow.Left> reasons,
            int others,
            long rest) {

        public Step {
            reasons = List.copyOf(reasons);
        }

        public String share(long count) {
            return NumberStyle.PERCENT.of((double) count / read);
        }

        /** The outline of what goes on, in a picture of 100 by 40. */
        public String stays() {
            return "M0 0H%1$sC%1$s 20 %2$s 20 %2$s 40H0Z".formatted(Chart.px(from), Chart.px(to));
        }

        /** The outline of what is left out. */
        public String leaves() {
            return "M%1$s 0C%1$s 20 %2$s 20 %2$s 40H%1$sZ".formatted(Chart.px(from), Chart.px(to));
        }
    }

    /**
     * @param main images, regions, claims and pairs, as far as there are books of them
     */
    static Funnel of(List<Flow> main) {
        List<Part> parts = new ArrayList<>();
        for (Flow flow : main) {
            long before = parts.isEmpty() ? 0 : parts.getFirst().kept();
            parts.add(part(flow, before));
        }
        return new Funnel(parts);
    }

    /**
     * @param images how many were kept, 0 where that is not known
     */
    private static Part part(Flow flow, long images) {
        long read = flow.steps().getFirst().read();
        long kept = flow.steps().getLast().kept();
        List<Step> steps = new ArrayList<>();
        List<String> through = new ArrayList<>();
        long came = read;
        for (Flow.Step step : flow.steps()) {
            long joined = Math.max(0, step.read() - came);
            came = step.kept();
            if (step.dropped() == 0 && joined == 0) {
                through.add(step.stage());
                continue;
            }
            List<Flow.Left> shown =
                    step.left().subList(0, Math.min(REASONS, step.left().size()));
            long rest =
                    step.dropped() - shown.stream().mapToLong(Flow.Left::count).sum();
            steps.add(new Step(
                    step.stage(),
                    joined,
                    does(step.stage(), flow.unit()),
                    step.read(),
                    step.kept(),
                    width(step.read(), read),
                    width(step.kept(), read),
                    shown,
                    step.left().size() - shown.size(),
                    rest));
        }
        return new Part(flow.unit(), flow.name(), lead(flow.unit(), read, images), read, kept, steps, through(through));
    }

    private static double width(long count, long all) {
        return count == 0 ? 0 : Math.max(LEAST, 100.0 * Math.min(1, (double) count / all));
    }

    private static String through(List<String> stages) {
        return stages.isEmpty() ? "" : "None left out by %s.".formatted(Sentences.and(stages));
    }

    private static String lead(String unit, long read, long images) {
        String count = NumberStyle.COUNT.of(read);
        String each = images == 0
                ? ""
                : ", %s of an image on average".formatted(NumberStyle.PLAIN.of((double) read / images));
        return switch (unit) {
            case "images" -> count + " were listed or found.";
            case "regions" -> count + " boxes, points and masks were read.";
            case "claims" ->
                count + " candidates were looked at by rules" + each + ". To abstain is what rules do most.";
            case "pairs" -> count + " claims were put in words.";
            default -> count + " were read.";
        };
    }

    private static String does(String stage, String unit) {
        return switch (Stage.ofId(stage)) {
            case INGEST -> "reads the corpora";
            case CURATE -> "looks at photographs as a whole";
            case LOOK -> "shows photographs to models";
            case PERCEIVE -> "adds depth, boxes and people";
            case FORGE ->
                unit.equals("pairs")
                        ? "reads the words back and derives the claim anew"
                        : "states what is true, or abstains";
            case PRESELECT -> "balances answers and asks copies once";
            case JUDGE -> "asks a model, with the photograph";
            case SELECT -> "keeps to the mix";
            case EXPORT -> "writes for a trainer";
        };
    }
}
