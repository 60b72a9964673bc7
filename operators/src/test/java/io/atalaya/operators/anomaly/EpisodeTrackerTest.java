package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Anomaly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeTrackerTest {
    private static final Instant START = Series.START;
    private static final WatchedSeries SERIES =
            new WatchedSeries("motor-1", "vibration", "hall", "mm/s", START, START);

    private final List<Anomaly> told = new ArrayList<>();
    private Episode episode = Episode.none();
    private EpisodeTracker tracker = tracker(0, 0);

    private static EpisodeTracker tracker(int minimumSeconds, int clearSeconds) {
        DetectorConfig at =
                DetectorConfig.of("hot", List.of("*"), DetectorConfigTest.SILENCE)
                        .withDurations(
                                Duration.ofSeconds(minimumSeconds),
                                Duration.ofSeconds(clearSeconds));
        return new EpisodeTracker(at, null);
    }

    private void anomalous(int second, double score, String aspect) {
        Verdict verdict = Verdict.anomalous(score, 1, 10 + score, "why").about(aspect);
        episode = tracker.onVerdict(episode, verdict, START.plusSeconds(second), SERIES, told::add);
    }

    private void ordinary(int second) {
        Verdict verdict = Verdict.ordinary(0, 1, 10);
        episode = tracker.onVerdict(episode, verdict, START.plusSeconds(second), SERIES, told::add);
    }

    private void time(int second) {
        episode = tracker.onTime(episode, START.plusSeconds(second), told::add);
    }

    @Test
    void tellsTheBeginningAndTheEndUnderOneId() {
        ordinary(0);
        anomalous(1, 2, "");
        anomalous(2, 5, "");
        anomalous(3, 3, "");
        ordinary(4);

        assertThat(told).hasSize(2);
        Anomaly begun = told.get(0);
        Anomaly ended = told.get(1);
        assertThat(begun.start()).isEqualTo(START.plusSeconds(1));
        assertThat(begun.end()).isNull();
        assertThat(begun.score()).isEqualTo(2);
        assertThat(begun.value()).isEqualTo(12);
        assertThat(begun.unit()).isEqualTo("mm/s");
        assertThat(begun.seriesId()).isEqualTo("motor-1/vibration");
        assertThat(ended.id()).isEqualTo(begun.id());
        assertThat(ended.end()).isEqualTo(START.plusSeconds(4));
        assertThat(ended.score()).as("the worst").isEqualTo(5);
        assertThat(episode).isEqualTo(Episode.none());
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 1", "11, 1"})
    void tellsWhatHasLastedForTheMinimumDuration(int lasting, int begun) {
        tracker = tracker(10, 0);
        anomalous(0, 2, "");
        assertThat(tracker.wakeAt(episode)).contains(START.plusSeconds(10));
        anomalous(5, 2, "");
        ordinary(lasting);

        assertThat(told).hasSize(2 * begun);
        assertThat(episode).isEqualTo(Episode.none());
    }

    @Test
    void isToldInTimeWithoutAVerdict() {
        tracker = tracker(10, 20);
        anomalous(0, 2, "");
        time(9);
        assertThat(told).isEmpty();
        time(10);
        assertThat(told).hasSize(1);
        ordinary(30);
        assertThat(tracker.wakeAt(episode)).contains(START.plusSeconds(50));
        time(49);
        assertThat(told).hasSize(1);
        time(50);

        assertThat(told).extracting(Anomaly::start).containsOnly(START);
        assertThat(told.get(1).end()).isEqualTo(START.plusSeconds(30));
        assertThat(tracker.wakeAt(episode)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14, 1", "15, 2", "16, 2"})
    void takesARelapseForTheSameAnomaly(int relapse, int anomalies) {
        tracker = tracker(0, 10);
        anomalous(0, 2, "");
        ordinary(5);
        anomalous(relapse, 2, "");
        ordinary(40);
        time(60);

        assertThat(told.stream().map(Anomaly::id).distinct()).hasSize(anomalies);
        assertThat(told).hasSize(2 * anomalies);
    }

    @Test
    void endsOneWhenAnotherAspectBegins() {
        anomalous(0, 2, "high");
        anomalous(1, 3, "high-high");
        anomalous(2, 2, "high");
        ordinary(3);

        assertThat(told)
                .extracting(Anomaly::start, Anomaly::end)
                .extracting(Object::toString)
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(2).id()).isNotEqualTo(told.get(0).id());
    }

    @Test
    void givesTheSameIdsAgain() {
        anomalous(1, 2, "");
        String id = told.get(0).id();
        assertThat(id)
                .isEqualTo(AnomalyId.of("hot", "motor-1/vibration", "", START.plusSeconds(1)));
        assertThat(AnomalyId.of("hot", "motor-1/vibration", "", START)).isNotEqualTo(id);
        assertThat(AnomalyId.of("ho", "tmotor-1/vibration", "", START.plusSeconds(1)))
                .isNotEqualTo(id);
    }
}
