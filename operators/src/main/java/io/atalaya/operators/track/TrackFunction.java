package io.atalaya.operators.track;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameInfo;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The tracking stage. You need it for everything that asks which object it is: zones, lines, rules.
 *
 * <ul>
 *   <li>In: frames with detections, keyed by {@code cameraId}, each camera's in order.
 *   <li>Out: the same frames; an object that is followed bears its track.
 *   <li>State: {@code track-followed}, gone when nothing is followed; {@code track-last-id}, one
 *       number for each camera, which stays so that no id is ever given out twice. After a restart
 *       a live camera's ids go on from far beyond it, since what was given out after the checkpoint
 *       is not known.
 *   <li>Threads: the task's only. Time is the frames' own; there are no timers.
 * </ul>
 */
public final class TrackFunction extends KeyedProcessFunction<String, Frame, Frame> {
    private static final long serialVersionUID = 1L;

    /** More than a camera begins between two checkpoints. */
    private static final long MOST_SINCE_CHECKPOINT = 1000;

    // configuration
    private final Map<String, TrackerConfig> configByCamera;

    // runtime
    private transient @Nullable Map<String, Tracker> trackers;
    private transient @Nullable Map<String, TrackMetrics> metrics;
    private transient @Nullable ValueState<FollowedTracks> followed;
    private transient @Nullable ValueState<Long> lastId;

    /**
     * @param configByCamera under each camera's id, for every camera that sends frames
     */
    public TrackFunction(Map<String, TrackerConfig> configByCamera) {
        this.configByCamera = new HashMap<>(configByCamera);
    }

    @Override
    public void open(OpenContext context) {
        trackers = new HashMap<>();
        metrics = new HashMap<>();
        followed =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "track-followed",
                                        TypeInformation.of(FollowedTracks.class)));
        lastId =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "track-last-id", TypeInformation.of(Long.class)));
    }

    @Override
    public void processElement(Frame frame, Context context, Collector<Frame> out)
            throws Exception {
        String cameraId = context.getCurrentKey();
        TrackerMemory before = remembered(frame);
        Tracker.Result result = tracker(cameraId).follow(before, frame);
        remember(before, result.memory());
        metrics(cameraId).followed(result);
        out.collect(result.frame());
    }

    private TrackerMemory remembered(Frame frame) throws Exception {
        FollowedTracks tracks = requireNonNull(followed, "not open").value();
        return new TrackerMemory(
                lastId(frame.info()), requireNonNullElse(tracks, FollowedTracks.none()));
    }

    private long lastId(FrameInfo frame) throws Exception {
        ValueState<Long> state = requireNonNull(lastId, "not open");
        Long id = state.value();
        if (id == null) {
            return FollowedTrack.UNCONFIRMED;
        }
        boolean restarted = !requireNonNull(trackers, "not open").containsKey(frame.cameraId());
        if (restarted && !frame.isRecorded()) {
            id += MOST_SINCE_CHECKPOINT;
            state.update(id);
        }
        return id;
    }

    private void remember(TrackerMemory before, TrackerMemory now) throws Exception {
        ValueState<FollowedTracks> tracks = requireNonNull(followed, "not open");
        if (now.followed().tracks().isEmpty()) {
            tracks.clear();
        } else {
            tracks.update(now.followed());
        }
        if (now.lastId() != before.lastId()) {
            requireNonNull(lastId, "not open").update(now.lastId());
        }
    }

    private Tracker tracker(String cameraId) {
        return requireNonNull(trackers, "not open")
                .computeIfAbsent(cameraId, id -> new Tracker(configOf(id)));
    }

    private TrackerConfig configOf(String cameraId) {
        return requireNonNull(
                configByCamera.get(cameraId),
                () -> "no tracker is configured for camera '" + cameraId + "'");
    }

    private TrackMetrics metrics(String cameraId) {
        return requireNonNull(metrics, "not open")
                .computeIfAbsent(
                        cameraId, id -> new TrackMetrics(getRuntimeContext().getMetricGroup(), id));
    }
}
