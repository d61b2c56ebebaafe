package io.spatialforge.viewer.serve;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.records.DropJson;
import io.spatialforge.viewer.index.DropFilter;
import io.spatialforge.viewer.index.DropRow;
import io.spatialforge.viewer.index.Facet;
import io.spatialforge.viewer.index.PairFilter;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.index.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All pairs and drops of a small run in memory, so that pages can be looked at without the index of large ones. */
public final class ReadIndex implements RunIndex {

    private final List<PairRow> pairs = new ArrayList<>();
    private final List<List<String>> labels = new ArrayList<>();
    private final List<DropRow> drops = new ArrayList<>();
    volatile double indexed = 1;

    public ReadIndex(FinishedRun run) throws IOException {
        Iterator<QaPair> all = run.pairs();
        while (all.hasNext()) {
            QaPair pair = all.next();
            Judgement judged = pair.evidence().judgement();
            pairs.add(new PairRow(
                    pairs.size(),
                    pair.id(),
                    pair.claim().task(),
                    pair.phrased().form(),
                    pair.split().id(),
                    pair.image().source(),
                    pair.image().id(),
                    pair.phrased().question(),
                    pair.phrased().answer(),
                    judged == null ? null : "upheld"));
            List<String> of = new ArrayList<>();
            pair.regions().forEach(region -> of.add(region.label()));
            if (pair.claim() instanceof Claim.Count count) {
                of.add(count.label());
            }
            labels.add(of);
        }
        for (Stage stage : Stage.values()) {
            for (int shard = 0; shard < run.shards().count(); shard++) {
                Path file = run.files().find(RunFolder.dropped(stage.id()), shard);
                if (file != null) {
                    try (LineReader lines = LineReader.open(file)) {
                        while (lines.next()) {
                            add(DropJson.read(lines.line()));
                        }
                    }
                }
            }
        }
    }

    private void add(Drop drop) {
        drops.add(new DropRow(
                drops.size(), drop.stage(), drop.unit(), drop.reason(), drop.image(), drop.subject(), drop.detail()));
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public double indexed() {
        return indexed;
    }

    private static boolean fits(@Nullable Object wanted, @Nullable Object got) {
        return wanted == null || wanted.equals(got);
    }

    private static boolean holds(@Nullable String wanted, @Nullable String text) {
        return wanted == null
                || (text != null && text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
    }

    private List<PairRow> all(PairFilter f) {
        List<PairRow> found = new ArrayList<>();
        for (PairRow row : pairs) {
            if (fits(f.task(), row.task())
                    && fits(f.form(), row.form())
                    && fits(f.split(), row.split())
                    && fits(f.source(), row.source())
                    && fits(f.answer(), row.answer())
                    && fits(f.verdict(), row.verdict())
                    && fits(f.image(), row.image())
                    && (f.label() == null || labels.get((int) row.number()).contains(f.label()))
                    && (holds(f.text(), row.question()) || holds(f.text(), row.answer()))) {
                found.add(row);
            }
        }
        return found;
    }

    private List<DropRow> all(DropFilter f) {
        List<DropRow> found = new ArrayList<>();
        for (DropRow row : drops) {
            if (fits(f.stage(), row.stage())
                    && fits(f.unit(), row.unit())
                    && fits(f.reason(), row.reason())
                    && fits(f.source(), source(row))
                    && fits(f.image(), row.image())
                    && (f.text() == null || holds(f.text(), row.subject()) || holds(f.text(), row.detail()))) {
                found.add(row);
            }
        }
        return found;
    }

    private static String source(DropRow row) {
        String image = row.image() == null ? "" : row.image();
        int slash = image.indexOf('/');
        return slash < 0 ? "" : image.substring(0, slash);
    }

    private <T> Slice<T> slice(List<T> all, long from, int most) {
        int first = (int) Math.min(from, all.size());
        return new Slice<>(all.subList(first, Math.min(all.size(), first + most)), from, all.size(), indexed);
    }

    @Override
    public Slice<PairRow> pairs(PairFilter filter, long from, int most) {
        return slice(all(filter), from, most);
    }

    @Override
    public Slice<DropRow> drops(DropFilter filter, long from, int most) {
        return slice(all(filter), from, most);
    }

    @Override
    public Optional<PairRow> pair(String id) {
        return pairs.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public Optional<DropRow> drop(long number) {
        return number < 0 || number >= drops.size() ? Optional.empty() : Optional.of(drops.get((int) number));
    }

    @Override
    public Optional<PairRow> beside(PairFilter filter, long number, int step) {
        return beside(all(filter), PairRow::number, number, step);
    }

    @Override
    public Optional<DropRow> beside(DropFilter filter, long number, int step) {
        return beside(all(filter), DropRow::number, number, step);
    }

    private static <T> Optional<T> beside(List<T> all, Function<T, Long> place, long number, int step) {
        List<T> ordered = step > 0 ? all : all.reversed();
        return ordered.stream()
                .filter(row -> step * Long.compare(place.apply(row), number) > 0)
                .findFirst();
    }

    private static PairFilter without(PairFilter f, PairField field) {
        return new PairFilter(
                field == PairField.TASK ? null : f.task(),
                field == PairField.FORM ? null : f.form(),
                field == PairField.SPLIT ? null : f.split(),
                field == PairField.SOURCE ? null : f.source(),
                field == PairField.LABEL ? null : f.label(),
                field == PairField.ANSWER ? null : f.answer(),
                field == PairField.VERDICT ? null : f.verdict(),
                f.image(),
                f.text());
    }

    private static DropFilter without(DropFilter f, DropField field) {
        return new DropFilter(
                field == DropField.STAGE ? null : f.stage(),
                field == DropField.UNIT ? null : f.unit(),
                field == DropField.REASON ? null : f.reason(),
                field == DropField.SOURCE ? null : f.source(),
                f.image(),
                f.text());
    }

    private static List<Facet> counted(List<String> values, int most) {
        Map<String, Long> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> new Facet(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Facet::count).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<Facet> facets(PairFilter filter, PairField field, int most) {
        List<String> values = new ArrayList<>();
        for (PairRow row : all(without(filter, field))) {
            switch (field) {
                case TASK -> values.add(row.task().id());
                case FORM -> values.add(row.form());
                case SPLIT -> values.add(row.split());
                case SOURCE -> values.add(row.source());
                case LABEL ->
                    values.addAll(
                            labels.get((int) row.number()).stream().distinct().toList());
                case ANSWER -> values.add(row.answer());
                case VERDICT -> {
                    if (row.verdict() != null) {
                        values.add(row.verdict());
                    }
                }
            }
        }
        return counted(values, most);
    }

    @Override
    public List<Facet> facets(DropFilter filter, DropField field, int most) {
        List<String> values = new ArrayList<>();
        for (DropRow row : all(without(filter, field))) {
            values.add(
                    switch (field) {
                        case STAGE -> row.stage().id();
                        case UNIT -> row.unit().id();
                        case REASON -> row.reason().id();
                        case SOURCE -> source(row);
                    });
        }
        return counted(values, most);
    }

    @Override
    public Optional<List<PairRow>> drawn(Task task, long seed, int most) {
        if (indexed < 1) {
            return Optional.empty();
        }
        return Optional.of(pairs.stream()
                .filter(row -> row.task() == task)
                .sorted(Comparator.comparingLong(row -> StableHash.with(StableHash.with(0, seed), row.id())))
                .limit(most)
                .toList());
    }

    @Override
    public void close() {}
}
