package io.atalaya.pipeline.watch;

import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What is on the terminal, line by line: a function of the model and the terminal's size. */
final class WatchScreen {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String KEYS =
            " ↑↓ choose  Enter detail  a acknowledge  s shelve  r reset  f filter  ? help  q quit";

    /** As in the list, most urgent first. */
    private static final List<Alert.State> COUNTED =
            List.of(
                    Alert.State.UNACKNOWLEDGED,
                    Alert.State.RETURNED_UNACKNOWLEDGED,
                    Alert.State.LATCHED,
                    Alert.State.ACKNOWLEDGED,
                    Alert.State.SHELVED,
                    Alert.State.SUPPRESSED_BY_DESIGN,
                    Alert.State.OUT_OF_SERVICE);

    private final Palette palette;
    private final WatchModel model;
    private final int width;
    private final int height;

    private WatchScreen(Palette palette, WatchModel model, int width, int height) {
        this.palette = palette;
        this.model = model;
        this.width = width;
        this.height = height;
    }

    /** As many lines as the terminal has, each as wide as it is. */
    static List<AttributedString> lines(WatchModel model, Palette palette, int width, int height) {
        return new WatchScreen(palette, model, width, height).lines();
    }

    /** In which column of its last line an operator is writing; -1 for nowhere. */
    static int cursor(WatchModel model, int width) {
        Prompt prompt = model.view().prompt();
        return prompt == null
                ? -1
                : Math.min(width - 1, new AttributedString(written(prompt)).columnLength());
    }

    private List<AttributedString> lines() {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title());
        if (height >= 8) {
            lines.add(filter());
        }
        int room = Math.max(0, height - lines.size() - footer().size());
        lines.addAll(filled(model.view().help() ? help() : body(room), room));
        lines.addAll(footer());
        return lines.subList(Math.max(0, lines.size() - height), lines.size());
    }

    private AttributedString title() {
        String counts =
                COUNTED.stream()
                        .filter(state -> model.count(state) > 0)
                        .map(state -> model.count(state) + " " + Palette.word(state))
                        .collect(Collectors.joining(" · "));
        String left = " Atalaya  " + (counts.isEmpty() ? "no alarms" : counts);
        Instant silentSince = model.silentSince();
        String right =
                silentSince == null
                        ? (width < 90 ? "" : "  " + model.place()) + "  " + clock(model.now())
                        : "NO ANSWER FROM " + model.place() + " SINCE " + clock(silentSince);
        int space = Math.max(1, width - 1 - right.length());
        AttributedStyle style = silentSince == null ? Palette.PLAIN : palette.problem().inverse();
        AttributedStyle ofCounts = counts.isEmpty() ? Palette.QUIET : Palette.STRONG;
        return FittedText.fill(
                new AttributedStringBuilder()
                        .append(FittedText.cell(left, space, ofCounts))
                        .append(FittedText.safe(right), style)
                        .append(" ")
                        .toAttributedString(),
                width,
                Palette.PLAIN);
    }

    private AttributedString filter() {
        String text = FilterText.of(model.view().filter());
        int all = model.counts().values().stream().mapToInt(Integer::intValue).sum();
        String line =
                text.isEmpty()
                        ? " all that are not back to normal: " + model.shown().size()
                        : " filter: %s   (%d of %d; x lets all through)"
                                .formatted(text, model.shown().size(), all);
        return FittedText.cell(line, width, text.isEmpty() ? Palette.QUIET : Palette.STRONG);
    }

    private List<AttributedString> body(int room) {
        if (!model.view().detail() || model.chosen().isEmpty()) {
            return list(room);
        }
        if (room < 14) {
            return detail(room);
        }
        int ofList = Math.max(5, room / 3);
        return Stream.of(
                        filled(list(ofList), ofList),
                        List.of(FittedText.cell("-".repeat(width), width, Palette.QUIET)),
                        detail(room - ofList - 1))
                .flatMap(List::stream)
                .toList();
    }

    private List<AttributedString> list(int room) {
        if (model.shown().isEmpty()) {
            boolean filtered = !FilterText.of(model.view().filter()).isEmpty();
            return filled(
                    List.of(
                            AttributedString.EMPTY,
                            FittedText.cell(
                                    filtered ? "  No alarm passes the filter." : "  No alarms.",
                                    width,
                                    Palette.QUIET)),
                    room);
        }
        var table = new AlarmTable(palette, model.zone(), model.now(), width);
        List<AttributedString> lines = new ArrayList<>();
        if (room > 3) {
            lines.add(table.heading());
        }
        int rows = room - lines.size();
        int chosen = model.row();
        // The most urgent stay in sight as long as the chosen one does.
        int first = Math.max(0, chosen - rows + 1);
        for (int i = first; i < Math.min(model.shown().size(), first + rows); i++) {
            lines.add(table.row(model.shown().get(i), i == chosen));
        }
        return lines;
    }

    private List<AttributedString> detail(int room) {
        List<AttributedString> all =
                model.chosen()
                        .map(
                                alert ->
                                        AlarmDetail.of(
                                                alert,
                                                model.history(),
                                                palette,
                                                model.zone(),
                                                width))
                        .orElse(List.of());
        int from = Math.min(model.view().scroll(), Math.max(0, all.size() - room));
        return all.subList(from, Math.min(all.size(), from + room));
    }

    private List<AttributedString> help() {
        return WatchHelp.LINES.stream()
                .map(line -> FittedText.cell(line, width, Palette.PLAIN))
                .toList();
    }

    private List<AttributedString> footer() {
        WatchView.Notice notice = model.view().notice();
        AttributedString said =
                FittedText.cell(
                        " " + notice.text(),
                        width,
                        notice.problem() ? palette.problem() : Palette.PLAIN);
        Prompt prompt = model.view().prompt();
        if (prompt != null) {
            AttributedString asked = new AttributedString(written(prompt));
            int cut = Math.max(0, asked.columnLength() - width + 1);
            return List.of(
                    said,
                    FittedText.fill(
                            asked.columnSubSequence(cut, Integer.MAX_VALUE), width, Palette.PLAIN));
        }
        AttributedString keys = FittedText.cell(keys(), width, Palette.QUIET);
        return height < 8 && !notice.text().isEmpty() ? List.of(said) : List.of(said, keys);
    }

    private String keys() {
        return palette.shapes() ? KEYS : KEYS.replace("↑↓", "jk");
    }

    private static String written(Prompt prompt) {
        return " " + prompt.kind().question() + ": " + FittedText.safe(prompt.text());
    }

    private List<AttributedString> filled(List<AttributedString> lines, int room) {
        List<AttributedString> filled = new ArrayList<>(lines);
        while (filled.size() < room) {
            filled.add(AttributedString.EMPTY);
        }
        return filled.subList(0, room);
    }

    private String clock(Instant at) {
        return CLOCK.withZone(model.zone()).format(at);
    }
}
