package io.atalaya.pipeline.operator;

import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The last revision of each alert, as the topic {@code alerts} has it now. */
public final class PresentAlarms {
    private static final int SHOWN = 5;

    private static final Comparator<Alert> URGENCY =
            Comparator.<Alert>comparingInt(alert -> rank(alert.getState()) > 4 ? 1 : 0)
                    .thenComparing(PresentAlarms::priority)
                    .thenComparingInt(alert -> rank(alert.getState()))
                    .thenComparing(PresentAlarms::start, Comparator.reverseOrder())
                    .thenComparing(Alert::getAlertId);

    private final Map<String, Alert> byId;

    private PresentAlarms(Map<String, Alert> byId) {
        this.byId = byId;
    }

    public static PresentAlarms read(TopicPlace place) throws OperatorException {
        Map<String, Alert> byId = new LinkedHashMap<>();
        TopicScan.read(
                place,
                Topic.ALERTS,
                Optional.empty(),
                message -> byId.put(((Alert) message).getAlertId(), (Alert) message));
        return new PresentAlarms(byId);
    }

    static PresentAlarms of(Collection<Alert> alerts) {
        return new PresentAlarms(
                alerts.stream().collect(Collectors.toMap(Alert::getAlertId, alert -> alert)));
    }

    /** The order in which an operator must look at them. */
    public static Comparator<Alert> byUrgency() {
        return URGENCY;
    }

    /** Those in these states, most urgent first. */
    public List<Alert> in(Set<Alert.State> states) {
        return byId.values().stream()
                .filter(alert -> states.contains(alert.getState()))
                .sorted(URGENCY)
                .toList();
    }

    /**
     * The one that a person means.
     *
     * @param prefix the beginning of its id; of several those are meant that are not over
     * @throws OperatorException where it is none or several
     */
    public Alert meant(String prefix) throws OperatorException {
        List<Alert> all =
                byId.values().stream().filter(a -> a.getAlertId().startsWith(prefix)).toList();
        List<Alert> open =
                all.stream().filter(alert -> alert.getState() != Alert.State.NORMAL).toList();
        List<Alert> meant = open.isEmpty() ? all : open;
        if (meant.isEmpty()) {
            throw new OperatorException(
                    "There is no alert whose id begins with '"
                            + prefix
                            + "'. `atalaya alarms` lists those there are.");
        }
        if (meant.size() > 1) {
            throw new OperatorException(
                    "%d alerts have ids that begin with '%s'; write more of it: %s"
                            .formatted(
                                    meant.size(),
                                    prefix,
                                    meant.stream()
                                            .limit(SHOWN)
                                            .map(Alert::getAlertId)
                                            .collect(Collectors.joining(", "))));
        }
        return meant.get(0);
    }

    /** Event time at which its condition first came true. */
    public static Instant start(Alert alert) {
        return Instant.ofEpochSecond(
                alert.getTimestamp().getSeconds(), alert.getTimestamp().getNanos());
    }

    /** What a newer sender says that this version does not know is shown as if it were urgent. */
    private static int priority(Alert alert) {
        return rank(alert.getPriority());
    }

    /** 0 for the most urgent. */
    public static int rank(Alert.Priority priority) {
        return switch (priority) {
            case CRITICAL, PRIORITY_UNSPECIFIED, UNRECOGNIZED -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
        };
    }

    private static int rank(Alert.State state) {
        return switch (state) {
            case UNACKNOWLEDGED, STATE_UNSPECIFIED, UNRECOGNIZED -> 0;
            case LATCHED -> 1;
            case RETURNED_UNACKNOWLEDGED -> 2;
            case ACKNOWLEDGED -> 3;
            case NORMAL -> 4;
            case SHELVED -> 5;
            case SUPPRESSED_BY_DESIGN -> 6;
            case OUT_OF_SERVICE -> 7;
        };
    }
}
