package io.spatialforge.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.drawn.DrawnLabels;
import io.spatialforge.drawn.DrawnLayout;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.records.SceneJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The same photographs give the same claims, whichever corpus's files say what is in them. */
class DrawnLayoutsTests {

    private static final Pattern REGION = Pattern.compile("\\br\\d+\\b");
    private static final Shards SHARDS = new Shards(2);
    private static final int SCENES = 12;

    /** What can be drawn and bears another label in the corpus, by that label. */
    private static final Map<String, String> IN_OBJECTS365 = Map.of(
            "ball", "sports ball",
            "luggage", "suitcase",
            "bowl/basin", "bowl",
            "vase/plant pot", "vase",
            "stuffed toy", "teddy bear",
            "cabinet/shelf", "cabinet",
            "table", "desk");

    private static final Map<String, String> IN_OPEN_IMAGES =
            Map.of("ball", "sports ball", "houseplant", "potted plant", "television", "tv", "cabinetry", "cabinet");

    /** OpenImages has no cups but coffee cups and measuring cups. */
    private static final String ONLY_IN_COCO = "cup";

    @TempDir
    static Path folder;

    private static Map<Integer, Scene> coco = Map.of();

    @BeforeAll
    static void drawTheScenesInAllLayouts() throws Exception {
        DrawnCorpus.write(folder, DrawnCorpus.Options.of(23, SCENES).withLayouts(Set.of(DrawnLayout.values())));
        coco = scenes(
                "coco",
                image -> Integer.parseInt(file(image).substring(0, 5)),
                source -> source.put(
                                "annotations",
                                folder.resolve("annotations.json").toString())
                        .put("images", folder.resolve("images").toString())
                        .put("exhaustive", "yes"));
        assertThat(coco).hasSize(SCENES);
    }

    @Test
    void objects365GivesTheClaimsOfCoco() throws Exception {
        Path layout = folder.resolve("objects365");

        Map<Integer, Scene> scenes = scenes(
                "objects365",
                image -> Integer.parseInt(image.id().substring(image.id().indexOf('/') + 1)) - 2_500_000,
                source -> source.put(
                                "annotations",
                                layout.resolve("annotations.json").toString())
                        .put("images", layout.toString()));

        compare(scenes, IN_OBJECTS365);
    }

    @Test
    void openImagesGivesTheClaimsOfCoco() throws Exception {
        Path layout = folder.resolve("openimages");

        Map<Integer, Scene> scenes = scenes(
                "openimages",
                image -> Integer.parseInt(image.id().substring(image.id().length() - 4), 16),
                source -> source.put("folder", layout.toString())
                        .put("images", layout.resolve("images").toString()));

        compare(scenes, IN_OPEN_IMAGES);
    }

    @Test
    void pixmoGivesTheCountsAndTheAbsenceOfCoco() throws Exception {
        Path layout = folder.resolve("pixmo");

        Map<Integer, Scene> scenes = scenes(
                "pixmo",
                image -> Integer.parseInt(String.valueOf(image.url()).replaceAll(".*/|\\.jpg", "")),
                source -> source.put(
                                "points", layout.resolve("pixmo-points.parquet").toString())
                        .put("sizes", layout.resolve("sizes.csv").toString()));

        assertThat(scenes.keySet()).isEqualTo(coco.keySet());
        int points = 0;
        for (Map.Entry<Integer, Scene> entry : scenes.entrySet()) {
            Scene boxes = requireNonNull(coco.get(entry.getKey()));
            assertThat(counts(entry.getValue())).as("scene %d", entry.getKey()).isEqualTo(counts(boxes));
            for (String label : boxes.absent()) {
                assertThat(entry.getValue().absent())
                        .as("scene %d", entry.getKey())
                        .contains(label);
            }
            for (Region point : entry.getValue().regions()) {
                assertThat(boxes.regions())
                        .as("%s lies in its box", point)
                        .anyMatch(r -> r.label().equals(point.label()) && holds(r.box(), point.box()));
                points++;
            }
        }
        assertThat(points).isGreaterThan(60);
    }

    private static boolean holds(Box box, Box point) {
        return point.x1() >= box.x1() && point.x2() <= box.x2() && point.y1() >= box.y1() && point.y2() <= box.y2();
    }

    private static Map<String, Long> counts(Scene scene) {
        return scene.regions().stream()
                .map(Region::label)
                .filter(scene.exhaustive()::contains)
                .collect(Collectors.groupingBy(l -> l, TreeMap::new, Collectors.counting()));
    }

