package io.atalaya.pipeline.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report for people, or as JSON. */
public final class ScoreText {
    private final ScoreReport report;
    private final List<String> lines = new ArrayList<>();

    private ScoreText(ScoreReport report) {
        this.report = report;
    }

    public static String json(ScoreReport report) throws JsonProcessingException {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(report);
    }

    /** As tables. */
    public static List<String> lines(ScoreReport report) {
        var text = new ScoreText(report);
        text.add("%s", report.name());
        for (ScoreReport.Clip clip : report.clips()) {
            text.add(
                    "  camera %s: %d of %d labelled frames compared",
                    clip.camera(), clip.comparedFrames(), clip.labelledFrames());
            text.missing(clip.labelledFrames() - clip.comparedFrames());
        }
        text.detection();
        text.tracking();
        text.events();
        return text.lines;
    }

    /** A clip that breaks off must not look as good as a whole one. */
    private void missing(int frames) {
        if (frames > 0) {
            add("         the other %d are in no figure: is the clip whole, and", frames);
            add("         does the pipeline look at each of its frames?");
        }
    }

    private void detection() {
        ScoreReport.Detection detection = report.detection();
        if (detection == null) {
            add("detection  not scored: the truth has no boxes");
            return;
        }
        add("detection  %-24s %8s %6s %6s", "label", "objects", "AP50", "AP");
        // Of labels that are not in the clips there is nothing to say.
        detection.labels().entrySet().stream()
                .filter(label -> label.getValue().objects() > 0)
                .forEach(
                        label ->
                                add(
                                        "           %-24s %8d %6s %6s",
                                        label.getKey(),
                                        label.getValue().objects(),
                                        ratio(label.getValue().ap50()),
                                        ratio(label.getValue().ap())));
        add(
                "           %-24s %8s %6s %6s",
                "mean", "", ratio(detection.ap50()), ratio(detection.ap()));
        add("           down to a score of %s", detection.scoreThreshold());
    }

    private void tracking() {
        ScoreReport.Tracking tracking = report.tracking();
        if (tracking == null) {
            add("tracking   not scored: the truth does not say who is who");
            return;
        }
        String row = "           %-24s %8d %6s %6s %6s %6s %6d %6d %6d";
        add(
                "tracking   %-24s %8s %6s %6s %6s %6s %6s %6s %6s",
                "label", "objects", "MOTA", "IDF1", "recall", "prec.", "FP", "FN", "IDSW");
        tracking.labels().entrySet().stream()
                .filter(label -> label.getValue().isThere())
                .forEach(label -> track(row, label.getKey(), label.getValue()));
        track(row, "all", tracking.all());
    }

    private void track(String row, String label, ScoreReport.TrackedLabel of) {
        add(
                row,
                label,
                of.objects(),
                ratio(of.mota()),
                ratio(of.idf1()),
                ratio(of.recall()),
                ratio(of.precision()),
                of.falsePositives(),
                of.misses(),
                of.switches());
    }

    private void events() {
        ScoreReport.Events events = report.events();
        if (events == null) {
            add("events     not scored: there is no truth/events.jsonl");
            return;
        }
        add("events     %9s  %-8s %-7s delay", "seconds", "", "");
        for (ScoreReport.Event event : events.list()) {
            Double delay = event.delaySeconds();
            add(
                    "           %9.3f  %-8s %-7s %s",
                    event.seconds(),
                    event.outcome(),
                    delay == null ? "" : String.format(Locale.ROOT, "%+.3f", delay),
                    what(event));
        }
        add(
                "           %d found, %d missed, %d false, within %s s",
                events.found(), events.missed(), events.wrong(), events.toleranceSeconds());
        events.notCompared()
                .forEach(
                        (type, count) ->
                                add("           %d of type %s: the truth names none", count, type));
    }

    private static String what(ScoreReport.Event event) {
        return Stream.of(
                        event.type(),
                        event.source(),
                        event.place(),
                        event.label(),
                        event.direction())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String ratio(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void add(String format, @Nullable Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
