package io.atalaya.operators.testing;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.model.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Frames of a made-up camera, 1000 by 1000 pixels, ten a second unless told otherwise. */
public final class Frames {
    public static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    public static final int SIZE_PX = 1000;

    private final String cameraId;
    private final Duration interval;
    private final ClockSource clockSource;

    private Frames(String cameraId, Duration interval, ClockSource clockSource) {
        this.cameraId = cameraId;
        this.interval = interval;
        this.clockSource = clockSource;
    }

    /** Of a file. */
    public static Frames of(String cameraId) {
        return new Frames(cameraId, Duration.ofMillis(100), ClockSource.FILE_TIMESTAMP);
    }

    public static Frames live(String cameraId) {
        return new Frames(cameraId, Duration.ofMillis(100), ClockSource.ARRIVAL);
    }

    public Frames every(Duration other) {
        return new Frames(cameraId, other, clockSource);
    }

    /** When the camera's frame of this number was captured. */
    public Instant at(long sequence) {
        return START.plus(interval.multipliedBy(sequence));
    }

    public Frame frame(long sequence, DetectedObject... objects) {
        return frame(0, sequence, at(sequence), objects);
    }

    public Frame frame(int streamEpoch, long sequence, Instant at, DetectedObject... objects) {
        FrameInfo info =
                new FrameInfo(
                        cameraId,
                        "dock",
                        streamEpoch,
                        sequence,
                        0,
                        SIZE_PX,
                        SIZE_PX,
                        at,
                        at,
                        clockSource);
        ModelInfo model = new ModelInfo("toy", "1", "00", "fp32", "CPU", "");
        return new Frame(
                info,
                model,
                at,
                new ArrayList<>(List.of(objects)),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** A tracked person of 100 by 200 pixels whose feet are at this point. */
    public static DetectedObject person(long trackId, double xRatio, double yRatio) {
        return tracked("person", trackId, xRatio, yRatio);
    }

    public static DetectedObject tracked(String label, long trackId, double xRatio, double yRatio) {
        float x = (float) (xRatio * SIZE_PX);
        float y = (float) (yRatio * SIZE_PX);
        Detection detection = new Detection(label, 0, 0.9f, new Box(x - 50, y - 200, x + 50, y));
        return new DetectedObject(
                detection, new Track(trackId, START, START, 1, 0), new ArrayList<>());
    }

    public static DetectedObject seen(String label, float confidence, Box box) {
        return new DetectedObject(
                new Detection(label, 0, confidence, box), null, new ArrayList<>());
    }
}
