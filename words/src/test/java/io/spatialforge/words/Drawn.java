package io.spatialforge.words;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Predicate;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.LabelKind;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import io.spatialforge.words.reading.Resolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A scene drawn by chance, with claims about it that need not be true: the words must carry any claim. What is nearest to
 * the camera is, for these tests, what reaches farthest down.
 */
public final class Drawn implements Resolver {

    public static final List<String> COCO =
            List.of(("person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,stop sign,"
                            + "parking meter,bench,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,backpack,umbrella,"
                            + "handbag,tie,suitcase,frisbee,skis,snowboard,sports ball,kite,baseball bat,baseball glove,"
                            + "skateboard,surfboard,tennis racket,bottle,wine glass,cup,fork,knife,spoon,bowl,banana,apple,"
                            + "sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake,chair,couch,potted plant,bed,"
                            + "dining table,toilet,tv,laptop,mouse,remote,keyboard,cell phone,microwave,oven,toaster,sink,"
                            + "refrigerator,book,clock,vase,scissors,teddy bear,hair drier,toothbrush")
                    .split(","));

    /** Labels that a reader may stumble over. */
    public static final List<String> HARD = List.of(
            "items on the shelf",
            "the man's left hand",
            "picture frame",
            "wild goose",
            "t-shirt",
            "glass",
            "red cups",
            "wine glass");

    private static final List<String> ATTRIBUTES =
            List.of("wooden", "plastic", "sitting", "lying", "transparent", "leather", "red", "jumping");

    private static final List<String> PREDICATES =
            List.of("on", "holds", "wears", "inside of", "under", "at", "plays", "ride", "hits");

    private static final List<String> PEOPLES_WORDS = List.of(
            "lady with the blue shirt",
            "2nd guy from the left",
            "not the dog, but whatever is behind it",
            "man's hat on table",
            "biggest one closest to the camera");

    private final Scene scene;
    private final Random random;

    private Drawn(Scene scene, Random random) {
        this.scene = scene;
        this.random = random;
    }

