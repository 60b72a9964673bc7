package io.atalaya.operators.sink;

import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Times;
import io.atalaya.schemas.v1.TypeMetrics;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A frame's facts as {@link Frame} message. */
final class FrameMapper {
    /** Version of the schema within {@code atalaya.v1}. */
    static final String SCHEMA_VERSION = "1.0";

    private FrameMapper() {}

    static Frame message(io.atalaya.operators.model.Frame frame, Instant emitted) {
        FrameInfo info = frame.info();
        Times times = ProvenanceMapper.times(frame, emitted);
        Frame.Builder message =
                Frame.newBuilder()
                        .setVersion(SCHEMA_VERSION)
                        .setId(info.frameId())
                        .setTimestamp(times.getCapture())
                        .setSensorId(info.cameraId())
                        .setSequence(info.sequence())
                        .setStreamEpoch(info.streamEpoch())
                        .setDroppedBefore(info.droppedBefore())
                        .setWidth(info.widthPx())
                        .setHeight(info.heightPx())
                        .setCoordinateSpace(Frame.CoordinateSpace.SOURCE_PIXELS)
                        .setTimes(times)
                        .setModel(ProvenanceMapper.model(frame.model()))
                        .setArea(info.area());
        frame.objects().forEach(o -> message.addObjects(ObjectMapper.message(o, frame.model())));
        addPictureCounts(frame.objects(), message);
        frame.zoneCounts().forEach(c -> message.addRois(zoneCount(c, frame.objects())));
        frame.events().forEach(e -> message.addZoneEvents(ZoneEventMapper.message(e, times)));
        return message.build();
    }

    private static void addPictureCounts(List<DetectedObject> objects, Frame.Builder message) {
        objects.stream()
                .collect(
                        Collectors.groupingBy(
                                object -> object.detection().label(),
                                TreeMap::new,
                                Collectors.toList()))
                .forEach((label, same) -> message.addFov(count("", label, same.size(), same)));
    }

    private static TypeMetrics zoneCount(ZoneCount count, List<DetectedObject> objects) {
        List<DetectedObject> inside =
                objects.stream()
                        .filter(object -> object.detection().label().equals(count.label()))
                        .filter(object -> isIn(object, count.zoneId()))
                        .toList();
        return count(count.zoneId(), count.label(), count.count(), inside);
    }

    private static boolean isIn(DetectedObject object, String zoneId) {
        return object.zones().stream().anyMatch(zone -> zone.zoneId().equals(zoneId));
    }

    private static TypeMetrics count(
            String zoneId, String label, int number, List<DetectedObject> objects) {
        return TypeMetrics.newBuilder()
                .setId(zoneId)
                .setType(label)
                .setCount(number)
                .addAllObjectIds(
                        objects.stream().map(ObjectMapper::id).filter(id -> !id.isEmpty()).toList())
                .build();
    }
}
