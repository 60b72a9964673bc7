package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.testing.KeyedHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnomalyFunctionHarnessTest {
    private static final Instant START = Series.START;
    private static final DetectorConfig HOT =
            DetectorConfig.of(
                    "hot",
                    List.of("motor-*/temperature"),
                    new LimitsConfig(80.0, null, null, null, 0));
    private static final DetectorConfig SILENT =
            DetectorConfig.of(
                    "silent", List.of("*/temperature"), new SilenceConfig(Duration.ofSeconds(30)));

    @Test
    void tellsWhenAnAnomalyBeginsAndEnds() throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(HOT)) {
            harness.process(reading("motor-1", 0, 70));
            harness.process(reading("motor-1", 1, 90));
            harness.process(reading("motor-1", 2, 70));
            assertThat(harness.extractOutputValues()).as("the watermark is not there").isEmpty();
            watermark(harness, 10);

            List<Anomaly> told = harness.extractOutputValues();
            assertThat(told).hasSize(2);
            assertThat(told.get(0).start()).isEqualTo(START.plusSeconds(1));
            assertThat(told.get(0).area()).isEqualTo("hall");
            assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
            assertThat(told.get(1).end()).isEqualTo(START.plusSeconds(2));
        }
    }

    @Test
    void takesReadingsInTheOrderOfTheirTime() throws Exception {
        List<Reading> readings = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            readings.add(reading("motor-1", second, second % 20 < 10 ? 70 : 90));
        }
        List<Anomaly> inOrder = toldOf(readings);
        for (long seed = 1; seed <= 5; seed++) {
            List<Reading> shuffled = new ArrayList<>(readings);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(toldOf(shuffled)).as("seed %d", seed).isEqualTo(inOrder);
        }
        assertThat(inOrder).hasSize(5);
    }

    @Test
    void leavesOutWhatIsNoPresentNumber() throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(HOT)) {
            harness.process(with(ReadingType.NUMBER, 90, ReadingQuality.BAD, false));
            harness.process(with(ReadingType.NUMBER, 90, ReadingQuality.GOOD, true));
            harness.process(with(ReadingType.TEXT, Double.NaN, ReadingQuality.GOOD, false));
            harness.process(with(ReadingType.NONE, Double.NaN, ReadingQuality.GOOD, false));
            harness.process(with(ReadingType.NUMBER, Double.NaN, ReadingQuality.GOOD, false));
            assertThat(harness.numKeyedStateEntries()).isZero();
            harness.process(with(ReadingType.NUMBER, 90, ReadingQuality.UNCERTAIN, false));
            watermark(harness, 10);

            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void leavesOutWhatComesBehindTheWatermark() throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(HOT)) {
            watermark(harness, 10);
            harness.process(reading("motor-1", 10, 90));
            assertThat(harness.numKeyedStateEntries()).isZero();
            harness.process(reading("motor-1", 11, 90));
            watermark(harness, 20);

            assertThat(harness.extractOutputValues())
                    .extracting(Anomaly::start)
                    .containsExactly(START.plusSeconds(11));
        }
    }

    @Test
    void keepsSeriesApartAndKeepsNothingOfThoseThatNobodyWatches() throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(HOT)) {
            harness.process(reading("pump-1", 1, 90));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            harness.process(reading("motor-1", 1, 90));
            harness.process(reading("motor-2", 1, 70));
            watermark(harness, 10);

            assertThat(harness.extractOutputValues())
                    .extracting(Anomaly::sensorId)
                    .containsExactly("motor-1");
        }
    }

    @Test
    void wakesForSilence() throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(SILENT)) {
            harness.process(reading("motor-1", 0, 70));
            watermark(harness, 29);
            assertThat(harness.extractOutputValues()).isEmpty();
            watermark(harness, 45);
            harness.process(reading("motor-1", 50, 70));
            watermark(harness, 55);

            List<Anomaly> told = harness.extractOutputValues();
            assertThat(told).extracting(Anomaly::start).containsOnly(START.plusSeconds(30));
            assertThat(told.get(1).end()).isEqualTo(START.plusSeconds(50));
        }
    }

    @Test
    void theEndOfTheInputIsNoSilenceAndNothingIsKept() throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(SILENT, HOT)) {
            harness.process(reading("motor-1", 0, 90));
            harness.process(reading("motor-1", 100, 70));
            harness.processWatermark(Long.MAX_VALUE);

            assertThat(harness.extractOutputValues())
                    .extracting(Anomaly::detector, Anomaly::end)
                    .containsExactly(
                            tuple("hot", null),
                            tuple("silent", null),
                            tuple("silent", START.plusSeconds(100)),
                            tuple("hot", START.plusSeconds(100)));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void forgetsASeriesThatIsGone() throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(HOT)) {
            harness.process(reading("motor-1", 0, 90));
            watermark(harness, 100);
            harness.process(reading("motor-1", 1000, 95));
            long forgetAt = 1000 + SeriesInState.FORGET_AFTER.toSeconds();
            watermark(harness, forgetAt - 1);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            watermark(harness, forgetAt);

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.extractOutputValues())
                    .as("what lasted has ended")
                    .extracting(Anomaly::end)
                    .containsExactly(null, START.plusSeconds(forgetAt));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 425})
    void goesOnFromASnapshotAsIfNothingHappened(int restartAt) throws Exception {
        DetectorConfig[] all =
                DetectorConfigTest.kinds()
                        .map(
                                kind ->
                                        DetectorConfig.of(
                                                kind.getClass().getSimpleName(),
                                                List.of("*"),
                                                kind))
                        .toArray(DetectorConfig[]::new);
        List<Anomaly> undisturbed = new ArrayList<>();
        List<Anomaly> restarted = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (KeyedHarness<Reading, Anomaly> harness = open(all)) {
            feed(harness, 0, 600);
            undisturbed.addAll(harness.extractOutputValues());
        }
        try (KeyedHarness<Reading, Anomaly> harness = open(all)) {
            feed(harness, 0, restartAt);
            restarted.addAll(harness.extractOutputValues());
            snapshot = harness.snapshot(1, 1);
        }
        try (KeyedHarness<Reading, Anomaly> harness =
                KeyedHarness.restore(
                        snapshot, new AnomalyFunction(List.of(all)), Reading::seriesId)) {
            feed(harness, restartAt, 600);
            restarted.addAll(harness.extractOutputValues());
        }

        assertThat(restarted).isEqualTo(undisturbed);
        assertThat(undisturbed).extracting(Anomaly::detector).contains("CusumConfig");
    }

    @ParameterizedTest
    @ValueSource(classes = {WatchedSeries.class, Episode.class, Extremes.class})
    void itsStateTravelsWithoutKryo(Class<?> state) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(state);
    }

    @Test
    void refusesTwoDetectorsOfOneName() {
        assertThatThrownBy(() -> new AnomalyFunction(List.of(HOT, HOT)))
                .hasMessageContaining("different names");
    }

    /** The watermark follows by two seconds, so that a snapshot has readings that wait. */
    private static void feed(KeyedHarness<Reading, Anomaly> harness, int from, int to)
            throws Exception {
        Random random = new Random(5);
        for (int second = 0; second < to; second++) {
            double value = 70 + random.nextGaussian() + (second > 400 && second < 450 ? 15 : 0);
            if (second >= from) {
                harness.process(reading("motor-1", second, value));
                watermark(harness, second - 2);
            }
        }
    }

    private static List<Anomaly> toldOf(List<Reading> readings) throws Exception {
        try (KeyedHarness<Reading, Anomaly> harness = open(HOT)) {
            for (Reading reading : readings) {
                harness.process(reading);
            }
            watermark(harness, 3600);
            return harness.extractOutputValues();
        }
    }

    private static KeyedHarness<Reading, Anomaly> open(DetectorConfig... detectors)
            throws Exception {
        return KeyedHarness.open(new AnomalyFunction(List.of(detectors)), Reading::seriesId);
    }

    private static void watermark(KeyedHarness<Reading, Anomaly> harness, long second)
            throws Exception {
        harness.processWatermark(START.plusSeconds(second).toEpochMilli());
    }

    private static Reading reading(String sensor, int second, double value) {
        return reading(sensor, second, ReadingType.NUMBER, value, ReadingQuality.GOOD, false);
    }

    private static Reading with(
            ReadingType type, double value, ReadingQuality quality, boolean historical) {
        return reading("motor-1", 1, type, value, quality, historical);
    }

    private static Reading reading(
            String sensor,
            int second,
            ReadingType type,
            double value,
            ReadingQuality quality,
            boolean historical) {
        Instant at = START.plusSeconds(second);
        return new Reading(
                sensor,
                "temperature",
                "hall",
                "Cel",
                at,
                at,
                ClockSource.DEVICE,
                type,
                value,
                "",
                quality,
                historical,
                second);
    }
}
