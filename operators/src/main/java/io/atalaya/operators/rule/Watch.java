package io.atalaya.operators.rule;

import io.atalaya.operators.model.ZoneEvent;
import java.time.Instant;
import java.util.List;

/**
 * State: something that a condition keeps an eye on because it may come true or has come true.
 *
 * @param since event time from which it counts
 * @param what tells it from the others of this rule and camera
 * @param raised whether it has come true
 * @param frameId the frame with which it began, empty for what is not about frames
 * @param zoneEvents those that belong to it
 */
public record Watch(
        Instant since, String what, boolean raised, String frameId, List<ZoneEvent> zoneEvents) {
    Watch asRaised() {
        return new Watch(since, what, true, frameId, zoneEvents);
    }
}
