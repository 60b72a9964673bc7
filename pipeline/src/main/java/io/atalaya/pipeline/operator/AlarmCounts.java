package io.atalaya.pipeline.operator;

import com.google.protobuf.Timestamp;
import io.atalaya.operators.alarm.AlarmStatistics;
import io.atalaya.operators.alarm.Annunciation;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many alarms there were in a time, as ISA-18.2 counts them, from the topic {@code
 * alert-events}.
 *
 * @param stale alarms that have stood for more than a day at the end of the time
 */
public record AlarmCounts(
        Instant from, Instant to, AlarmStatistics.Report report, List<Alert> stale) {
    private static final Set<Alert.State> STANDING =
            Set.of(
                    Alert.State.UNACKNOWLEDGED,
                    Alert.State.ACKNOWLEDGED,
                    Alert.State.RETURNED_UNACKNOWLEDGED,
                    Alert.State.LATCHED);

    /** Counts from the first instant up to, and without, the second. */
    public static AlarmCounts read(TopicPlace place, Instant from, Instant to, int operators)
            throws OperatorException {
        var statistics = new AlarmStatistics(operators);
        Map<String, Integer> lastRevision = new HashMap<>();
        TopicScan.read(
                place,
                Topic.ALERT_EVENTS,
                Optional.of(from),
                message -> count((Alert) message, lastRevision, statistics));
        List<Alert> stale =
                PresentAlarms.read(place).in(STANDING).stream()
                        .filter(alert -> isStale(alert, to))
                        .toList();
        return new AlarmCounts(from, to, statistics.report(from, to), stale);
    }

    private static void count(
            Alert alert, Map<String, Integer> lastRevision, AlarmStatistics statistics) {
        int last = lastRevision.getOrDefault(alert.getAlertId(), 0);
        // After a failure revisions may come again.
        if (alert.getRevision() <= last) {
            return;
        }
        lastRevision.put(alert.getAlertId(), alert.getRevision());
        boolean annunciated =
                alert.getState() == Alert.State.UNACKNOWLEDGED
                        && alert.getChange() != Alert.Change.JUDGE;
        if (annunciated) {
            statistics.add(
                    new Annunciation(
                            instant(alert.getChangedAt()),
                            alert.getRuleId(),
                            String.join(
                                    " ",
                                    alert.getArea(),
                                    alert.getSensorId(),
                                    alert.getSubject())));
        }
    }

    private static boolean isStale(Alert alert, Instant at) {
        return !PresentAlarms.start(alert).plus(AlarmStatistics.STALE).isAfter(at);
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
