package io.atalaya.operators.sink;

import io.atalaya.operators.model.Frame;
import io.atalaya.schemas.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A frame as a whole, and each thing that happened in it on its own. */
final class FrameTelling implements Telling<Frame> {
    private static final long serialVersionUID = 1L;

    @Override
    public List<OutgoingMessage> tell(
            Frame frame, String id, Instant at, MessageEncoder encoder, Instant now) {
        var message = FrameMapper.message(frame, now);
        String camera = message.getSensorId();
        String source = encoder.source(camera);
        var event = new CloudEvent(source, id, id, at);
        List<OutgoingMessage> messages = new ArrayList<>(1 + message.getZoneEventsCount());
        messages.add(encoder.encode(Topic.DETECTIONS, camera, message, event, now));
        for (int i = 0; i < message.getZoneEventsCount(); i++) {
            var happened = message.getZoneEvents(i);
            Instant then = frame.events().get(i).at();
            var of = new CloudEvent(source, happened.getId(), happened.getFrameId(), then);
            messages.add(encoder.encode(Topic.ZONE_EVENTS, camera, happened, of, now));
        }
        return messages;
    }
}
