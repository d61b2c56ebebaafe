package io.spatialforge.export.hub;

import static io.spatialforge.export.hub.Markdown.number;
import static io.spatialforge.export.hub.Markdown.percent;
import static io.spatialforge.export.hub.Markdown.plain;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.hub.Figures.Form;
import io.spatialforge.export.target.Finished;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The card of a dataset: what a reader needs to know before using it. Every figure is the run's or the files' own. */
final class DatasetCard {

    private static final int MOST_LICENCES = 30;

    private final Finished finished;
    private final JsonNode run;
    private final Figures figures;
    private final Columns columns;
    private final Dialect dialect;
    private final Markdown text = new Markdown();

    DatasetCard(Finished finished, Figures figures, Columns columns, Dialect dialect) {
        this.finished = finished;
        this.run = finished.run().run();
        this.figures = figures;
        this.columns = columns;
        this.dialect = dialect;
    }

    /** The card below its front matter. */
    String text() {
        what();
        loading();
        counts();
        fields();
        images();
        new Making(run, figures, finished.summary(), text).write();
        answers();
        limits();
        citation();
        return text.toString();
    }

    private static String asks(Task task) {
        return switch (task) {
            case GROUNDING -> "where something is";
            case REFERRING -> "what is in a region";
            case COUNTING -> "how many there are";
            case NEAR_FAR -> "what is nearer to the camera";
            case LEFT_RIGHT -> "what is to the left or right";
            case PERSPECTIVE -> "how things lie for someone in the picture";
        };
    }

    private boolean copies() {
        return columns.equals(Columns.WITH_IMAGES);
    }

    private void what() {
        text.title(finished.run().name());
        text.paragraph(number(figures.pairs()) + " questions with their answers about "
                + number(allImages()) + " photographs: "
                + figures.configs().keySet().stream().map(DatasetCard::asks).collect(Collectors.joining("; "))
                + ". Boxes"
                + " and points are in the texts, as the dialect `" + dialect.name() + "` writes them, and as numbers in"
                + " pixels in a column of their own.");
        HubLicence licence = HubLicence.of(run.path("config").path("licence").asString(""));
        if (licence.isMissing()) {
            text.paragraph(
                    "**No licence was configured for this dataset, so nobody may assume one. Whoever publishes it must"
                            + " state a licence first.**");
        } else {
            String address = licence.address();
            text.paragraph("Licence of the questions, answers and annotations as the publisher configured it: "
                    + plain(licence.stated()) + (address == null ? "" : " (<" + address + ">)")
                    + ". The photographs have licences of their own, see below.");
        }
        text.paragraph(
                copies()
                        ? "The photographs are part of the dataset, upright, each under its own licence;"
                                + " `image-credits.csv` says where each is from and what its licence asks for. There, `images/`"
                                + " stands before `file`."
                        : "The dataset holds annotations only. The photographs are not part of it; see below where they"
                                + " are.");
    }

    private long allImages() {
        return figures.images().values().stream().mapToLong(Long::longValue).sum();
    }

    private void loading() {
        text.heading("Loading");
        Map.Entry<Task, Map<Split, Figures.Size>> first =
                figures.configs().entrySet().stream().findFirst().orElse(null);
        if (first == null) {
            text.paragraph("There is nothing to load: no pair was written.");
            return;
        }
        String task = first.getKey().id();
        String split = first.getValue().keySet().iterator().next().id();
        text.paragraph("One config for each task, with the splits in the table below.");
        text.code(
                "python",
                "from datasets import load_dataset\n\n"
                        + "pairs = load_dataset(\"PATH_OR_REPOSITORY\", \"" + task + "\", split=\"" + split + "\")\n"
                        + "print(pairs[0][\"messages\"])");
        text.code(
                "sql",
                "-- DuckDB, over all tasks\n" + "SELECT task, form, count(*) FROM read_parquet('*/" + split
                        + "-*.parquet') GROUP BY ALL;");
    }

