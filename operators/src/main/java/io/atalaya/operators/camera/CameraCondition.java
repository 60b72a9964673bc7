package io.atalaya.operators.camera;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a camera does, told at each change and at an interval. The camera's thread reports to it, a
 * clock ticks it.
 */
@OffTaskThread
final class CameraCondition {
    // configuration
    private final CameraConfig config;
    private final InstantSource eventTime;
    private final InstantSource wallClock;
    private final Consumer<CameraHealth> listener;

    // runtime
    private HealthStatus status = HealthStatus.RECONNECTING;
    private HealthReason reason = HealthReason.NONE;
    private String detail = "connecting";
    private @Nullable Instant since;
    private Instant changedAt;
    private Instant toldAt;
    private int streamEpoch;
    private String recordingTrouble = "";
    private @Nullable Instant troubleSince;

    /**
     * @param eventTime what a report is dated with: now for a live camera, the last frame's time
     *     for a file
     * @param wallClock for the limits in the configuration
     */
    CameraCondition(
            CameraConfig config,
            InstantSource eventTime,
            InstantSource wallClock,
            Consumer<CameraHealth> listener) {
        this.config = config;
        this.eventTime = eventTime;
        this.wallClock = wallClock;
        this.listener = listener;
        this.changedAt = wallClock.instant();
        this.toldAt = changedAt;
    }

    /** Frames arrive as asked for. */
    synchronized void online(int epoch) {
        streamEpoch = epoch;
        change(HealthStatus.ONLINE, HealthReason.NONE, "frames arrive");
    }

    /** Frames arrive, but not as asked for. */
    synchronized void degraded(int epoch, HealthReason why, String detailForPeople) {
        streamEpoch = epoch;
        change(HealthStatus.DEGRADED, why, detailForPeople);
    }

    /**
     * Whether its video is kept, where that was asked for.
     *
     * @param why it is not; empty while it is
     */
    synchronized void recordingTrouble(String why) {
        recordingTrouble = why;
        troubleSince = why.isEmpty() ? null : eventTime.instant();
        if (status == HealthStatus.ONLINE && since != null) {
            tell(wallClock.instant());
        }
    }

    /** The stream is lost, or could not be had; it will be tried again. */
    synchronized void lost(HealthReason why, String detailForPeople) {
        if (status == HealthStatus.OFFLINE) {
            // Still offline; only the reason may be news.
            change(HealthStatus.OFFLINE, why, detailForPeople);
            return;
        }
        change(HealthStatus.RECONNECTING, why, detailForPeople);
        tick();
    }

    /** It will not be tried again. */
    synchronized void failed(HealthReason why, String detailForPeople) {
        change(HealthStatus.OFFLINE, why, detailForPeople);
    }

    /** A finite input was read as far as it goes. */
    synchronized void ended(int epoch, String detailForPeople) {
        streamEpoch = epoch;
        change(HealthStatus.ENDED, HealthReason.NONE, detailForPeople);
    }

    /** Time has gone on. */
    synchronized void tick() {
        Instant now = wallClock.instant();
        boolean overdue = !now.isBefore(changedAt.plus(config.offlineAfter()));
        if (status == HealthStatus.RECONNECTING && overdue) {
            change(HealthStatus.OFFLINE, reason, detail);
            return;
        }
        if (!now.isBefore(toldAt.plus(config.healthInterval()))) {
            tell(now);
        }
    }

    private void change(HealthStatus to, HealthReason why, String detailForPeople) {
        boolean news = to != status || why != reason || since == null;
        if (to != status || since == null) {
            since = eventTime.instant();
        }
        if (to != status) {
            changedAt = wallClock.instant();
        }
        status = to;
        reason = why;
        detail = detailForPeople;
        if (news) {
            tell(wallClock.instant());
        }
    }

    private void tell(Instant now) {
        toldAt = now;
        Instant at = eventTime.instant();
        Instant began = since == null ? at : since;
        since = began;
        boolean unrecorded = status == HealthStatus.ONLINE && troubleSince != null;
        listener.accept(
                new CameraHealth(
                        config.name(),
                        config.areaOrName(),
                        unrecorded ? HealthStatus.DEGRADED : status,
                        unrecorded ? HealthReason.RECORDING_FAILED : reason,
                        unrecorded ? recordingTrouble : detail,
                        at,
                        unrecorded && troubleSince != null ? troubleSince : began,
                        streamEpoch,
                        FrameCounts.none()));
    }

    /** In which state the camera is. */
    synchronized HealthStatus status() {
        return status;
    }

    /** How long the present state has lasted. */
    synchronized Duration lasted() {
        return Duration.between(changedAt, wallClock.instant());
    }
}
