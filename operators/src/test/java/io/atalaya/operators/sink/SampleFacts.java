package io.atalaya.operators.sink;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.AlertHandling;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.AlertVerdict;
import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.model.Track;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.model.ZonePresence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One fact of each kind, with values that tell each field from its neighbours. */
public final class SampleFacts {
    public static final Instant CAPTURED = Instant.parse("2026-11-24T10:00:00.250Z");
    static final Instant ARRIVED = CAPTURED.plusMillis(30);
    static final Instant INFERRED = CAPTURED.plusMillis(45);
    static final Instant EMITTED = CAPTURED.plusMillis(47);
    static final Instant EARLIER = CAPTURED.minusSeconds(8);
    static final ModelInfo MODEL =
            new ModelInfo("nano", "0.1", "ab12", "fp32", "CPU", "Apache-2.0");

    private SampleFacts() {}

    public static Frame frame(long sequence) {
        Detection person =
                new Detection(
                        "person",
                        3,
                        0.75f,
                        new Box(1.5f, 2.5f, 11.5f, 22.5f),
                        List.of(new Attribute("helmet", "no", 0.625f)));
        Detection bag = new Detection("bag", 24, 0.5f, new Box(-1, 0, 4, 5));
        Track track = new Track(7, EARLIER, CAPTURED, 80, 0);
        return new Frame(
                new FrameInfo(
                        "door",
                        "dock",
                        2,
                        sequence,
                        5,
                        640,
                        360,
                        CAPTURED,
                        ARRIVED,
                        ClockSource.RTCP_SENDER_REPORT),
                MODEL,
                INFERRED,
                List.of(
                        new DetectedObject(
                                person, track, List.of(new ZonePresence("cell", EARLIER))),
                        DetectedObject.of(bag)),
                List.of(new ZoneCount("cell", "person", 1)),
                List.of(zoneEvent(sequence)));
    }

    static ZoneEvent zoneEvent(long sequence) {
        return new ZoneEvent(
                "door",
                "dock",
                "gate",
                ZoneEventType.CROSS,
                CrossingDirection.LEFT_TO_RIGHT,
                frameId(sequence),
                7,
                "person",
                4,
                CAPTURED,
                1_250,
                12);
    }

    public static Alert alert(String alertId, int revision) {
        return new Alert(
                alertId,
                revision,
                AlertState.SHELVED,
                signal(),
                new AlertHandling(
                        AlertChange.SHELVE,
                        ARRIVED,
                        "ana",
                        "being repaired",
                        "ben",
                        INFERRED,
                        EMITTED,
                        "camera-lost",
                        AlertVerdict.FALSE_POSITIVE));
    }

    public static RuleSignal signal() {
        return new RuleSignal(
                "person-in-cell",
                "v1",
                "object-in-zone",
                AlertPriority.HIGH,
                "dock",
                "door",
                "cell track 7 visit 1",
                "A person is in cell",
                "The robot stops",
                "Ask the person to leave",
                CAPTURED,
                null,
                List.of("7"),
                List.of(frameId(41), frameId(50)),
                List.of(zoneEvent(41)),
                List.of(reading()),
                List.of(anomaly()),
                MODEL,
                JoinStatus.COMPLETE);
    }

    static Reading reading() {
        return new Reading(
                "motor-1",
                "temperature",
                "dock",
                "Cel",
                CAPTURED,
                ARRIVED,
                ClockSource.DEVICE,
                ReadingType.NUMBER,
                71.5,
                "",
                ReadingQuality.UNCERTAIN,
                false,
                17);
    }

    static Anomaly anomaly() {
        return new Anomaly(
                "an-1",
                "motor-1",
                "temperature",
                "dock",
                "hot",
                EARLIER,
                CAPTURED,
                4.5,
                3,
                71.5,
                20.0,
                60.0,
                "Cel",
                "It is hotter than 60 Cel",
                MODEL);
    }

    public static CameraHealth health() {
        return new CameraHealth(
                "door",
                "dock",
                HealthStatus.RECONNECTING,
                HealthReason.TIMEOUT,
                "nothing for 5 s",
                CAPTURED,
                EARLIER,
                2,
                new FrameCounts(
                        100, 90, Map.of("frame-rate-limit", 7L), Map.of("newer-frame", 3L)));
    }

    public static DeadLetter deadLetter() {
        return new DeadLetter(
                "inference-failed",
                "inference",
                frameId(41),
                "the model failed: out of memory",
                new byte[] {1, 2, 3},
                CAPTURED);
    }

    /** Of {@link #frame}. */
    public static String frameId(long sequence) {
        return "door/2/" + sequence + "/" + CAPTURED.toEpochMilli();
    }
}
