package io.spatialforge.app;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.Targets;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** What shells offer for the values of options. */
final class Candidates {

    private Candidates() {}

    static final class Commands implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return HelpLayout.commands().iterator();
        }
    }

    static final class Tasks implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Task.ids().iterator();
        }
    }

    static final class Reasons implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Reason.values()).map(Reason::id).iterator();
        }
    }

    static final class TargetIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Targets.names().iterator();
        }
    }

    static final class DialectIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Dialects.names().iterator();
        }
    }

    static final class ModelSets implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ModelCatalog.shipped().sets().iterator();
        }
    }

    static final class Models implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> names = new ArrayList<>(ModelCatalog.shipped().sets());
            ModelCatalog.shipped().models().stream().map(ModelSpec::id).forEach(names::add);
            return names.iterator();
        }
    }

    static final class ModelIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ModelCatalog.shipped().models().stream().map(ModelSpec::id).iterator();
        }
    }

    static final class Devices implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("auto", "cpu", "cuda:0").iterator();
        }
    }

    static final class Exhaustive implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("auto", "yes", "no").iterator();
        }
    }

    static final class RegionStyles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("text", "points", "marks").iterator();
        }
    }

    static final class HeldOutSplits implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("test", "validation", "both").iterator();
        }
    }
}