    /**
     * Compares the claims, with the corpus's own labels put into COCO's words. Which absent labels may be spoken of depends
     * on what else the vocabulary holds; those are compared that both find absent.
     */
    private static void compare(Map<Integer, Scene> scenes, Map<String, String> translated) {
        assertThat(scenes.keySet()).isEqualTo(coco.keySet());
        int claims = 0;
        int absent = 0;
        List<String> differences = new ArrayList<>();
        for (Map.Entry<Integer, Scene> entry : scenes.entrySet()) {
            Scene expected = translated(requireNonNull(coco.get(entry.getKey())), Map.of());
            Scene found = translated(entry.getValue(), translated);
            assertThat(found.absent()).doesNotContainAnyElementsOf(labels(expected));
            Set<String> both = new TreeSet<>(expected.absent());
            both.retainAll(found.absent());
            Set<String> stated = claims(expected, both, entry.getKey());
            Set<String> again = claims(found, both, entry.getKey());
            differences.addAll(difference("missing", entry.getKey(), stated, again));
            differences.addAll(difference("more", entry.getKey(), again, stated));
            claims += stated.size();
            absent += both.size();
        }
        System.out.printf("%d claims alike, %d absent labels among them%n", claims, absent);
        assertThat(differences).isEmpty();
        assertThat(claims).isGreaterThan(400);
        assertThat(absent).isGreaterThan(100);
    }

    private static Set<String> labels(Scene scene) {
        return scene.regions().stream().map(Region::label).collect(Collectors.toSet());
    }

    /**
     * The scene in COCO's words, with regions in their order, and without what only one file says: COCO's a label,
     * OpenImages' what is hidden, which tells near and far.
     */
    private static Scene translated(Scene scene, Map<String, String> words) {
        List<Region> renamed = new ArrayList<>();
        for (Region region : scene.regions()) {
            if (!region.label().equals(ONLY_IN_COCO)) {
                String label = words.getOrDefault(region.label(), region.label());
                Flags flags = new Flags(
                        region.flags().bits() & ~Flags.of(RegionFlag.OCCLUDED).bits());
                renamed.add(Region.annotated(0, label, region.shape(), flags));
            }
        }
        renamed.sort(Comparator.comparing(Region::label).thenComparing(r -> rounded(r.box())));
        List<Region> regions = new ArrayList<>();
        for (Region region : renamed) {
            regions.add(region.withId("r" + regions.size()));
        }
        Image image = scene.image();
        Image anonymous = new Image(
                "drawn/1", "drawn", null, null, null, image.width(), image.height(), Transform.IDENTITY, null);
        return new Scene(anonymous, regions, drawn(scene.exhaustive(), words), drawn(scene.absent(), words), null);
    }

    private static Set<String> drawn(Set<String> labels, Map<String, String> words) {
        Set<String> drawn = new TreeSet<>();
        labels.forEach(label -> drawn.add(words.getOrDefault(label, label)));
        drawn.retainAll(DrawnLabels.ids().keySet());
        drawn.remove(ONLY_IN_COCO);
        return drawn;
    }

    private static List<String> difference(String kind, int scene, Set<String> these, Set<String> others) {
        return these.stream()
                .filter(claim -> !others.contains(claim))
                .map(claim -> "%s in scene %d: %s".formatted(kind, scene, claim))
                .toList();
    }

    /** What the rules say of a scene, with regions by label and box. */
    private static Set<String> claims(Scene scene, Set<String> absent, int chance) {
        SceneFacts facts = SceneFacts.of(
                new Scene(scene.image(), scene.regions(), scene.exhaustive(), absent, null),
                Margins.ofDefaults(),
                chance);
        Set<String> claims = new TreeSet<>();
        Findings findings = new Findings() {
            @Override
            public void claim(Candidate candidate) {
                claims.add(named(scene, candidate.claim()));
            }

            @Override
            public void abstain(Task task, Reason reason, String about, @Nullable String other) {}
        };
        Rule.standard().forEach(rule -> rule.apply(facts, findings));
        return claims;
    }

    private static String named(Scene scene, Claim claim) {
        Matcher matcher = REGION.matcher(claim.toString());
        return matcher.replaceAll(m -> {
            Region region = scene.region(m.group());
            return region.label() + "@" + rounded(region.box());
        });
    }

    /** OpenImages writes six decimals of a share. */
    private static String rounded(Box box) {
        return "%07.2f,%07.2f,%07.2f,%07.2f".formatted(box.x1(), box.y1(), box.x2(), box.y2());
    }

    private static Map<Integer, Scene> scenes(
            String kind, Function<Image, Integer> index, Consumer<ObjectNode> described) throws Exception {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 2)
                .put("per_form", 1000)
                .putArray("tasks")
                .add("counting")
                .add("left-right");
        tree.putObject("curate").put("pixels", "off");
        described.accept(tree.putArray("sources").addObject().put("kind", kind).put("absent_labels", 1000));
        Path run = folder.resolve("run-" + kind);
        try {
            Run.forge(
                    RunConfig.of(kind, tree, Path.of("")),
                    run,
                    Run.Options.ofDefaults().withWorkers(1));
        } catch (NothingKeptException e) {
            // Where nearly all labels of nearly all images are absent, no zero is balanced by a count; scenes are
            // written.
        }
        Map<Integer, Scene> scenes = new TreeMap<>();
        RunFolder runFolder = FinishedRun.open(run).folder();
        for (int shard = 0; shard < 2; shard++) {
            LineReader.forEach(
                    runFolder.lines(RunFolder.SCENES, SHARDS, shard),
                    SceneJson.LINES,
                    scene -> scenes.put(index.apply(scene.image()), scene));
        }
        return scenes;
    }

    private static String file(Image image) {
        return Labels.normal(String.valueOf(image.file()));
    }
}
