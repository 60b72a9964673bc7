package io.atalaya.operators.rule.language;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** A shift: a stretch of the day that rules can ask for by name. */
public record ShiftConfig(
        @Setting(doc = "Names the shift in rules; unique.", example = "night") String name,
        @Setting(doc = "When it begins, in the site's time zone.", example = "\"22:00\"")
                String from,
        @Setting(
                        doc =
                                "When it ends. A shift that ends before it begins ends on the next"
                                        + " day.",
                        example = "\"06:00\"")
                String to,
        @Setting(
                        doc =
                                "The days on which it begins; every day when left out. A night"
                                        + " shift belongs to the day on which it began.",
                        example = "[monday, friday]")
                List<DayOfWeek> days)
        implements Serializable {
    public ShiftConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty; give the shift a name");
        }
        days = List.copyOf(days);
        if (time("from", from).equals(time("to", to))) {
            throw new IllegalArgumentException(
                    "from and to of shift '" + name + "' are the same, " + from);
        }
    }

    boolean includes(LocalDateTime local) {
        LocalTime begin = time("from", from);
        LocalTime end = time("to", to);
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        if (begin.isBefore(end)) {
            return !time.isBefore(begin) && time.isBefore(end) && isOn(day);
        }
        return !time.isBefore(begin) ? isOn(day) : time.isBefore(end) && isOn(day.minusDays(1));
    }

    private boolean isOn(LocalDate day) {
        return days.isEmpty() || days.contains(day.getDayOfWeek());
    }

    private static LocalTime time(String key, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    key + " is no time of day: '" + text + "'; write it as \"06:00\"", e);
        }
    }
}
