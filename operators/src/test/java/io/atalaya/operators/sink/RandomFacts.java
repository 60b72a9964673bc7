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
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts of every shape that the model allows; the same for the same seed. */
public final class RandomFacts {
    private final Random random;

    public RandomFacts(long seed) {
        random = new Random(seed);
    }

    public Frame frame() {
        return new Frame(
                info(),
                model(),
                instant(),
                some(this::object),
                some(() -> new ZoneCount(word(), word(), random.nextInt(9))),
                some(this::zoneEvent));
    }

    public ZoneEvent zoneEvent() {
        return new ZoneEvent(
                word(),
                word(),
                word(),
                any(ZoneEventType.values()),
                any(CrossingDirection.values()),
                word() + "/0/" + random.nextInt(99),
                random.nextLong(1L << 40),
                word(),
                random.nextInt(5),
                instant(),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40));
    }

    public Alert alert() {
        return new Alert(
                word(),
                1 + random.nextInt(9),
                any(AlertState.values()),
                signal(),
                new AlertHandling(
                        any(AlertChange.values()),
                        instant(),
                        word(),
                        word(),
                        word(),
                        maybe(this::instant),
                        maybe(this::instant),
                        word(),
                        any(AlertVerdict.values())));
    }

    public RuleSignal signal() {
        return new RuleSignal(
                word(),
                word(),
                word(),
                any(AlertPriority.values()),
                word(),
                word(),
                word(),
                word(),
                word(),
                word(),
                instant(),
                maybe(this::instant),
                some(this::word),
                some(this::word),
                some(this::zoneEvent),
                some(this::reading),
                some(this::anomaly),
                maybe(this::model),
                any(JoinStatus.values()));
    }

    public Reading reading() {
        return new Reading(
                word(),
                word(),
                word(),
                word(),
                instant(),
                instant(),
                any(ClockSource.values()),
                any(ReadingType.values()),
                random.nextInt(),
                word(),
                any(ReadingQuality.values()),
                random.nextBoolean(),
                random.nextLong(1L << 40));
    }

    public Anomaly anomaly() {
        return new Anomaly(
                word(),
                word(),
                word(),
                word(),
                word(),
                instant(),
                maybe(this::instant),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                maybe(random::nextDouble),
                maybe(random::nextDouble),
                word(),
                word(),
                maybe(this::model));
    }

    public CameraHealth health() {
        return new CameraHealth(
                word(),
                word(),
                any(HealthStatus.values()),
                any(HealthReason.values()),
                word(),
                instant(),
                instant(),
                random.nextInt(9),
                new FrameCounts(
                        random.nextLong(1L << 50),
                        random.nextLong(1L << 50),
                        Map.of("frame-rate-limit", random.nextLong(1L << 50)),
                        random.nextBoolean() ? Map.of() : Map.of("newer-frame", 3L, "x", 4L)));
    }

    public DeadLetter deadLetter() {
        byte[] payload = new byte[random.nextInt(99)];
        random.nextBytes(payload);
        return new DeadLetter(word(), word(), word(), word(), payload, instant());
    }

    private FrameInfo info() {
        return new FrameInfo(
                word(),
                word(),
                random.nextInt(9),
                random.nextLong(1L << 50),
                random.nextLong(1L << 40),
                1 + random.nextInt(4000),
                1 + random.nextInt(4000),
                instant(),
                instant(),
                any(ClockSource.values()));
    }

    private ModelInfo model() {
        return new ModelInfo(word(), word(), word(), word(), word(), word());
    }

    private DetectedObject object() {
        float left = random.nextFloat(-50, 4000);
        float top = random.nextFloat(-50, 4000);
        Box box = new Box(left, top, left + random.nextFloat(), top + random.nextFloat());
        Detection detection =
                new Detection(
                        word(),
                        random.nextInt(80),
                        random.nextFloat(),
                        box,
                        some(() -> new Attribute(word(), word(), random.nextFloat())));
        Track track =
                new Track(
                        random.nextLong(1L << 50),
                        instant(),
                        instant(),
                        random.nextLong(1L << 50),
                        random.nextInt(3));
        return new DetectedObject(
                detection,
                random.nextBoolean() ? track : null,
                some(() -> new ZonePresence(word(), instant())));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(-1L << 33, 1L << 35), random.nextInt(1 << 29));
    }

    private String word() {
        return any("", "door", "cell 3", "Ofen/2", "пресс", "冲压机", "🏭", "\"quoted\"\n");
    }

    private <T> @Nullable T maybe(Supplier<T> one) {
        return random.nextBoolean() ? one.get() : null;
    }

    private <T> List<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
