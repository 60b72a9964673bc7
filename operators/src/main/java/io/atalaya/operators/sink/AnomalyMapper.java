package io.atalaya.operators.sink;

import io.atalaya.schemas.v1.Anomaly;
import java.time.Instant;

/** A series out of the ordinary, as {@link Anomaly} message. */
final class AnomalyMapper {
    private AnomalyMapper() {}

    /** As a message of its own, which says when it left. */
    static Anomaly message(io.atalaya.operators.model.Anomaly anomaly, Instant emitted) {
        return message(anomaly).toBuilder().setTimes(ProvenanceMapper.times(emitted)).build();
    }

    static Anomaly message(io.atalaya.operators.model.Anomaly anomaly) {
        Anomaly.Builder message =
                Anomaly.newBuilder()
                        .setId(anomaly.id())
                        .setTimestamp(ProvenanceMapper.timestamp(anomaly.start()))
                        .setSensorId(anomaly.sensorId())
                        .setName(anomaly.name())
                        .setArea(anomaly.area())
                        .setDetector(anomaly.detector())
                        .setScore(anomaly.score())
                        .setThreshold(anomaly.threshold())
                        .setValue(anomaly.value())
                        .setUnit(anomaly.unit())
                        .setReason(anomaly.reason());
        if (anomaly.end() != null) {
            message.setEnd(ProvenanceMapper.timestamp(anomaly.end()));
        }
        if (anomaly.expectedLow() != null) {
            message.setExpectedLow(anomaly.expectedLow());
        }
        if (anomaly.expectedHigh() != null) {
            message.setExpectedHigh(anomaly.expectedHigh());
        }
        if (anomaly.model() != null) {
            message.setModel(ProvenanceMapper.model(anomaly.model()));
        }
        return message.build();
    }
}
