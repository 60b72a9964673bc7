package io.atalaya.operators.rule;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.rule.present.FrameFacts;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the facts of an area when something has come true and when it is over. It keeps
 * nothing itself, takes time from the facts, and sees those of one camera in order; between cameras
 * there is no order.
 */
interface Condition {
    /** A frame with zones and events, of a camera that the rule holds for. */
    default void onFrame(FrameFacts frame, WatchBook watches, Consumer<Occurrence> found) {}

    /** How a camera does that the rule holds for. */
    default void onHealth(CameraHealth health, WatchBook watches, Consumer<Occurrence> found) {}

    /** Event time at which what is watched came true; asked only where it has. */
    default Instant startOf(Watch watch) {
        return watch.since();
    }

    /** When what is watched comes true by time alone; null where it does not. */
    default @Nullable Instant due(Watch watch) {
        return null;
    }

    /**
     * That time has come, and no earlier fact is to come.
     *
     * @param key under which it is watched
     */
    default void onDue(String area, String key, WatchBook watches, Consumer<Occurrence> found) {}
}
