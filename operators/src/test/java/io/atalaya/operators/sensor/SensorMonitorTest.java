package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.SensorHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording's signals, at seconds after its start; and where it matters a live sensor's. */
class SensorMonitorTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private SensorConfig config =
            Sensors.sensor("motor-1", "motor-1.csv")
                    .values(Sensors.value("temperature"), Sensors.value("vibration"))
                    .silentAfter(Duration.ofSeconds(5))
                    .config();
    private boolean live;
    private SensorMemory memory;
    private final List<Reading> readings = new ArrayList<>();
    private final List<SensorHealth> health = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();

    @Test
    void aSensorThatSpeaksIsOnlineAndToldOfOnce() {
        for (int i = 0; i < 20; i++) {
            send(i, i, i * 2);
        }
        assertThat(told()).containsExactly("ONLINE NONE at 0");
        assertThat(readings).hasSize(40);
        assertThat(memory.counts().received()).isEqualTo(20);
        assertThat(memory.counts().accepted()).isEqualTo(20);
        assertThat(memory.counts().readings()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"4.999, false", "5, false", "5.001, true"})
    void aGapInARecordingIsSilenceFromTheLimitOn(double gap, boolean silent) {
        send(0, 1, 1);
        send(gap, 2, 2);
        assertThat(told().contains("OFFLINE SILENT at 5")).isEqualTo(silent);
        assertThat(last().status()).isEqualTo(HealthStatus.ONLINE);
    }

    @Test
    void oneSilentValueDegradesTheSensorAndItsReturnHealsIt() {
        send(0, 1, 1);
        for (int i = 1; i < 8; i++) {
            send(i, reading("temperature", at(i), i));
        }
        send(8, 9, 9);
        assertThat(told())
                .containsExactly("ONLINE NONE at 0", "DEGRADED SILENT at 5", "ONLINE NONE at 8");
        assertThat(health.get(1).detail()).contains("vibration").doesNotContain("temperature");
    }

    @Test
    void aLiveSensorFallsSilentByTheClockAlone() {
        live();
        observe(connected(0));
        observe(SensorSignal.tick(config, at(4.9), at(4.9)));
        assertThat(told()).containsExactly("ONLINE NONE at 0");
        observe(SensorSignal.tick(config, at(5), at(5)));
        assertThat(told()).containsExactly("ONLINE NONE at 0", "OFFLINE SILENT at 5");
    }

    @Test
    void withoutALimitASensorMayBeSilentForEver() {
        config = Sensors.sensor("motor-1", "motor-1.csv").config();
        send(0, reading("temperature", at(0), 1));
        send(1_000_000, reading("temperature", at(1_000_000), 2));
        assertThat(told()).containsExactly("ONLINE NONE at 0");
    }

    @Test
    void whatIsSentAgainGoesNoFurtherAndIsCounted() {
        send(0, 1, 1);
        for (int i = 0; i < 4; i++) {
            send(0, 1, 1);
        }
        assertThat(readings).hasSize(2);
        assertThat(letters).extracting(DeadLetter::reason).containsExactly("repeated", "repeated");
        assertThat(memory.counts().refused()).containsEntry("repeated", 4L);
        assertThat(memory.counts().received()).isEqualTo(5);
        assertThat(told()).containsExactly("ONLINE NONE at 0", "DEGRADED BAD_VALUES at 0");
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, false", "61, true"})
    void aStepBackBeyondTheToleranceIsAJump(int back, boolean jump) {
        send(100, reading("temperature", at(100), 1));
        send(100, reading("temperature", at(100 - back), 2));
        assertThat(last().reason() == HealthReason.CLOCK_JUMP).isEqualTo(jump);
        assertThat(readings).hasSize(2);
    }

    @Test
    void aJumpIsOverAfterTenSeconds() {
        send(100, 1, 1);
        send(0, 2, 2);
        send(104, 3, 3);
        send(107, 6, 6);
        send(109.9, 4, 4);
        send(110, 5, 5);
        assertThat(told())
                .containsExactly(
                        "ONLINE NONE at 100", "DEGRADED CLOCK_JUMP at 100", "ONLINE NONE at 110");
    }

    @Test
    void aLiveSensorsStandingClockIsAJump() {
        live();
        observe(connected(0));
        for (int i = 1; i < 3; i++) {
            observe(
                    SensorSignal.message(
                            config,
                            new MessageTime(at(0), at(i), ClockSource.DEVICE, false, 0, ""),
                            List.of(reading("temperature", at(0), i, ClockSource.DEVICE)),
                            null));
        }
        assertThat(last().reason()).isEqualTo(HealthReason.CLOCK_JUMP);
        assertThat(last().detail()).contains("stands still");
    }

    @Test
    void whatTheSourceSaysOfTheClockIsTold() {
        live();
        MessageTime judged = new SensorClock(Duration.ofMinutes(1)).judge(at(3600), at(0));
        observe(
                SensorSignal.message(
                        config, judged, List.of(reading("temperature", judged.at(), 1)), null));
        assertThat(told()).containsExactly("DEGRADED CLOCK_JUMP at 0");
        assertThat(last().detail()).contains("3600 s ahead of this machine's");
    }

    @Test
    void aNumberThatIsNoneIsAReadingOfBadQuality() throws Exception {
        ValueReader reader = new ValueReader(config, config.values().get(0));
        Reading nan = reader.read("NaN", MessageTime.recorded(at(1), at(1)), ReadingQuality.GOOD);
        assertThat(nan.quality()).isEqualTo(ReadingQuality.BAD);
        send(0, 1, 1);
        send(1, nan, reading("vibration", at(1), 1));
        assertThat(readings).contains(nan);
        assertThat(told()).containsExactly("ONLINE NONE at 0", "DEGRADED BAD_VALUES at 1");
        assertThat(last().detail()).contains("temperature is NaN");
        assertThat(letters).isEmpty();
    }

    @Test
    void whatCannotBeReadIsCountedByItsReason() {
        send(0, 1, 1);
        observe(SensorSignal.refused(config, letter("not-json", at(1)), at(1)));
        assertThat(letters).hasSize(1);
        assertThat(last().counts().refused()).containsEntry("not-json", 1L);
        assertThat(told()).containsExactly("ONLINE NONE at 0", "DEGRADED BAD_VALUES at 1");
    }

    @ParameterizedTest
    @CsvSource({"9.999, RECONNECTING", "10, OFFLINE", "10.001, OFFLINE"})
    void aLostConnectionIsOfflineAfterItsTime(double seconds, HealthStatus expected) {
        live();
        observe(connected(0));
        observe(
                SensorSignal.connection(
                        config,
                        at(1),
                        at(1),
                        HealthStatus.RECONNECTING,
                        HealthReason.SIGNAL_LOSS,
                        "gone"));
        observe(SensorSignal.tick(config, at(1 + seconds), at(1 + seconds)));
        assertThat(last().status()).isEqualTo(expected);
        assertThat(last().reason()).isEqualTo(HealthReason.SIGNAL_LOSS);
    }

    @Test
    void silenceIsCountedAnewAfterAConnectionWasMadeAgain() {
        live();
        observe(connected(0));
        observe(
                SensorSignal.connection(
                        config,
                        at(1),
                        at(1),
                        HealthStatus.RECONNECTING,
                        HealthReason.SIGNAL_LOSS,
                        "gone"));
        observe(connected(8));
        observe(SensorSignal.tick(config, at(12), at(12)));
        assertThat(last().status()).isEqualTo(HealthStatus.ONLINE);
        observe(SensorSignal.tick(config, at(13), at(13)));
        assertThat(last().reason()).isEqualTo(HealthReason.SILENT);
    }

    @Test
    void healthIsRepeatedAtItsInterval() {
        live();
        observe(connected(0));
        observe(
                SensorSignal.message(
                        config,
                        MessageTime.arrival(at(1)),
                        List.of(reading("temperature", at(1), 1)),
                        null));
        observe(SensorSignal.tick(config, at(4), at(4)));
        int before = health.size();
        observe(
                SensorSignal.message(
                        config,
                        MessageTime.arrival(at(9)),
                        List.of(reading("temperature", at(9), 1), reading("vibration", at(9), 1)),
                        null));
        observe(SensorSignal.tick(config, at(10), at(10)));
        assertThat(health.size()).isGreaterThan(before);
        assertThat(last().counts().received()).isEqualTo(2);
        assertThat(last().since()).isEqualTo(at(0));
    }

    /** What is live about a sensor is in its signals. */
    private void live() {
        live = true;
    }

    private static SensorSignal live(SensorSignal signal) {
        return new SensorSignal(
                signal.sensorId(),
                signal.kind(),
                signal.at(),
                signal.arrivedAt(),
                true,
                signal.readings(),
                signal.refused(),
                signal.lost(),
                signal.status(),
                signal.reason(),
                signal.detail());
    }

    private SensorSignal connected(double second) {
        return SensorSignal.connection(
                config,
                at(second),
                at(second),
                HealthStatus.ONLINE,
                HealthReason.NONE,
                "connected");
    }

    private void send(double second, double temperature, double vibration) {
        Instant at = at(second);
        send(second, reading("temperature", at, temperature), reading("vibration", at, vibration));
    }

    private void send(double second, Reading... sent) {
        observe(
                SensorSignal.message(
                        config, MessageTime.recorded(at(second), at(second)), List.of(sent), null));
    }

    private void observe(SensorSignal signal) {
        var seen = new SensorMonitor(config).observe(memory, live ? live(signal) : signal);
        memory = seen.memory();
        readings.addAll(seen.readings());
        health.addAll(seen.health());
        letters.addAll(seen.deadLetters());
    }

    private SensorHealth last() {
        return health.get(health.size() - 1);
    }

    private List<String> told() {
        return health.stream()
                .map(
                        h ->
                                "%s %s at %d"
                                        .formatted(
                                                h.status(),
                                                h.reason(),
                                                Duration.between(START, h.at()).toSeconds()))
                .toList();
    }

    private static Instant at(double second) {
        return START.plusNanos((long) (second * 1e9));
    }

    private static DeadLetter letter(String reason, Instant at) {
        return new DeadLetter(reason, "sensor", "x:1", "detail", new byte[0], at);
    }

    private static Reading reading(String name, Instant at, double number) {
        return reading(name, at, number, ClockSource.FILE_TIMESTAMP);
    }

    private static Reading reading(String name, Instant at, double number, ClockSource clock) {
        return new Reading(
                "motor-1",
                name,
                "motors",
                "",
                at,
                at,
                clock,
                io.atalaya.operators.model.ReadingType.NUMBER,
                number,
                "",
                ReadingQuality.GOOD,
                false,
                0);
    }
}
