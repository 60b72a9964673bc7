package io.atalaya.operators.sink;

import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.model.Track;
import io.atalaya.operators.model.ZonePresence;
import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Object;

/** A detected object as {@link Object} message. */
final class ObjectMapper {
    private ObjectMapper() {}

    static Object message(DetectedObject object, ModelInfo model) {
        Detection detection = object.detection();
        Object.Builder message =
                Object.newBuilder()
                        .setId(id(object))
                        .setBbox(box(detection.box()))
                        .setType(detection.label())
                        .setConfidence(detection.confidence())
                        .setNamespace(model.name())
                        .setClassId(detection.classId());
        for (Attribute attribute : detection.attributes()) {
            message.addAttributes(attribute(attribute, model));
        }
        if (object.track() != null) {
            message.setTrack(track(object.track()));
        }
        for (ZonePresence zone : object.zones()) {
            message.addZoneIds(zone.zoneId()).addZones(presence(zone));
        }
        return message.build();
    }

    /** The track's id, empty for what is not tracked. */
    static String id(DetectedObject object) {
        return object.track() == null ? "" : Long.toString(object.track().id());
    }

    private static Bbox box(Box box) {
        return Bbox.newBuilder()
                .setLeftX(box.left())
                .setTopY(box.top())
                .setRightX(box.right())
                .setBottomY(box.bottom())
                .build();
    }

    private static io.atalaya.schemas.v1.Attribute attribute(Attribute attribute, ModelInfo model) {
        return io.atalaya.schemas.v1.Attribute.newBuilder()
                .setName(attribute.name())
                .setText(attribute.value())
                .setConfidence(attribute.confidence())
                .setNamespace(model.name())
                .build();
    }

    private static io.atalaya.schemas.v1.Track track(Track track) {
        return io.atalaya.schemas.v1.Track.newBuilder()
                .setFirstSeen(ProvenanceMapper.timestamp(track.firstSeen()))
                .setLastSeen(ProvenanceMapper.timestamp(track.lastSeen()))
                .setLost(track.missedFrames() > 0)
                .setAgeFrames(track.ageFrames())
                .setMissedFrames(track.missedFrames())
                .build();
    }

    private static io.atalaya.schemas.v1.ZonePresence presence(ZonePresence zone) {
        return io.atalaya.schemas.v1.ZonePresence.newBuilder()
                .setZoneId(zone.zoneId())
                .setSince(ProvenanceMapper.timestamp(zone.since()))
                .build();
    }
}
