package io.atalaya.bench.sensors;

import io.atalaya.bench.Machine;
import io.atalaya.bench.sensors.SensorsReport.Setup;
import io.atalaya.bench.sensors.SensorsReport.Side;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
final class SensorsReportText {
    private final StringBuilder text = new StringBuilder();

    private SensorsReportText() {}

    static String of(SensorsReport report) {
        SensorsReportText text = new SensorsReportText();
        text.setup(report.setup(), report.machine());
        text.line("%-14s %10s %15s   %s", "", "readings/s", "CPU µs/reading", "each round");
        text.side("bare consumer", report.bare());
        text.side("pipeline", report.pipeline());
        text.line("%-14s %10.3f", "ratio", report.ratio());
        text.line("");
        text.line("microseconds a reading, each stage alone:");
        report.stageMicros().forEach((stage, micros) -> text.line("  %-14s %8.2f", stage, micros));
        return text.text.toString();
    }

    private void setup(Setup setup, Machine machine) {
        line(
                "%d readings of %d sensors, parallelism %d",
                setup.readings(), setup.sensors(), setup.parallelism());
        line(
                "%s, %d cores (%s), %s, %s",
                machine.cpu(), machine.cores(), machine.os(), machine.java(), machine.date());
        line("");
    }

    private void side(String name, Side side) {
        String rounds =
                side.rounds().stream()
                        .map(
                                round ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.0f (others %.1f cores)",
                                                round.readingsPerSecond(),
                                                round.otherCores()))
                        .collect(Collectors.joining(", "));
        line(
                "%-14s %10.0f %15.2f   %s",
                name, side.readingsPerSecond(), side.cpuMicrosPerReading(), rounds);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
