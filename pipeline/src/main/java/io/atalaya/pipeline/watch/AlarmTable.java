package io.atalaya.pipeline.watch;

import io.atalaya.pipeline.operator.PresentAlarms;
import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The list: an alarm a line, of which a narrow terminal shows fewer columns. */
final class AlarmTable {
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EARLIER =
            DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);

    private final Palette palette;
    private final ZoneId zone;
    private final LocalDate today;
    private final List<Column> columns;
    private final int width;

    AlarmTable(Palette palette, ZoneId zone, Instant now, int width) {
        this.palette = palette;
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
        this.columns = columns(width);
        this.width = width;
    }

    /** The text of an alarm under a heading. */
    private interface Cell {
        String of(Alert alert);
    }

    private record Column(String heading, int width, boolean marked, Cell cell) {}

    AttributedString heading() {
        var line = new AttributedStringBuilder().append("  ");
        columns.forEach(
                column ->
                        line.append(
                                        FittedText.cell(
                                                column.heading(), column.width(), Palette.QUIET))
                                .append(" "));
        return FittedText.fill(line.toAttributedString(), width, Palette.QUIET);
    }

    AttributedString row(Alert alert, boolean chosen) {
        AttributedStyle text = text(alert, chosen);
        var line = new AttributedStringBuilder().styled(Palette.STRONG, chosen ? "> " : "  ");
        for (Column column : columns) {
            AttributedStyle style = column.marked() ? palette.style(alert) : text;
            line.append(FittedText.cell(column.cell().of(alert), column.width(), style));
            line.styled(column.marked() ? Palette.PLAIN : text, " ");
        }
        return FittedText.fill(line.toAttributedString(), width, text);
    }

    private static AttributedStyle text(Alert alert, boolean chosen) {
        boolean quiet =
                switch (alert.getState()) {
                    case NORMAL, SHELVED, SUPPRESSED_BY_DESIGN, OUT_OF_SERVICE -> true;
                    default -> false;
                };
        AttributedStyle style = quiet ? Palette.QUIET : Palette.PLAIN;
        return chosen ? style.inverse() : style;
    }

    private List<Column> columns(int width) {
        List<Column> all = new ArrayList<>();
        all.add(new Column(" ", 1, true, alert -> palette.shape(alert.getPriority())));
        if (width >= 60) {
            all.add(new Column("PRIORITY", 8, true, a -> Palette.word(a.getPriority())));
        }
        all.add(new Column("STATE", 10, true, a -> Palette.shortWord(a.getState())));
        all.add(new Column("SINCE", 8, false, this::since));
        if (width >= 80) {
            all.add(new Column("SOURCE", width / 8, false, AlarmTable::source));
        }
        if (width >= 110) {
            all.add(new Column("RULE", width / 6, false, Alert::getRuleId));
        }
        int taken = 2 + all.stream().mapToInt(column -> column.width() + 1).sum();
        all.add(new Column("MESSAGE", Math.max(0, width - taken - 1), false, Alert::getMessage));
        return List.copyOf(all);
    }

    private String since(Alert alert) {
        var start = PresentAlarms.start(alert).atZone(zone);
        return (start.toLocalDate().equals(today) ? TODAY : EARLIER).format(start);
    }

    private static String source(Alert alert) {
        return alert.getSensorId().isEmpty() ? alert.getArea() : alert.getSensorId();
    }
}
