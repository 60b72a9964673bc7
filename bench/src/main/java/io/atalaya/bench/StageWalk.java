package io.atalaya.bench;

import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.inference.InferenceResult;
import io.atalaya.operators.inference.ModelHost;
import io.atalaya.operators.inference.StageTimes;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.MessageEncoder;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.track.Tracker;
import io.atalaya.operators.track.TrackerMemory;
import io.atalaya.operators.zone.CameraZones;
import io.atalaya.operators.zone.ZoneMemory;
import io.atalaya.operators.zone.ZoneMonitor;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frame after frame, each through all stages before the next begins, so that every stage has the
 * machine to itself. The stages are the pipeline's own classes.
 */
final class StageWalk {
    private final Workload workload;
    private final ModelHost host;
    private final CameraSettings settings;
    private final Tracker tracker;
    private final ZoneMonitor monitor;
    private final MessageEncoder encoder;
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private TrackerMemory tracks = TrackerMemory.empty();
    private ZoneMemory zones = ZoneMemory.empty();
    private long since;

    private StageWalk(Workload workload, ModelHost host) {
        this.workload = workload;
        this.host = host;
        this.settings = workload.config().cameras().get(0);
        this.tracker = new Tracker(settings.tracker());
        this.monitor =
                new ZoneMonitor(
                        new CameraZones(
                                settings.zones(),
                                settings.lines(),
                                settings.tracker().lostTrackBuffer()));
        this.encoder = new MessageEncoder("bench", MessageFormat.PROTOBUF, Topic.MAX_MESSAGE_BYTES);
    }

    /**
     * The mean milliseconds of each stage, in the order of the data.
     *
     * @param frames to walk with, after {@code warmUp} others
     */
    static Map<String, Double> meanMillis(Workload workload, ModelHost host, int warmUp, int frames)
            throws Exception {
        return new StageWalk(workload, host).walk(warmUp, frames);
    }

    private Map<String, Double> walk(int warmUp, int frames) throws Exception {
        CameraConfig camera = settings.camera();
        try (LoopedVideo video =
                new LoopedVideo(camera.videoOptions(), workload.contract().pictureFormat())) {
            for (int i = 0; i < warmUp + frames; i++) {
                if (i == warmUp) {
                    nanos.clear();
                }
                step(video, i);
            }
        }
        Map<String, Double> millis = new LinkedHashMap<>();
        nanos.forEach((stage, sum) -> millis.put(stage, Statistics.rounded(sum / 1e6 / frames, 4)));
        return millis;
    }

    private void step(LoopedVideo video, int sequence) throws Exception {
        since = System.nanoTime();
        VideoFrame decoded = video.next();
        lap("decode");
        var picture = video.scaled();
        lap("scale");
        InferenceResult result = host.submit(picture).get();
        add(result.times());
        Frame frame = frame(decoded, sequence, result);
        since = System.nanoTime();
        Tracker.Result followed = tracker.follow(tracks, frame);
        lap("track");
        ZoneMonitor.Observation observed = monitor.observe(zones, followed.frame());
        lap("zones");
        int unused = FactEncoder.frames().encode(observed.frame(), encoder, Instant.now()).size();
        lap("encodeMessage");
        tracks = followed.memory();
        zones = observed.memory();
    }

    private void add(StageTimes times) {
        nanos.merge("encodeTensor", times.encodedNanos(), Long::sum);
        nanos.merge("run", times.ranNanos(), Long::sum);
        nanos.merge("decodeOutput", times.decodedNanos(), Long::sum);
    }

    private void lap(String stage) {
        long now = System.nanoTime();
        nanos.merge(stage, now - since, Long::sum);
        since = System.nanoTime();
    }

    private Frame frame(VideoFrame decoded, int sequence, InferenceResult result) {
        Duration time = decoded.time() == null ? Duration.ofMillis(40L * sequence) : decoded.time();
        FrameInfo info =
                new FrameInfo(
                        settings.name(),
                        settings.camera().areaOrName(),
                        0,
                        sequence,
                        0,
                        decoded.widthPx(),
                        decoded.heightPx(),
                        Instant.EPOCH.plus(time),
                        decoded.arrivedAt(),
                        ClockSource.FILE_TIMESTAMP);
        List<DetectedObject> objects =
                result.detections().stream().map(DetectedObject::of).toList();
        return new Frame(info, result.model(), result.inferredAt(), objects, List.of(), List.of());
    }
}
