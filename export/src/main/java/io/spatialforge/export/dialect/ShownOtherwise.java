package io.spatialforge.export.dialect;

import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.DialectOptions.Regions;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.syntax.MarkSyntax;
import io.spatialforge.export.syntax.PointSyntax;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A dialect that shows regions as points or as numbered marks; its records are the dialect's own. */
public final class ShownOtherwise implements Dialect {

    private final Dialect dialect;
    private final Regions manner;
    private final RegionSyntax syntax;

    private ShownOtherwise(Dialect dialect, Regions manner, RegionSyntax syntax) {
        this.dialect = dialect;
        this.manner = manner;
        this.syntax = syntax;
    }

    /** The dialect with regions shown in that manner. */
    public static Dialect of(Dialect dialect, Regions manner) {
        return switch (manner) {
            case TEXT -> dialect;
            case POINTS -> new ShownOtherwise(dialect, manner, new PointSyntax(dialect.regions()));
            case MARKS -> new ShownOtherwise(dialect, manner, new MarkSyntax(dialect.regions()));
        };
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public String about() {
        return dialect.about();
    }

    @Override
    public RegionSyntax regions() {
        return syntax;
    }

    @Override
    public String fingerprint() {
        return dialect.fingerprint() + " " + manner;
    }

    @Override
    public @Nullable String reminder() {
        return dialect.reminder();
    }

    @Override
    public @Nullable Refusal refusal(Image image) {
        return dialect.refusal(image);
    }

    @Override
    public List<Framing> framings() {
        return dialect.framings();
    }

    /** Records that keep shapes apart from the text hold points where the text shows points. */
    @Override
    public void write(Told told, JsonGenerator json) {
        dialect.write(manner == Regions.POINTS ? asPoints(told) : told, json);
    }

    private static Told asPoints(Told told) {
        List<Turn> turns = told.turns().stream()
                .map(turn -> new Turn(
                        turn.question(),
                        turn.answer(),
                        turn.shown().stream().map(Shown::asPoint).toList()))
                .toList();
        return new Told(told.id(), told.qaIds(), told.images(), told.frame(), turns, told.lead());
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        return dialect.read(record, faults);
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return dialect.field(lead, turn, answer);
    }

    @Override
    public String imageField() {
        return dialect.imageField();
    }

    @Override
    public void describe(DataFiles files) throws IOException {
        dialect.describe(files);
    }

    @Override
    public void check(Path folder, Faults faults) throws IOException {
        dialect.check(folder, faults);
    }
}
