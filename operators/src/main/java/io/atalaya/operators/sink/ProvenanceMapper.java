package io.atalaya.operators.sink;

import com.google.protobuf.Timestamp;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.schemas.v1.Model;
import io.atalaya.schemas.v1.Times;
import java.time.Instant;

/** When and by what a fact came to be, as messages. */
final class ProvenanceMapper {
    private ProvenanceMapper() {}

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    static Times times(Frame frame, Instant emitted) {
        FrameInfo info = frame.info();
        return Times.newBuilder()
                .setCapture(timestamp(info.capturedAt()))
                .setArrival(timestamp(info.arrivedAt()))
                .setInferred(timestamp(frame.inferredAt()))
                .setEmitted(timestamp(emitted))
                .setClockSource(clockSource(info.clockSource()))
                .build();
    }

    static Times times(Instant emitted) {
        return Times.newBuilder().setEmitted(timestamp(emitted)).build();
    }

    static Model model(ModelInfo model) {
        return Model.newBuilder()
                .setName(model.name())
                .setVersion(model.version())
                .setSha256(model.sha256())
                .setPrecision(model.precision())
                .setExecutionProvider(model.executionProvider())
                .setLicence(model.licence())
                .build();
    }

    static Times.ClockSource clockSource(ClockSource source) {
        return switch (source) {
            case RTCP_SENDER_REPORT -> Times.ClockSource.RTCP_SENDER_REPORT;
            case ONVIF_UTC -> Times.ClockSource.ONVIF_UTC;
            case DEVICE -> Times.ClockSource.DEVICE;
            case ARRIVAL -> Times.ClockSource.ARRIVAL;
            case FILE_TIMESTAMP -> Times.ClockSource.FILE_TIMESTAMP;
        };
    }
}
