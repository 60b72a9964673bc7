package io.atalaya.operators.sink;

import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.operators.model.ZonePresence;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.ObjectOrBuilder;
import io.atalaya.schemas.v1.Times;
import io.atalaya.schemas.v1.TypeMetrics;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** A frame's facts as {@link Frame} message. Made for each frame, so in plain loops. */
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
        frame.zoneCounts().forEach(c -> message.addRois(zoneCount(c, frame.objects(), message)));
        frame.events().forEach(e -> message.addZoneEvents(ZoneEventMapper.message(e, times)));
        return message.build();
    }

    /** How many there are of each label, in the labels' order. */
    private static void addPictureCounts(List<DetectedObject> objects, Frame.Builder message) {
        var counts = new TreeMap<String, TypeMetrics.Builder>();
        for (int i = 0; i < objects.size(); i++) {
            String label = objects.get(i).detection().label();
            TypeMetrics.Builder count =
                    counts.computeIfAbsent(label, of -> TypeMetrics.newBuilder().setType(of));
            count.setCount(count.getCount() + 1);
            addId(count, message.getObjects(i));
        }
        counts.values().forEach(message::addFov);
    }

    private static TypeMetrics.Builder zoneCount(
            ZoneCount counted, List<DetectedObject> objects, Frame.Builder message) {
        TypeMetrics.Builder count =
                TypeMetrics.newBuilder()
                        .setId(counted.zoneId())
                        .setType(counted.label())
                        .setCount(counted.count());
        for (int i = 0; i < objects.size(); i++) {
            DetectedObject object = objects.get(i);
            if (object.detection().label().equals(counted.label())
                    && isIn(object, counted.zoneId())) {
                addId(count, message.getObjects(i));
            }
        }
        return count;
    }

    private static void addId(TypeMetrics.Builder count, ObjectOrBuilder object) {
        if (!object.getId().isEmpty()) {
            count.addObjectIds(object.getId());
        }
    }

    private static boolean isIn(DetectedObject object, String zoneId) {
        for (ZonePresence zone : object.zones()) {
            if (zone.zoneId().equals(zoneId)) {
                return true;
            }
        }
        return false;
    }
}
