package io.atalaya.pipeline.cli;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.atalaya.operators.alarm.AlarmStatistics;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.pipeline.operator.AlarmCounts;
import io.atalaya.schemas.v1.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was counted, for people and for programs. */
final class AlarmStatsText {
    private final AlarmCounts counts;
    private final AlarmStatistics.Report report;

    AlarmStatsText(AlarmCounts counts) {
        this.counts = counts;
        this.report = counts.report();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("from " + counts.from() + " to " + counts.to());
        lines.add(line("annunciated", Integer.toString(report.annunciated())));
        lines.add(line("per operator and 10 minutes", number(report.averagePer10Minutes())));
        lines.add(line("most in 10 minutes", number(report.peakPer10Minutes())));
        lines.add(
                line(
                        "flood (more than " + AlarmStatistics.FLOOD + ")",
                        number(100 * report.floodShare()) + " % of the time"));
        lines.add(line("chattering", Integer.toString(report.chattering().size())));
        report.chattering()
                .forEach(
                        chatter ->
                                lines.add(
                                        line(
                                                "  " + chatter.ruleId() + ": " + chatter.alarm(),
                                                chatter.mostInAMinute() + " in a minute")));
        lines.add(line("stale (over 24 h)", Integer.toString(counts.stale().size())));
        counts.stale()
                .forEach(alert -> lines.add(line("  " + alert.getRuleId(), alert.getAlertId())));
        report.byRule().forEach((rule, times) -> lines.add(line("rule " + rule, times.toString())));
        return lines;
    }

    List<String> json() {
        Struct.Builder object =
                Struct.newBuilder()
                        .putFields("from", text(counts.from().toString()))
                        .putFields("to", text(counts.to().toString()))
                        .putFields("annunciated", value(report.annunciated()))
                        .putFields("averagePer10Minutes", value(report.averagePer10Minutes()))
                        .putFields("peakPer10Minutes", value(report.peakPer10Minutes()))
                        .putFields("floodShare", value(report.floodShare()));
        ListValue.Builder chattering = ListValue.newBuilder();
        report.chattering()
                .forEach(
                        chatter ->
                                chattering.addValues(
                                        value(
                                                Struct.newBuilder()
                                                        .putFields("rule", text(chatter.ruleId()))
                                                        .putFields("alarm", text(chatter.alarm()))
                                                        .putFields(
                                                                "mostInAMinute",
                                                                value(chatter.mostInAMinute())))));
        ListValue.Builder stale = ListValue.newBuilder();
        counts.stale().stream().map(Alert::getAlertId).forEach(id -> stale.addValues(text(id)));
        Struct.Builder rules = Struct.newBuilder();
        report.byRule().forEach((rule, times) -> rules.putFields(rule, value(times)));
        object.putFields("chattering", Value.newBuilder().setListValue(chattering).build())
                .putFields("stale", Value.newBuilder().setListValue(stale).build())
                .putFields("byRule", value(rules));
        return List.of(MessageDecoder.json(object.build()));
    }

    private static String line(String what, String number) {
        return "%-32s  %s".formatted(what, number);
    }

    private static String number(double number) {
        return number == Math.rint(number)
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.2f", number);
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Value value(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }

    private static Value value(Struct.Builder object) {
        return Value.newBuilder().setStructValue(object).build();
    }
}
