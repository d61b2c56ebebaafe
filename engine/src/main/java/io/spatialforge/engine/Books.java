package io.spatialforge.engine;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What a stage read, kept and dropped, in each {@link Unit}. The page {@value #WHOLE} is about the stage as a whole; other
 * pages break it down, as by task and form. Every page balances by itself: {@code read = kept + dropped}. For one
 * thread; books of shards are merged.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Books {

    /** Name of the page about the stage as a whole. */
    public static final String WHOLE = "";

    private static final String BY = "by";
    private static final Reason[] REASONS = Reason.values();

    private final Map<String, Page> pages = new TreeMap<>();
    private final Page whole = page(WHOLE);

    /** The page of that name, opened if there is none; hold on to it rather than asking for each count. */
    public Page page(String name) {
        return pages.computeIfAbsent(name, n -> new Page());
    }

    /** All pages by name, the whole first. */
    public Map<String, Page> pages() {
        return Collections.unmodifiableMap(pages);
    }

    public void read(Unit unit, long count) {
        whole.read(unit, count);
    }

    public void kept(Unit unit, long count) {
        whole.kept(unit, count);
    }

    /** What was read so far; for another thread as well, which may see it a moment late. */
    long read(Unit unit) {
        return whole.read(unit);
    }

    public void dropped(Unit unit, Reason reason, long count) {
        whole.dropped(unit, reason, count);
    }

    /** Adds another shard's books to these. */
    public void add(Books other) {
        other.pages.forEach((name, page) -> page(name).add(page));
    }

    /**
     * @param where names stage and shard, for the message
     * @throws IllegalStateException naming every unit of every page for which {@code read = kept + dropped} does not hold
     */
    public void requireBalanced(String where) {
        List<String> wrong = new ArrayList<>();
        pages.forEach((name, page) -> {
            for (Unit unit : Unit.values()) {
                if (page.read(unit) != page.kept(unit) + page.dropped(unit)) {
                    wrong.add((name.isEmpty() ? "" : name + ": ") + unit.id() + " read " + page.read(unit)
                            + " but kept " + page.kept(unit) + " and dropped " + page.dropped(unit));
                }
            }
        });
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the books of " + where + " do not balance: " + String.join("; ", wrong));
        }
    }

    /**
     * Writes {@code {unit: {read, kept, dropped: {reason: n}}, "by": {page: {unit: …}}}}. Units never counted are left
     * out, and {@code by} where there is one page only.
     */
    public void write(JsonGenerator out) {
        out.writeStartObject();
        whole.write(out);
        if (pages.size() > 1) {
            out.writeName(BY);
            out.writeStartObject();
            pages.forEach((name, page) -> {
                if (!name.equals(WHOLE)) {
                    out.writeName(name);
                    out.writeStartObject();
                    page.write(out);
                    out.writeEndObject();
                }
            });
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws IllegalArgumentException if it names an unknown unit or reason
     */
    public static Books read(JsonNode json) {
        Books books = new Books();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (entry.getKey().equals(BY)) {
                for (Map.Entry<String, JsonNode> page : entry.getValue().properties()) {
                    for (Map.Entry<String, JsonNode> unit : page.getValue().properties()) {
                        books.page(page.getKey()).read(unit.getKey(), unit.getValue());
                    }
                }
            } else {
                books.whole.read(entry.getKey(), entry.getValue());
            }
        }
        return books;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Books books && pages.equals(books.pages);
    }

    @Override
    public int hashCode() {
        return pages.hashCode();
    }

    @Override
    public String toString() {
        return pages.toString();
    }

    /** Counts of one kind: of a whole stage, or of one task or form in it. */
    public static final class Page {

        private final Map<Unit, Account> accounts = new EnumMap<>(Unit.class);

        private Page() {}

        private Account account(Unit unit) {
            Account account = accounts.get(unit);
            if (account == null) {
                account = new Account();
                accounts.put(unit, account);
            }
            return account;
        }

        public void read(Unit unit, long count) {
            account(unit).read += count;
        }

        public void kept(Unit unit, long count) {
            account(unit).kept += count;
        }

        public void dropped(Unit unit, Reason reason, long count) {
            account(unit).dropped[reason.ordinal()] += count;
        }

        public long read(Unit unit) {
            Account account = accounts.get(unit);
            return account == null ? 0 : account.read;
        }

        public long kept(Unit unit) {
            Account account = accounts.get(unit);
            return account == null ? 0 : account.kept;
        }

        /** Dropped for any reason. */
        public long dropped(Unit unit) {
            long sum = 0;
            for (long count : dropsOf(unit)) {
                sum += count;
            }
            return sum;
        }

        public long dropped(Unit unit, Reason reason) {
            return dropsOf(unit)[reason.ordinal()];
        }

        private long[] dropsOf(Unit unit) {
            Account account = accounts.get(unit);
            return account == null ? new long[REASONS.length] : account.dropped;
        }

        private void add(Page other) {
            other.accounts.forEach((unit, from) -> {
                Account to = account(unit);
                to.read += from.read;
                to.kept += from.kept;
                for (int i = 0; i < REASONS.length; i++) {
                    to.dropped[i] += from.dropped[i];
                }
            });
        }

        private void write(JsonGenerator out) {
            accounts.forEach((unit, account) -> {
                out.writeName(unit.id());
                out.writeStartObject();
                out.writeNumberProperty("read", account.read);
                out.writeNumberProperty("kept", account.kept);
                out.writeName("dropped");
                out.writeStartObject();
                for (Reason reason : REASONS) {
                    if (account.dropped[reason.ordinal()] != 0) {
                        out.writeNumberProperty(reason.id(), account.dropped[reason.ordinal()]);
                    }
                }
                out.writeEndObject();
                out.writeEndObject();
            });
        }

        private void read(String unit, JsonNode json) {
            Account account = account(Unit.ofId(unit));
            account.read = json.required("read").asLong();
            account.kept = json.required("kept").asLong();
            for (Map.Entry<String, JsonNode> drop : json.required("dropped").properties()) {
                account.dropped[Reason.ofId(drop.getKey()).ordinal()] =
                        drop.getValue().asLong();
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Page page && accounts.equals(page.accounts);
        }

        @Override
        public int hashCode() {
            return accounts.hashCode();
        }

        @Override
        public String toString() {
            return accounts.toString();
        }
    }

    private static final class Account {

        private long read;
        private long kept;
        private final long[] dropped = new long[REASONS.length];

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Account a && read == a.read && kept == a.kept && Arrays.equals(dropped, a.dropped);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(read) + 31 * Long.hashCode(kept) + 961 * Arrays.hashCode(dropped);
        }

        @Override
        public String toString() {
            return "read " + read + ", kept " + kept + ", dropped "
                    + Arrays.stream(dropped).sum();
        }
    }
}