    private void counts() {
        text.heading("Counts");
        List<Split> splits = List.of(Split.values());
        List<String> head = new ArrayList<>(List.of("task", "form"));
        splits.forEach(split -> head.add(split.id()));
        text.head(head.toArray(new String[0]));
        for (Map.Entry<Form, Map<Split, Long>> form : figures.forms().entrySet()) {
            List<String> row = new ArrayList<>(
                    List.of(form.getKey().task().id(), plain(form.getKey().form())));
            splits.forEach(split -> row.add(number(form.getValue().getOrDefault(split, 0L))));
            text.row(row);
        }
        List<String> pairs = new ArrayList<>(List.of("all pairs", ""));
        List<String> images = new ArrayList<>(List.of("photographs", ""));
        for (Split split : splits) {
            long ofSplit = 0;
            for (Map<Split, Figures.Size> sizes : figures.configs().values()) {
                Figures.Size size = sizes.get(split);
                ofSplit += size == null ? 0 : size.rows();
            }
            pairs.add(number(ofSplit));
            images.add(number(figures.images().getOrDefault(split, 0L)));
        }
        text.row(pairs).row(images).end();
        text.paragraph("All pairs of a photograph are in the same split.");
        text.head("source of the photographs", "pairs");
        figures.sources().forEach((source, pairsOf) -> text.row(plain(source), number(pairsOf)));
        text.end();
    }

    private void fields() {
        text.heading("Fields");
        text.head("field", "type", "meaning");
        for (Columns.Column column : columns.columns()) {
            text.row("`" + column.name() + "`", column.type().words(), column.meaning());
        }
        text.end();
    }

    private void images() {
        text.heading("Photographs");
        if (!copies()) {
            text.paragraph(
                    "Fetch them from their sources: `url` says where, if the source does; else `source` and `file` name"
                            + " the photograph within its corpus. `sha256`, where known, tells whether it is the same file. Boxes are"
                            + " in pixels of the upright photograph, `width` by `height`.");
        }
        text.paragraph(
                "Licences of the photographs, as their sources state them. They are not the licence of this dataset.");
        text.head("licence", "photographs");
        long others = 0;
        int shown = 0;
        for (Map.Entry<String, Long> licence : figures.imageLicences().entrySet()) {
            if (shown++ < MOST_LICENCES) {
                text.row(
                        licence.getKey().isEmpty() ? "none stated" : plain(licence.getKey()),
                        number(licence.getValue()));
            } else {
                others += licence.getValue();
            }
        }
        if (others > 0) {
            text.row(number(shown - MOST_LICENCES) + " others", number(others));
        }
        text.end();
    }

    private void answers() {
        if (figures.answers().isEmpty()) {
            return;
        }
        text.heading("Balance of answers");
        text.paragraph("Of forms that have few possible answers.");
        text.head("task", "form", "answers");
        for (Map.Entry<Form, Map<String, Long>> form : figures.answers().entrySet()) {
            long all =
                    form.getValue().values().stream().mapToLong(Long::longValue).sum();
            List<String> shares = new ArrayList<>();
            form.getValue()
                    .forEach((answer, count) ->
                            shares.add(plain(answer) + ": " + number(count) + " (" + percent(count, all) + ")"));
            text.row(form.getKey().task().id(), plain(form.getKey().form()), String.join(", ", shares));
        }
        text.end();
    }

    private void limits() {
        text.heading("Limits");
        text.item("Nobody looked at a sample of these pairs for this card, so it states no share of right answers.");
        text.item(
                "What the annotations get wrong, the answers get wrong: a box that is missing, a label that is mistaken.");
        if (Making.hasDepthModel(run)) {
            text.item("Depth that a model estimated orders things in a photograph; it measures nothing in metres.");
        }
        text.item("Questions are in English and come from templates; `template` names the one that was used.");
        text.item("A rule abstains where a difference is below its margin, so hard cases are missing.");
        text.end();
    }

    private void citation() {
        text.heading("Citation");
        text.paragraph("Cite the sources of the photographs and annotations as they ask, and this dataset as:");
        text.code("bibtex", citation(finished));
    }

    /** An entry for a bibliography. */
    static String citation(Finished finished) {
        String name = Markdown.line(finished.run().name()).replaceAll("[{}\\\\`]", "");
        return "@misc{" + HubLayout.identifier(name) + ",\n  title = {" + name
                + "},\n  note = {Question-answer pairs made with SpatialForge}\n}";
    }

    /** Counts in the order in which they come, largest first. */
    static Map<String, Long> largestFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
