package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BooksTests {

    @Test
    void whatIsReadIsKeptOrDropped() {
        Books books = new Books();
        books.read(Unit.REGIONS, 10);
        books.kept(Unit.REGIONS, 7);
        books.dropped(Unit.REGIONS, Reason.TINY, 3);
        assertThatCode(() -> books.requireBalanced("stage forge")).doesNotThrowAnyException();
    }

    @Test
    void everyUnitThatDoesNotBalanceIsNamedWithItsPage() {
        Books books = new Books();
        books.read(Unit.IMAGES, 2);
        books.kept(Unit.IMAGES, 1);
        books.page("near-far").dropped(Unit.CLAIMS, Reason.OVERLAP, 4);
        assertThatThrownBy(() -> books.requireBalanced("stage forge, shard 00003-of-00008"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stage forge, shard 00003-of-00008")
                .hasMessageContaining("images read 2 but kept 1 and dropped 0")
                .hasMessageContaining("near-far: claims read 0 but kept 0 and dropped 4");
    }

    @Test
    void booksOfShardsAddUpInAnyOrderAndSurviveAMarker() {
        Random random = new Random(5);
        List<Books> shards = Stream.generate(() -> random(random)).limit(6).toList();
        Books forwards = new Books();
        shards.forEach(forwards::add);
        Books backwards = new Books();
        shards.reversed().forEach(backwards::add);
        assertThat(forwards).isEqualTo(backwards);
        forwards.requireBalanced("all");
        Marker marker = new Marker("forge", 3, 8, "f", new TreeMap<>(), List.of(), forwards, new TreeMap<>());
        Marker back = Marker.ofJson(marker.toJson());
        assertThat(back).isEqualTo(marker);
        assertThat(back.books().pages().keySet()).containsExactly("", "by", "near-far");
    }

    private static Books random(Random random) {
        Books books = new Books();
        for (String name : List.of(Books.WHOLE, "near-far", "by")) {
            for (Unit unit : Unit.values()) {
                long kept = random.nextInt(100);
                long dropped = random.nextInt(100);
                Reason reason = Reason.values()[random.nextInt(Reason.values().length)];
                books.page(name).read(unit, kept + dropped);
                books.page(name).kept(unit, kept);
                books.page(name).dropped(unit, reason, dropped);
            }
        }
        return books;
    }

    @Test
    void aMarkerSaysWhatAPersonLooksFor() {
        Books books = new Books();
        books.read(Unit.CLAIMS, 3);
        books.kept(Unit.CLAIMS, 1);
        books.dropped(Unit.CLAIMS, Reason.TINY, 2);
        books.page("near-far").read(Unit.CLAIMS, 1);
        books.page("near-far").kept(Unit.CLAIMS, 1);
        Marker marker = new Marker(
                "forge",
                3,
                8,
                "f00",
                new TreeMap<>(Map.of("margins", "1a")),
                List.of(new Marker.Output("qa/00003-of-00008.jsonl.zst", "ab", 1, 20, 25)),
                books,
                new TreeMap<>(Map.of("yes", 0.5)));
        assertThat(new String(marker.toJson(), UTF_8)).isEqualTo("""
                {"schema":1,"stage":"forge","shard":3,"shards":8,"fingerprint":"f00","parts":{"margins":"1a"},"outputs":[\
                {"path":"qa/00003-of-00008.jsonl.zst","sha256":"ab","lines":1,"bytes":20,"size":25}],\
                "books":{"claims":{"read":3,"kept":1,"dropped":{"tiny":2}},\
                "by":{"near-far":{"claims":{"read":1,"kept":1,"dropped":{}}}}},"figures":{"yes":0.5},"seal":"288bffb342b21ad4"}
                """);
    }
}
