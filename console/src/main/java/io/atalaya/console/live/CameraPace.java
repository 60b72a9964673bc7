package io.atalaya.console.live;

import io.atalaya.schemas.v1.Frame;
import java.time.Duration;
import java.util.List;

/**
 * How fast a camera's frames come through, by its last ones.
 *
 * @param framesPerSecond inferred; 0 while fewer than two are known
 * @param latencyMillis from the frame's arrival to its message, the middle one of the last frames;
 *     -1 where that is not known
 * @param slowestMillis the slowest of them, or -1
 * @param clockSource where the moments of capture come from
 */
public record CameraPace(
        String camera,
        double framesPerSecond,
        long latencyMillis,
        long slowestMillis,
        String clockSource,
        String model,
        String modelVersion,
        String precision,
        String executionProvider,
        String licence) {
    /** Of frames in order, at least one. */
    public static CameraPace of(List<Frame> frames) {
        Frame last = frames.get(frames.size() - 1);
        List<Long> latencies =
                frames.stream().filter(CameraPace::isMeasured).map(CameraPace::latency).toList();
        List<Long> sorted = latencies.stream().sorted().toList();
        return new CameraPace(
                last.getSensorId(),
                rate(frames),
                sorted.isEmpty() ? -1 : sorted.get(sorted.size() / 2),
                sorted.isEmpty() ? -1 : sorted.get(sorted.size() - 1),
                last.getTimes().getClockSource().name(),
                last.getModel().getName(),
                last.getModel().getVersion(),
                last.getModel().getPrecision(),
                last.getModel().getExecutionProvider(),
                last.getModel().getLicence());
    }

    private static boolean isMeasured(Frame frame) {
        return frame.getTimes().hasArrival() && frame.getTimes().hasEmitted();
    }

    private static long latency(Frame frame) {
        return Duration.between(
                        Moments.instant(frame.getTimes().getArrival()),
                        Moments.instant(frame.getTimes().getEmitted()))
                .toMillis();
    }

    private static double rate(List<Frame> frames) {
        var first = Moments.instant(frames.get(0).getTimestamp());
        var last = Moments.instant(frames.get(frames.size() - 1).getTimestamp());
        double seconds = Duration.between(first, last).toNanos() / 1e9;
        return seconds <= 0 ? 0 : (frames.size() - 1) / seconds;
    }
}
