package io.atalaya.bench;

import static java.util.Objects.requireNonNull;

import io.atalaya.bench.BenchReport.Side;
import io.atalaya.bench.ResourceClock.Memory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
final class ReportText {
    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    static String of(BenchReport report) {
        ReportText text = new ReportText();
        text.setup(report);
        text.sides(report);
        text.stages(report);
        text.latency(report.latencyMillis());
        return text.text.toString();
    }

    private void setup(BenchReport report) {
        Machine machine = report.machine();
        line("%s with %s", report.setup().video(), report.setup().model());
        line("%s", report.setup().description());
        line(
                "%s, %d cores (%s), %s, %s",
                machine.cpu(), machine.cores(), machine.os(), machine.java(), machine.date());
        line("");
    }

    private void sides(BenchReport report) {
        line("%-10s %10s %14s   %s", "", "frames/s", "CPU ms/frame", "each round");
        side("bare loop", report.bareLoop());
        side("pipeline", report.pipeline());
        line("%-10s %10.3f", "ratio", report.ratio());
        Side lookedAt = report.lookedAt();
        if (lookedAt != null) {
            side("looked at", lookedAt);
            line("%-10s %10.3f", "to pipeline", requireNonNull(report.lookedAtRatio()));
        }
        line("");
        memory("bare loop", report.bareLoop().memoryMib());
        memory("pipeline", report.pipeline().memoryMib());
        line("");
    }

    private void side(String name, Side side) {
        line(
                "%-10s %10.1f %14.2f   %s",
                name,
                side.framesPerSecond(),
                side.cpuSecondsPerFrame() * 1000,
                rounds(side.rounds()));
    }

    private static String rounds(List<Measurement> rounds) {
        return rounds.stream()
                .map(
                        round ->
                                String.format(
                                        Locale.ROOT,
                                        "%.1f (others %.1f cores)",
                                        round.framesPerSecond(),
                                        round.otherCores()))
                .collect(Collectors.joining(", "));
    }

    private void memory(String name, Memory memory) {
        line(
                "memory after the %s: %.0f MiB resident, %.0f MiB heap in use,"
                        + " %.0f MiB direct buffers, %.2f MiB JavaCPP",
                name, memory.rss(), memory.heapUsed(), memory.directBuffers(), memory.javaCpp());
    }

    private void stages(BenchReport report) {
        line("milliseconds a frame, each stage alone:");
        report.stageMillis().forEach((stage, millis) -> line("  %-14s %8.3f", stage, millis));
        line("");
    }

    private void latency(BenchReport.Latency latency) {
        line(
                "latency from arrival to a consumer: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                        + " (%d frames at %.1f/s)",
                latency.p50(),
                latency.p99(),
                latency.max(),
                latency.frames(),
                latency.framesPerSecond());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
