package io.atalaya.operators.sink;

import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.AlertHandling;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.AlertVerdict;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.AnalyticsModule;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An alert's revision as {@link Alert} message. */
final class AlertMapper {
    /** The topics of ONVIF's event service that mean the same, by category. */
    private static final Map<String, String> ONVIF_TOPICS =
            Map.of(
                    "object-in-zone", "tns1:RuleEngine/FieldDetector/ObjectsInside",
                    "line-crossed", "tns1:RuleEngine/LineDetector/Crossed",
                    "camera-lost", "tns1:VideoSource/SignalLoss");

    private AlertMapper() {}

    static Alert message(
            io.atalaya.operators.model.Alert alert,
            List<AlertEvidence.Link> evidence,
            Instant emitted) {
        Alert.Builder message = incident(alert.signal());
        message.setAlertId(alert.alertId())
                .setRevision(alert.revision())
                .setState(state(alert.state()))
                .setTimes(ProvenanceMapper.times(emitted));
        setRule(message, alert.signal());
        setHandling(message, alert.handling());
        evidence.forEach(link -> message.addEvidence(evidence(link)));
        return message.build();
    }

    /** What is known of it already: the file itself may take a moment. */
    private static Evidence evidence(AlertEvidence.Link link) {
        return Evidence.newBuilder()
                .setUri(link.uri())
                .setMediaType(link.mediaType())
                .setRedacted(link.redacted())
                .build();
    }

    /** What readers of NVIDIA's nv.Incident see. */
    private static Alert.Builder incident(RuleSignal signal) {
        Alert.Builder message =
                Alert.newBuilder()
                        .setSensorId(signal.sourceId())
                        .setTimestamp(ProvenanceMapper.timestamp(signal.start()))
                        .addAllObjectIds(signal.objectIds())
                        .addAllFrameIds(signal.frameIds())
                        .setPlace(place(signal.area()))
                        .setAnalyticsModule(module(signal))
                        .setCategory(signal.category())
                        .setIsAnomaly(true);
        if (signal.end() != null) {
            message.setEnd(ProvenanceMapper.timestamp(signal.end()));
        }
        return message;
    }

    private static void setRule(Alert.Builder message, RuleSignal signal) {
        message.setPriority(priority(signal.priority()))
                .setRuleId(signal.ruleId())
                .setRuleVersion(signal.ruleVersion())
                .setMessage(signal.message())
                .setConsequence(signal.consequence())
                .setResponse(signal.response())
                .setOnvifTopic(ONVIF_TOPICS.getOrDefault(signal.category(), ""))
                .setJoinStatus(joinStatus(signal.joinStatus()))
                .setArea(signal.area())
                .setSubject(signal.subject());
        signal.zoneEvents().forEach(e -> message.addZoneEvents(ZoneEventMapper.message(e)));
        signal.readings().forEach(r -> message.addReadings(ReadingMapper.message(r)));
        signal.anomalies().forEach(a -> message.addAnomalies(AnomalyMapper.message(a)));
        if (signal.model() != null) {
            message.setModel(ProvenanceMapper.model(signal.model()));
        }
    }

    private static void setHandling(Alert.Builder message, AlertHandling handling) {
        message.setChange(change(handling.change()))
                .setChangedAt(ProvenanceMapper.timestamp(handling.changedAt()))
                .setChangedBy(handling.changedBy())
                .setNote(handling.note())
                .setAcknowledgedBy(handling.acknowledgedBy())
                .setSuppressedBy(handling.suppressedBy())
                .setVerdict(verdict(handling.verdict()));
        if (handling.acknowledgedAt() != null) {
            message.setAcknowledgedAt(ProvenanceMapper.timestamp(handling.acknowledgedAt()));
        }
        if (handling.shelvedUntil() != null) {
            message.setShelvedUntil(ProvenanceMapper.timestamp(handling.shelvedUntil()));
        }
    }

    private static Place place(String area) {
        return Place.newBuilder().setId(area).setName(area).setType("area").build();
    }

    private static AnalyticsModule module(RuleSignal signal) {
        return AnalyticsModule.newBuilder()
                .setId(signal.ruleId())
                .setDescription(signal.message())
                .setSource("atalaya")
                .setVersion(signal.ruleVersion())
                .build();
    }

    private static Alert.State state(AlertState state) {
        return switch (state) {
            case NORMAL -> Alert.State.NORMAL;
            case UNACKNOWLEDGED -> Alert.State.UNACKNOWLEDGED;
            case ACKNOWLEDGED -> Alert.State.ACKNOWLEDGED;
            case RETURNED_UNACKNOWLEDGED -> Alert.State.RETURNED_UNACKNOWLEDGED;
            case LATCHED -> Alert.State.LATCHED;
            case SHELVED -> Alert.State.SHELVED;
            case SUPPRESSED_BY_DESIGN -> Alert.State.SUPPRESSED_BY_DESIGN;
            case OUT_OF_SERVICE -> Alert.State.OUT_OF_SERVICE;
        };
    }

    private static Alert.Priority priority(AlertPriority priority) {
        return switch (priority) {
            case CRITICAL -> Alert.Priority.CRITICAL;
            case HIGH -> Alert.Priority.HIGH;
            case MEDIUM -> Alert.Priority.MEDIUM;
            case LOW -> Alert.Priority.LOW;
        };
    }

    private static Alert.JoinStatus joinStatus(JoinStatus status) {
        return switch (status) {
            case COMPLETE -> Alert.JoinStatus.COMPLETE;
            case SENSOR_LATE -> Alert.JoinStatus.SENSOR_LATE;
            case SENSOR_MISSING -> Alert.JoinStatus.SENSOR_MISSING;
            case CAMERA_UNHEALTHY -> Alert.JoinStatus.CAMERA_UNHEALTHY;
        };
    }

    private static Alert.Change change(AlertChange change) {
        return switch (change) {
            case RAISE -> Alert.Change.RAISE;
            case RAISE_AGAIN -> Alert.Change.RAISE_AGAIN;
            case RETURN -> Alert.Change.RETURN;
            case ACKNOWLEDGE -> Alert.Change.ACKNOWLEDGE;
            case RESET -> Alert.Change.RESET;
            case SHELVE -> Alert.Change.SHELVE;
            case UNSHELVE -> Alert.Change.UNSHELVE;
            case SUPPRESS -> Alert.Change.SUPPRESS;
            case UNSUPPRESS -> Alert.Change.UNSUPPRESS;
            case TAKE_OUT_OF_SERVICE -> Alert.Change.TAKE_OUT_OF_SERVICE;
            case RETURN_TO_SERVICE -> Alert.Change.RETURN_TO_SERVICE;
            case JUDGE -> Alert.Change.JUDGE;
        };
    }

    /** Nobody has said: that is the field's absence, as in {@link AlertFeedback}. */
    private static AlertFeedback.Verdict verdict(AlertVerdict verdict) {
        return switch (verdict) {
            case NONE -> AlertFeedback.Verdict.VERDICT_UNSPECIFIED;
            case TRUE_POSITIVE -> AlertFeedback.Verdict.TRUE_POSITIVE;
            case FALSE_POSITIVE -> AlertFeedback.Verdict.FALSE_POSITIVE;
        };
    }
}
