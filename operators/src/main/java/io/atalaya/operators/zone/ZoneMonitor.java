package io.atalaya.operators.zone;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Frame;
import java.util.List;

/**
 * What happens in the zones and on the lines of one camera. It keeps nothing itself: what it must
 * know of the frames before goes in as {@link ZoneMemory} and comes out again. Frames come in the
 * camera's order, and time is theirs.
 *
 * <p>An object enters a zone when enough frames in a row show it inside, and leaves when as many
 * show it beyond the border's margin, or when its track has ended. A track that is lost for a
 * moment stays where it was.
 */
public final class ZoneMonitor {
    private final CameraZones zones;
    private final List<ZoneWatcher> zoneWatchers;
    private final List<LineWatcher> lineWatchers;

    public ZoneMonitor(CameraZones zones) {
        this.zones = requireNonNull(zones, "zones is null");
        this.zoneWatchers = zones.zones().stream().map(ZoneWatcher::new).toList();
        this.lineWatchers = zones.lines().stream().map(LineWatcher::new).toList();
    }

    /** The frame with presences, counts and events, and what to remember for the next one. */
    public Observation observe(ZoneMemory memory, Frame frame) {
        if (zoneWatchers.isEmpty() && lineWatchers.isEmpty()) {
            return new Observation(frame, ZoneMemory.empty());
        }
        ZonePass pass = new ZonePass(zoneWatchers, lineWatchers, memory, frame);
        pass.endUnseenFor(zones.trackMemory());
        return pass.observe();
    }

    /** What one frame showed. */
    public record Observation(Frame frame, ZoneMemory memory) {}
}
