package io.atalaya.operators.sink;

import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.AnalyticsModule;
import io.atalaya.schemas.v1.Place;
import java.time.Instant;
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

    static Alert message(io.atalaya.operators.model.Alert alert, Instant emitted) {
        Alert.Builder message = incident(alert);
        message.setAlertId(alert.alertId())
                .setRevision(alert.revision())
                .setState(state(alert.state()))
                .setPriority(priority(alert.priority()))
                .setRuleId(alert.ruleId())
                .setRuleVersion(alert.ruleVersion())
                .setMessage(alert.message())
                .setTimes(ProvenanceMapper.times(emitted))
                .setOnvifTopic(ONVIF_TOPICS.getOrDefault(alert.category(), ""))
                .setJoinStatus(joinStatus(alert.joinStatus()))
                .setArea(alert.area());
        alert.zoneEvents().forEach(e -> message.addZoneEvents(ZoneEventMapper.message(e)));
        if (alert.model() != null) {
            message.setModel(ProvenanceMapper.model(alert.model()));
        }
        return message.build();
    }

    /** What readers of NVIDIA's nv.Incident see. */
    private static Alert.Builder incident(io.atalaya.operators.model.Alert alert) {
        Alert.Builder message =
                Alert.newBuilder()
                        .setSensorId(alert.cameraId())
                        .setTimestamp(ProvenanceMapper.timestamp(alert.start()))
                        .addAllObjectIds(alert.objectIds())
                        .addAllFrameIds(alert.frameIds())
                        .setPlace(place(alert.area()))
                        .setAnalyticsModule(module(alert))
                        .setCategory(alert.category())
                        .setIsAnomaly(true);
        if (alert.end() != null) {
            message.setEnd(ProvenanceMapper.timestamp(alert.end()));
        }
        return message;
    }

    private static Place place(String area) {
        return Place.newBuilder().setId(area).setName(area).setType("area").build();
    }

    private static AnalyticsModule module(io.atalaya.operators.model.Alert alert) {
        return AnalyticsModule.newBuilder()
                .setId(alert.ruleId())
                .setDescription(alert.message())
                .setSource("atalaya")
                .setVersion(alert.ruleVersion())
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
}
