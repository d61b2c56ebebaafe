package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoomTests {

    private static final long SEED = 12;
    private static final Balance BALANCE = new Balance(0.02, 0.6);
    private static final int PER_FORM = 6;
    private static final double SCALE = 100;

    private final SplittableRandom random = new SplittableRandom(21);

    @Test
    void ofWhatTheMixWantsLittleOfALittleMoreIsMadeThanItTakes() {
        List<KeyReader.OfImage> sample = sample(1_000);
        Mix mix = new Mix(Map.of(Task.COUNTING, 0.05, Task.GROUNDING, 0.95), null);
        Room room = room(sample, mix);
        assertThat(room.of("grounding")).isEqualTo(1);
        assertThat(room.of("count")).isBetween(0.01, 0.2);
        assertThat(room.of("nearer")).as("what the mix does not name").isZero();
        double located = 2_000 * SCALE;
        double kept = kept(sample, room, "count") * SCALE;
        assertThat(kept / (located * 0.05 / 0.95)).isBetween(1.05, 1.6);
    }

    @Test
    void theLargerTheTotalTheMoreIsMade() {
        List<KeyReader.OfImage> sample = sample(1_000);
        double before = 0;
        for (long total : List.of(20_000L, 60_000L, 200_000L)) {
            double share =
                    room(sample, new Mix(Map.of(Task.COUNTING, 1.0), total)).of("count");
            assertThat(share).isGreaterThan(before);
            before = share;
        }
        assertThat(room(sample, new Mix(Map.of(Task.COUNTING, 1.0), 100_000_000L))
                        .of("count"))
                .isEqualTo(1);
    }

    @Test
    void eachKindOfClaimKeepsItsShareOfTheTaskHoweverManyAnImageHasOfIt() {
        List<KeyReader.OfImage> sample = new ArrayList<>();
        for (int image = 0; image < 1_000; image++) {
            List<KeyReader.Entry> entries = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = 100 * image + i;
                QaPair pair = i < 18
                        ? Asked.nearer(number, "thing" + i, "thing" + (i + 1) % 18, i % 2 == 0)
                        : Asked.nearest(number, "thing" + i % 3, List.of("thing" + (i + 1) % 3), i % 2);
                entries.add(new KeyReader.Entry(PairKey.of(pair), i, KeyWriter.Repeats.NO));
            }
            sample.add(new KeyReader.OfImage("test/" + image, entries));
        }
        RoomSearch search = new RoomSearch(
                SEED,
                new Balance(1, 1),
                Caps.NONE,
                new Mix(Map.of(Task.NEAR_FAR, 1.0), 50_000L),
                PER_FORM,
                RoomSearch.Judged.NO);
        sample.forEach(search::add);
        Room room = search.room(SCALE);
        double nearer = kept(sample, room, "nearer");
        double nearest = kept(sample, room, "extremedepth");
        assertThat(nearer / nearest).as("six of eighteen to two of two").isBetween(2.7, 3.3);
        assertThat(room.of("nearer")).isLessThan(room.of("extremedepth"));
        assertThat(SCALE * (nearer + nearest)).isBetween(52_000.0, 70_000.0);
    }

    @Test
    void fewPairsAreAllMade() {
        RoomSearch search = search(new Mix(Map.of(Task.COUNTING, 0.05, Task.GROUNDING, 0.95), null));
        sample(200).forEach(search::add);
        assertThat(search.room(2).of("count")).isEqualTo(1);
    }

    @Test
    void aRoomIsReadAsItIsWritten() {
        Room room = new Room(Map.of("count", 0.25, "leftof", 0.0, "nearer", 1.0));
        assertThat(room.text()).isEqualTo("count=0.25 leftof=0.0");
        assertThat(Room.parse(room.text())).isEqualTo(room);
        assertThat(Room.parse("")).isEqualTo(Room.ALL);
    }

    @Test
    void whatFitsALittleRoomFitsALargerOne() {
        Room little = new Room(Map.of("count", 0.1));
        Room larger = new Room(Map.of("count", 0.3));
        int fits = 0;
        for (int i = 0; i < 10_000; i++) {
            String id = "%016x".formatted(i);
            if (Room.fits(little.of("count"), id, SEED)) {
                fits++;
                assertThat(Room.fits(larger.of("count"), id, SEED)).isTrue();
            }
        }
        assertThat(fits).isBetween(900, 1_100);
    }

    private Room room(List<KeyReader.OfImage> sample, Mix mix) {
        RoomSearch search = search(mix);
        sample.forEach(search::add);
        return search.room(SCALE);
    }

    private static RoomSearch search(Mix mix) {
        return new RoomSearch(SEED, BALANCE, Caps.NONE, mix, PER_FORM, RoomSearch.Judged.NO);
    }

    /** Pairs of a kind that are left of a room's, by the caps of images. */
    private static double kept(List<KeyReader.OfImage> sample, Room room, String kind) {
        Turns turns = new Turns(SEED, room, PER_FORM, Integer.MAX_VALUE);
        long kept = 0;
        for (KeyReader.OfImage image : sample) {
            List<PairKey> made = new ArrayList<>();
            for (KeyReader.Entry pair : image.pairs()) {
                if (pair.key().how().claim().equals(kind)
                        && Room.fits(room.of(kind), pair.key().id(), SEED)) {
                    made.add(pair.key());
                }
            }
            kept += turns.ofEachKind(image.image(), made).size();
        }
        return kept;
    }

    /** Images with two things to locate, and up to eighteen to count or compare. */
    private List<KeyReader.OfImage> sample(int images) {
        List<KeyReader.OfImage> sample = new ArrayList<>();
        int number = 0;
        for (int image = 0; image < images; image++) {
            List<QaPair> pairs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                pairs.add(Asked.locate(number++, "thing" + random.nextInt(30), 1 + random.nextInt(2)));
            }
            for (int i = random.nextInt(19); i > 0; i--) {
                pairs.add(Asked.count(number++, "thing" + random.nextInt(30), 1 + random.nextInt(2)));
                pairs.add(Asked.nearer(
                        number++, "thing" + random.nextInt(30), "thing" + random.nextInt(30), random.nextBoolean()));
            }
            List<KeyReader.Entry> entries = new ArrayList<>();
            for (QaPair pair : pairs) {
                entries.add(new KeyReader.Entry(PairKey.of(pair), entries.size(), KeyWriter.Repeats.NO));
            }
            sample.add(new KeyReader.OfImage("test/" + image, entries));
        }
        return sample;
    }
}