    public static Drawn of(long seed, List<String> vocabulary) {
        Random random = new Random(seed);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            labels.add(vocabulary.get(random.nextInt(vocabulary.size())));
        }
        labels.set(0, vocabulary.contains("person") ? "person" : labels.getFirst());
        for (int i = 0; i < 50 && labels.subList(0, 3).contains(labels.get(3)); i++) {
            labels.set(3, vocabulary.get(random.nextInt(vocabulary.size())));
        }
        String pointed = labels.subList(0, 3).contains(labels.get(3)) ? null : labels.get(3);
        List<Region> regions = new ArrayList<>();
        int size = 5 + random.nextInt(9);
        for (int i = 0; i < size; i++) {
            double x = random.nextInt(500);
            double y = random.nextInt(400);
            Box box = new Box(x, y, x + 20 + random.nextInt(100), y + 20 + random.nextInt(60));
            // One box and one point at least.
            String label = i == 0 ? labels.getFirst() : labels.get(i == 1 ? 3 : random.nextInt(labels.size()));
            Shape shape = label.equals(pointed) ? new Point(box.centreX(), box.centreY()) : box;
            regions.add(described(i, Region.annotated(i, label, shape, Flags.NONE), random));
        }
        if (regions.stream().allMatch(r -> r.shape() instanceof Point || isNoPlainNoun(r.label()))) {
            // Claims are about plain nouns, so there is one.
            regions.set(
                    0,
                    described(0, Region.annotated(0, "dog", regions.getFirst().box(), Flags.NONE), random));
            labels.add("dog");
        }
        List<Relationship> relationships = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String subject = "r" + random.nextInt(size);
            String object = "r" + random.nextInt(size);
            if (!subject.equals(object)) {
                relationships.add(new Relationship(subject, PREDICATES.get(random.nextInt(PREDICATES.size())), object));
            }
        }
        Set<String> absent = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            absent.add(vocabulary.get(random.nextInt(vocabulary.size())));
        }
        absent.removeAll(labels);
        Image image = new Image("drawn/" + seed, "drawn", null, null, null, 640, 480, Transform.IDENTITY, null);
        return new Drawn(
                new Scene(image, regions, new TreeSet<>(labels), absent, null).withRelationships(relationships),
                random);
    }

    private static boolean isNoPlainNoun(String label) {
        return Labels.standard().kind(label) == LabelKind.ODD || FreeText.isPlural(label);
    }

    /** The first region is always described in every way, the others by chance. */
    private static Region described(int index, Region region, Random random) {
        List<String> shuffled = new ArrayList<>(ATTRIBUTES);
        Collections.shuffle(shuffled, random);
        boolean known = index == 0 || random.nextBoolean();
        String words = PEOPLES_WORDS.get(random.nextInt(PEOPLES_WORDS.size())) + " of row " + index;
        return region.withAttributes(
                        known ? Attributes.of(shuffled.subList(0, 2), shuffled.subList(2, 4)) : Attributes.NONE)
                .withExpressions(index == 0 || random.nextInt(3) == 0 ? List.of(words) : List.of());
    }

    public Scene scene() {
        return scene;
    }

    @Override
    public @Nullable String resolve(Expression expression) {
        List<Region> all = scene.regions().stream()
                .filter(r -> r.label().equals(expression.label()) && meets(r, expression))
                .toList();
        Comparator<Region> byX =
                Comparator.comparingDouble((Region r) -> r.box().centreX()).thenComparing(Region::id);
        Comparator<Region> byDepth =
                Comparator.comparingDouble((Region r) -> r.box().y2()).thenComparing(Region::id);
        Comparator<Region> byArea =
                Comparator.comparingDouble((Region r) -> r.box().area()).thenComparing(Region::id);
        if (all.isEmpty()) {
            return null;
        }
        return switch (expression) {
            case Expression.Every e -> null;
            case Expression.Only o -> all.size() == 1 ? all.getFirst().id() : null;
            case Expression.Ordinal o -> {
                List<Region> row = all.stream()
                        .sorted(o.from() == Side.LEFT ? byX : byX.reversed())
                        .toList();
                yield o.position() > row.size()
                        ? null
                        : row.get(o.position() - 1).id();
            }
            case Expression.Such s -> all.size() == 1 ? all.getFirst().id() : null;
            case Expression.Stated s -> all.size() == 1 ? all.getFirst().id() : null;
            case Expression.Extreme e -> extreme(all, e.extremity(), byX, byDepth, byArea);
            case Expression.ExtremeSuch e -> extreme(all, e.extremity(), byX, byDepth, byArea);
        };
    }

    private static String extreme(
            List<Region> all,
            Extremity extremity,
            Comparator<Region> byX,
            Comparator<Region> byDepth,
            Comparator<Region> byArea) {
        return switch (extremity) {
            case LEFTMOST -> Collections.min(all, byX).id();
            case RIGHTMOST -> Collections.max(all, byX).id();
            case LARGEST -> Collections.max(all, byArea).id();
            case NEAREST -> Collections.max(all, byDepth).id();
            case FARTHEST -> Collections.min(all, byDepth).id();
        };
    }

    private boolean meets(Region region, Expression expression) {
        return switch (expression) {
            case Expression.Such e -> e.conditions().stream().allMatch(c -> meets(region, c));
            case Expression.ExtremeSuch e -> meets(region, e.condition());
            case Expression.Stated e -> region.expressions().contains(e.text());
            case Expression.Every e -> true;
            case Expression.Only e -> true;
            case Expression.Ordinal e -> true;
            case Expression.Extreme e -> true;
        };
    }

    private boolean meets(Region region, Condition condition) {
        return switch (condition) {
            case Condition.Has has -> region.attributes().present().contains(has.attribute());
            case Condition.InHalf half -> (region.box().centreX() < 320) == (half.side() == Side.LEFT);
            case Condition.Related related ->
                scene.relationships().stream()
                        .anyMatch(r -> r.predicate().equals(related.predicate())
                                && (related.role() == RelationRole.SUBJECT ? r.subject() : r.object())
                                        .equals(region.id())
                                && scene.region(related.role() == RelationRole.SUBJECT ? r.object() : r.subject())
                                        .label()
                                        .equals(related.other()));
        };
    }

    /** A way to mention the region, which is right. */
    public Mention mention(String id) {
        Region region = scene.region(id);
        Mention shown = new Mention.Shown(id, region.label());
        LabelKind kind = Labels.standard().kind(region.label());
        if (kind == LabelKind.ODD || random.nextInt(3) == 0) {
            return shown;
        }
        List<Expression> fitting = new ArrayList<>();
        for (Expression expression : expressions(region.label())) {
            if (id.equals(resolve(expression))) {
                fitting.add(expression);
            }
        }
        return fitting.isEmpty() ? shown : new Mention.Named(id, fitting.get(random.nextInt(fitting.size())));
    }

    private List<Expression> expressions(String label) {
        List<Expression> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Condition condition = random.nextBoolean() ? attribute() : relation();
            all.add(new Expression.Such(label, List.of(condition)));
            all.add(new Expression.Such(
                    label,
                    random.nextBoolean()
                            ? List.of(condition, attribute())
                            : List.of(countedRelation(), countedRelation())));
            all.add(new Expression.ExtremeSuch(
                    label,
                    random.nextBoolean() ? attribute() : countedRelation(),
                    Extremity.values()[random.nextInt(Extremity.values().length)]));
        }
        Side half = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
        all.add(new Expression.Such(label, List.of(attribute(), new Condition.InHalf(half))));
        all.add(new Expression.Only(label));
        for (Side side : Side.values()) {
            for (int i = 1; i <= 12; i++) {
                all.add(new Expression.Ordinal(label, i, side));
            }
        }
        for (Extremity extremity : Extremity.values()) {
            all.add(new Expression.Extreme(label, extremity));
        }
        return all;
    }

    /** Some regions, all different, in an order by chance. */
    public List<String> regions(int n) {
        List<String> ids =
                new ArrayList<>(scene.regions().stream().map(Region::id).toList());
        Collections.shuffle(ids, random);
        return ids.subList(0, n);
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream()
                .sorted(Comparator.comparingInt(id -> Integer.parseInt(id.substring(1))))
                .toList();
    }

    private Condition attribute() {
        List<String> known = scene.regions().stream()
                .flatMap(r -> r.attributes().present().stream())
                .distinct()
                .toList();
        return new Condition.Has(known.get(random.nextInt(known.size())));
    }

    /** A relationship to something with a plain name, or an attribute where nothing has one. */
    private Condition relation() {
        for (String id : regions(scene.regions().size())) {
            String label = scene.region(id).label();
            if (Labels.standard().isThing(label) && !FreeText.isPlural(label)) {
                Predicate predicate =
                        Objects.requireNonNull(Predicate.of(PREDICATES.get(random.nextInt(PREDICATES.size()))));
                boolean asSubject = random.nextBoolean();
                return new Condition.Related(
                        predicate.id(), asSubject ? RelationRole.SUBJECT : RelationRole.OBJECT, label);
            }
        }
        return attribute();
    }

    private Condition countedRelation() {
        while (true) {
            Condition condition = relation();
            if (!(condition instanceof Condition.Related related)
                    || Objects.requireNonNull(Predicate.of(related.predicate())).said(related.role()) != null) {
                return condition;
            }
        }
    }

    private String ofShape(Class<? extends Shape> shape) {
        return regions(scene.regions().size()).stream()
                .filter(id -> shape.isInstance(scene.region(id).shape()))
                .findFirst()
                .orElseThrow();
    }

    private Expression plainExpression() {
        List<String> ids = new ArrayList<>(regions(scene.regions().size()));
        for (String id : ids) {
            String label = scene.region(id).label();
            if (!isNoPlainNoun(label)) {
                List<Expression> all = expressions(label);
                return all.get(random.nextInt(all.size()));
            }
        }
        return new Expression.Only("dog");
    }

    /** A claim that a question of this form can be asked about. */
    public Claim claim(String task, String form) {
        List<String> ids = regions(2);
        String a = ids.get(0);
        String b = ids.get(1);
        return switch (task + '.' + form) {
            case "grounding.every" -> every(Box.class);
            case "grounding.points" -> every(Point.class);
            case "grounding.one" -> new Claim.Grounding(plainExpression(), List.of(ofShape(Box.class)));
            case "grounding.point-one" -> new Claim.Grounding(plainExpression(), List.of(ofShape(Point.class)));
            case "grounding.stated" -> {
                Region first = scene.regions().getFirst();
                yield new Claim.Grounding(
                        new Expression.Stated(first.label(), first.expressions().getFirst()), List.of(first.id()));
            }
            case "referring.name" -> {
                Region first = scene.regions().getFirst();
                yield random.nextInt(4) == 0
                        ? new Claim.Referring(
                                new Expression.Stated(
                                        first.label(), first.expressions().getFirst()),
                                first.id())
                        : new Claim.Referring(plainExpression(), a);
            }
            case "counting.has" -> count(attribute());
            case "counting.related" -> count(countedRelation());
            case "counting.all" -> count(null);
            case "counting.half" -> count(new Condition.InHalf(random.nextBoolean() ? Side.LEFT : Side.RIGHT));
            case "near-far.pair", "near-far.pair-yes-no", "near-far.pair-choice" -> new Claim.Nearer(a, b);
            case "near-far.extreme", "near-far.extreme-choice" -> {
                List<String> among = sorted(regions(3 + random.nextInt(3)));
                yield new Claim.ExtremeDepth(
                        random.nextBoolean() ? DepthEnd.NEAREST : DepthEnd.FARTHEST,
                        among.get(random.nextInt(among.size())),
                        among);
            }
            case "near-far.order" -> new Claim.DepthOrder(regions(3 + random.nextInt(3)));
            case "left-right.order" -> new Claim.HorizontalOrder(regions(3 + random.nextInt(3)));
            case "left-right.side", "left-right.which", "left-right.yes-no", "left-right.choice" ->
                new Claim.LeftOf(a, b);
            case "perspective.bearing", "perspective.bearing-choice" ->
                bearing(a, b, Direction.values()[random.nextInt(4)]);
            case "perspective.facing", "perspective.facing-choice" ->
                new Claim.Facing(person(a), View.values()[random.nextInt(4)]);
            default -> throw new IllegalArgumentException(task + '.' + form);
        };
    }

    private Claim bearing(String a, String b, Direction direction) {
        String viewer = person(a);
        return new Claim.Bearing(viewer, viewer.equals(b) ? a : b, direction);
    }

    /** A person if there is one, else the other. */
    private String person(String other) {
        List<String> people = of("person");
        return people.isEmpty() ? other : people.get(random.nextInt(people.size()));
    }

    private Claim every(Class<? extends Shape> shape) {
        if (random.nextBoolean() && !scene.absent().isEmpty()) {
            List<String> absent = List.copyOf(scene.absent());
            return new Claim.Grounding(new Expression.Every(absent.get(random.nextInt(absent.size()))), List.of());
        }
        String label = scene.region(ofShape(shape)).label();
        return new Claim.Grounding(new Expression.Every(label), of(label));
    }

    private Claim count(@Nullable Condition condition) {
        String label = scene.region(regions(1).getFirst()).label();
        List<String> all = of(label);
        return new Claim.Count(label, condition, all.size(), all);
    }

    private List<String> of(String label) {
        return scene.regions().stream()
                .filter(r -> r.label().equals(label))
                .map(Region::id)
                .toList();
    }
}
