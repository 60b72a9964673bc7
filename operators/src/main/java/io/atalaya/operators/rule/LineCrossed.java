package io.atalaya.operators.rule;

import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.rule.present.FrameFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** An object crossed a line: true and over in the same moment. */
final class LineCrossed implements Condition {
    private final LineCrossedConfig config;

    LineCrossed(LineCrossedConfig config) {
        this.config = config;
    }

    @Override
    public void onFrame(FrameFacts frame, WatchBook watches, Consumer<Occurrence> found) {
        for (ZoneEvent event : frame.events()) {
            if (isMeant(event)) {
                found.accept(occurrence(event, frame));
            }
        }
    }

    private boolean isMeant(ZoneEvent event) {
        return event.type() == ZoneEventType.CROSS
                && event.zoneId().equals(config.line())
                && (config.label() == null || config.label().equals(event.label()))
                && config.direction().includes(event.direction());
    }

    private static Occurrence occurrence(ZoneEvent event, FrameFacts frame) {
        String direction = event.direction().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Occurrence(
                event.area(),
                event.cameraId(),
                event.zoneId() + " track " + event.trackId() + " crossing " + event.visit(),
                event.at(),
                event.at(),
                List.of(Long.toString(event.trackId())),
                List.of(event.frameId()),
                List.of(event),
                frame.model(),
                Map.of(
                        "label", event.label(),
                        "line", event.zoneId(),
                        "direction", direction,
                        "count", Long.toString(event.count())));
    }
}
