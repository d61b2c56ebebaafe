package io.spatialforge.vision.fetch;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The header by which a server says how long to wait before asking again. */
public final class RetryAfter {

    private RetryAfter() {}

    /** As stated, in seconds or as a date; null where there is none, it can't be read or lies in the past. */
    public static @Nullable Duration of(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("").strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Duration until = text.isEmpty()
                    ? null
                    : Duration.between(
                            ZonedDateTime.now(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return until == null || until.isNegative() ? null : until;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
