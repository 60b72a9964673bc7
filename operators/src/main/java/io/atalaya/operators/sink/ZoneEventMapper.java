package io.atalaya.operators.sink;

import com.google.protobuf.Duration;
import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.schemas.v1.Times;
import io.atalaya.schemas.v1.ZoneEvent;
import java.util.Locale;

/** What happened at a zone or line, as {@link ZoneEvent} message. */
final class ZoneEventMapper {
    private ZoneEventMapper() {}

    static ZoneEvent message(io.atalaya.operators.model.ZoneEvent event, Times times) {
        return message(event).toBuilder().setTimes(times).build();
    }

    static ZoneEvent message(io.atalaya.operators.model.ZoneEvent event) {
        return ZoneEvent.newBuilder()
                .setId(id(event))
                .setTimestamp(ProvenanceMapper.timestamp(event.at()))
                .setSensorId(event.cameraId())
                .setArea(event.area())
                .setZoneId(event.zoneId())
                .setType(type(event.type()))
                .setDirection(direction(event.direction()))
                .setObjectId(Long.toString(event.trackId()))
                .setLabel(event.label())
                .setFrameId(event.frameId())
                .setVisit(event.visit())
                .setDwell(duration(event.dwellMillis()))
                .setCount(event.count())
                .build();
    }

    /** One track does one thing at one zone in one frame, so these name the event. */
    private static String id(io.atalaya.operators.model.ZoneEvent event) {
        return String.join(
                "/",
                event.frameId(),
                event.zoneId(),
                event.type().name().toLowerCase(Locale.ROOT),
                Long.toString(event.trackId()),
                Integer.toString(event.visit()));
    }

    private static Duration duration(long millis) {
        return Duration.newBuilder()
                .setSeconds(millis / 1000)
                .setNanos((int) (millis % 1000) * 1_000_000)
                .build();
    }

    private static ZoneEvent.Type type(ZoneEventType type) {
        return switch (type) {
            case ENTER -> ZoneEvent.Type.ENTER;
            case DWELL -> ZoneEvent.Type.DWELL;
            case LEAVE -> ZoneEvent.Type.LEAVE;
            case CROSS -> ZoneEvent.Type.CROSS;
        };
    }

    private static ZoneEvent.Direction direction(CrossingDirection direction) {
        return switch (direction) {
            case NONE -> ZoneEvent.Direction.NONE;
            case LEFT_TO_RIGHT -> ZoneEvent.Direction.LEFT_TO_RIGHT;
            case RIGHT_TO_LEFT -> ZoneEvent.Direction.RIGHT_TO_LEFT;
        };
    }
}
