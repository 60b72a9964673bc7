package io.atalaya.operators.sink;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.ReadingCounts;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.schemas.v1.Health;

/** A camera's or a sensor's health as {@link Health} message. */
final class HealthMapper {
    private HealthMapper() {}

    static Health message(CameraHealth health) {
        return Health.newBuilder()
                .setSensorId(health.cameraId())
                .setTimestamp(ProvenanceMapper.timestamp(health.at()))
                .setArea(health.area())
                .setStatus(status(health.status()))
                .setReason(reason(health.reason()))
                .setDetail(health.detail())
                .setSince(ProvenanceMapper.timestamp(health.since()))
                .setStreamEpoch(health.streamEpoch())
                .setCounts(counts(health.counts()))
                .build();
    }

    static Health message(SensorHealth health) {
        return Health.newBuilder()
                .setSensorId(health.sensorId())
                .setTimestamp(ProvenanceMapper.timestamp(health.at()))
                .setArea(health.area())
                .setStatus(status(health.status()))
                .setReason(reason(health.reason()))
                .setDetail(health.detail())
                .setSince(ProvenanceMapper.timestamp(health.since()))
                .setReadingCounts(counts(health.counts()))
                .build();
    }

    private static io.atalaya.schemas.v1.ReadingCounts counts(ReadingCounts counts) {
        return io.atalaya.schemas.v1.ReadingCounts.newBuilder()
                .setReceived(counts.received())
                .setAccepted(counts.accepted())
                .setReadings(counts.readings())
                .putAllRefused(counts.refused())
                .build();
    }

    private static io.atalaya.schemas.v1.FrameCounts counts(FrameCounts counts) {
        return io.atalaya.schemas.v1.FrameCounts.newBuilder()
                .setCaptured(counts.captured())
                .setInferred(counts.inferred())
                .putAllSkipped(counts.skipped())
                .putAllDropped(counts.dropped())
                .build();
    }

    private static Health.Status status(HealthStatus status) {
        return switch (status) {
            case ONLINE -> Health.Status.ONLINE;
            case DEGRADED -> Health.Status.DEGRADED;
            case RECONNECTING -> Health.Status.RECONNECTING;
            case OFFLINE -> Health.Status.OFFLINE;
            case ENDED -> Health.Status.ENDED;
        };
    }

    private static Health.Reason reason(HealthReason reason) {
        return switch (reason) {
            case NONE -> Health.Reason.NONE;
            case SIGNAL_LOSS -> Health.Reason.SIGNAL_LOSS;
            case IMAGE_TOO_DARK -> Health.Reason.IMAGE_TOO_DARK;
            case IMAGE_TOO_BRIGHT -> Health.Reason.IMAGE_TOO_BRIGHT;
            case GLOBAL_SCENE_CHANGE -> Health.Reason.GLOBAL_SCENE_CHANGE;
            case CPU_FALLBACK -> Health.Reason.CPU_FALLBACK;
            case SOFTWARE_DECODING -> Health.Reason.SOFTWARE_DECODING;
            case PROTOCOL_ERROR -> Health.Reason.PROTOCOL_ERROR;
            case UNAUTHORIZED -> Health.Reason.UNAUTHORIZED;
            case TIMEOUT -> Health.Reason.TIMEOUT;
            case UNDECODABLE -> Health.Reason.UNDECODABLE;
            case SILENT -> Health.Reason.SILENT;
            case CLOCK_JUMP -> Health.Reason.CLOCK_JUMP;
            case BAD_VALUES -> Health.Reason.BAD_VALUES;
            case RECORDING_FAILED -> Health.Reason.RECORDING_FAILED;
        };
    }
}
