package io.atalaya.operators.sink;

import io.atalaya.operators.model.Alert;
import io.atalaya.schemas.Topic;
import java.time.Instant;
import java.util.List;

/** One message on two topics: what is so now, and all that ever was. */
final class AlertTelling implements Telling<Alert> {
    private static final long serialVersionUID = 1L;

    private final AlertEvidence evidence;

    AlertTelling(AlertEvidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public List<OutgoingMessage> tell(
            Alert alert, String id, Instant at, MessageEncoder encoder, Instant now) {
        var message = AlertMapper.message(alert, evidence.of(alert), now);
        String alertId = alert.alertId();
        List<String> frames = alert.signal().frameIds();
        String trace = frames.isEmpty() ? alertId : frames.get(0);
        var event = new CloudEvent(encoder.source(alert.signal().sourceId()), id, trace, at);
        return List.of(
                encoder.encode(Topic.ALERTS, alertId, message, event, now),
                encoder.encode(Topic.ALERT_EVENTS, alertId, message, event, now));
    }
}
