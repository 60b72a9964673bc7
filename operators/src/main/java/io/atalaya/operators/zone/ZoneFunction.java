package io.atalaya.operators.zone;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The zone stage. You need it where rules or consumers ask where things are.
 *
 * <ul>
 *   <li>In: frames with tracks, keyed by {@code cameraId}, each camera's in order.
 *   <li>Out: the same frames with presences, zone counts and zone events.
 *   <li>State: {@code zone-tracks}, how each track of the camera stands to its zones, gone when the
 *       last track has ended; {@code zone-line-counts}, the crossings so far, at most one number
 *       for each line, label and direction.
 *   <li>Threads: the task's only. Time is the frames' own; there are no timers.
 * </ul>
 */
public final class ZoneFunction extends KeyedProcessFunction<String, Frame, Frame> {
    private static final long serialVersionUID = 1L;

    // configuration
    private final Map<String, CameraZones> zonesByCamera;

    // runtime
    private transient @Nullable Map<String, ZoneMonitor> monitors;
    private transient @Nullable Map<String, ZoneMetrics> metrics;
    private transient @Nullable ValueState<TrackWatches> tracks;
    private transient @Nullable ValueState<LineCounts> lineCounts;

    /**
     * @param zonesByCamera under each camera's id; a camera that is not there has no zones
     */
    public ZoneFunction(Map<String, CameraZones> zonesByCamera) {
        this.zonesByCamera = new HashMap<>(zonesByCamera);
    }

    @Override
    public void open(OpenContext context) {
        monitors = new HashMap<>();
        metrics = new HashMap<>();
        tracks =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "zone-tracks", TypeInformation.of(TrackWatches.class)));
        lineCounts =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "zone-line-counts", TypeInformation.of(LineCounts.class)));
    }

    @Override
    public void processElement(Frame frame, Context context, Collector<Frame> out)
            throws Exception {
        String cameraId = context.getCurrentKey();
        ZoneMonitor.Observation observation = monitor(cameraId).observe(remembered(), frame);
        remember(observation.memory());
        ZoneMetrics counters = metrics(cameraId);
        observation.frame().events().forEach(counters::happened);
        out.collect(observation.frame());
    }

    private ZoneMemory remembered() throws Exception {
        TrackWatches watches = requireNonNull(tracks, "not open").value();
        LineCounts counts = requireNonNull(lineCounts, "not open").value();
        return new ZoneMemory(
                watches == null ? List.of() : watches.tracks(),
                counts == null ? List.of() : counts.counts());
    }

    private void remember(ZoneMemory memory) throws Exception {
        ValueState<TrackWatches> watches = requireNonNull(tracks, "not open");
        if (memory.tracks().isEmpty()) {
            watches.clear();
        } else {
            watches.update(new TrackWatches(memory.tracks()));
        }
        if (!memory.lineCounts().isEmpty()) {
            requireNonNull(lineCounts, "not open").update(new LineCounts(memory.lineCounts()));
        }
    }

    private ZoneMonitor monitor(String cameraId) {
        return requireNonNull(monitors, "not open")
                .computeIfAbsent(
                        cameraId,
                        id -> new ZoneMonitor(zonesByCamera.getOrDefault(id, CameraZones.none())));
    }

    private ZoneMetrics metrics(String cameraId) {
        return requireNonNull(metrics, "not open")
                .computeIfAbsent(
                        cameraId, id -> new ZoneMetrics(getRuntimeContext().getMetricGroup(), id));
    }
}
