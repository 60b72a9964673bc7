package io.atalaya.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.anomaly.AnomalyFunction;
import io.atalaya.operators.camera.CameraSource;
import io.atalaya.operators.camera.CameraSourceBuilder;
import io.atalaya.operators.camera.CameraWatermarks;
import io.atalaya.operators.evidence.EvidencePlan;
import io.atalaya.operators.inference.CameraModel;
import io.atalaya.operators.inference.InferenceOperatorFactory;
import io.atalaya.operators.inference.InferenceOutputs;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.inference.PictureTapFactory;
import io.atalaya.operators.inference.PictureTapsConfig;
import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.preview.PreviewMode;
import io.atalaya.operators.preview.PreviewOutputs;
import io.atalaya.operators.preview.PreviewTapFactory;
import io.atalaya.operators.rule.RuleReader;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.operators.track.TrackFunction;
import io.atalaya.operators.track.TrackerConfig;
import io.atalaya.operators.zone.CameraZones;
import io.atalaya.operators.zone.ZoneFunction;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.ConfiguredNames;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.RuleYaml;
import io.atalaya.pipeline.operator.MissingEvidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole pipeline as one Flink job.
 *
 * <pre>
 *   cameras ─ inference ─ track ─ zones ─┬─ detections, zone-events
 *        │        └── health ────────────┼─ rules ─ alarms ─ alerts, alert-events
 *        └─ previews       commands ─────┼───────────┼───── command-answers
 *                                        │           └───── evidence
 *   sensors ─ checks ── readings ────────┼─ readings
 *                 │       └── detectors ─┼─ anomalies
 *                 └── health ────────────┴─ health, dead-letters
 * </pre>
 *
 * Cameras and inference are one chain, since pixels never travel. Tracks and zones are kept for
 * each camera, detectors' memory for each series, rules for each area, alarms for the whole site.
 */
public final class PipelineJob {
    private final PipelineConfig config;
    private final Map<String, ModelContract> contracts;
    private final TopicWriter topics;
    private final int parallelism;
    private final Recordings recordings;

    /**
     * @param contracts of the configuration's models, by their names
     */
    public PipelineJob(
            PipelineConfig config, Map<String, ModelContract> contracts, TopicWriter topics) {
        this.config = requireNonNull(config, "config is null");
        this.contracts = Map.copyOf(contracts);
        this.topics = requireNonNull(topics, "topics is null");
        this.parallelism = parallelism(config);
        this.recordings = new Recordings(config);
    }

    /**
     * As configured; else one subtask a camera, and no more than there are cores. Without cameras
     * it is one: to hand readings from subtask to subtask costs more than all that is done with
     * them, and one subtask works off more than a plant's sensors say.
     */
    public static int parallelism(PipelineConfig config) {
        int wanted = config.runtime().parallelism();
        int cameras = Math.max(1, config.cameras().size());
        return wanted > 0 ? wanted : Math.min(cameras, Runtime.getRuntime().availableProcessors());
    }

    /** Wires the job up in the environment; the caller executes it. */
    public void wire(StreamExecutionEnvironment environment) {
        environment.configure(settings());
        environment.setParallelism(parallelism);

        List<DataStream<DeadLetter>> failed = new ArrayList<>();
        SiteWords site = names();
        RuleReader reader = new RuleYaml(site, config.rules());
        AlarmStage alarms = new AlarmStage(config, reader, topics);
        RuleStage rules = new RuleStage(config.rules(), site, reader);
        if (!config.sensors().isEmpty()) {
            var sensors =
                    new SensorStage(config.sensors(), topics.kafka(), config.site(), parallelism)
                            .wire(environment);
            rules.readings(sensors.readings()).sensorHealth(sensors.health());
            failed.add(sensors.write(topics));
            if (!config.detectors().isEmpty()) {
                DataStream<Anomaly> anomalies = detect(sensors.readings());
                rules.anomalies(anomalies);
                failed.add(
                        topics.write(anomalies, FactEncoder.anomalies(), JobNames.ANOMALIES_OUT));
            }
        }
        if (!config.cameras().isEmpty()) {
            failed.add(watch(environment, rules, alarms));
        }
        RuleStage.Outputs told = rules.apply(commands(environment));
        failed.add(alarms.wire(told.signals(), told.commands()));
        DataStream<DeadLetter> all =
                failed.stream().reduce((one, other) -> one.union(other)).orElseThrow();
        topics.write(all, FactEncoder.deadLetters(), JobNames.DEAD_LETTERS_OUT);
    }

    private SingleOutputStreamOperator<Anomaly> detect(DataStream<Reading> readings) {
        return bySeries(readings)
                .process(new AnomalyFunction(config.detectors()))
                .name(JobNames.DETECTORS)
                .uid(JobNames.DETECTORS);
    }

    /** From the cameras to the rules; returns what could not be handled on the way. */
    private DataStream<DeadLetter> watch(
            StreamExecutionEnvironment environment, RuleStage rules, AlarmStage alarms) {
        SingleOutputStreamOperator<Frame> detected = infer(cameras(environment));
        DataStream<CameraHealth> health = detected.getSideOutput(InferenceOutputs.HEALTH);
        DataStream<DeadLetter> failed = detected.getSideOutput(InferenceOutputs.DEAD_LETTERS);
        DataStream<Frame> located = watchZones(track(detected));
        rules.frames(located, isReplay()).cameraHealth(health);
        EvidencePlan evidence = recordings.evidence();
        if (!evidence.isEmpty()) {
            var promised = new MissingEvidence(topics.kafka(), new EvidencePlan(config.evidence()));
            alarms.evidence(new EvidenceStage(evidence.promised(promised), located, topics));
        }
        DataStream<DeadLetter> all =
                failed.union(
                        topics.write(located, frames(), JobNames.FRAMES_OUT),
                        topics.write(health, FactEncoder.health(), JobNames.HEALTH_OUT));
        return showsPreviews() ? all.union(showPreviews(detected)) : all;
    }

    private boolean showsPreviews() {
        return config.cameras().stream()
                .anyMatch(camera -> camera.previews().mode() != PreviewMode.OFF);
    }

    private DataStream<DeadLetter> showPreviews(SingleOutputStreamOperator<Frame> detected) {
        return topics.write(
                detected.getSideOutput(PreviewOutputs.PREVIEWS),
                FactEncoder.previews(),
                JobNames.PREVIEWS_OUT);
    }

    static Configuration settings() {
        var settings = new Configuration();
        // Frames are handed on by reference within the chain; copies would be copies of pictures.
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        // What would need Kryo fails at start instead of being slow for ever.
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        // Facts are small and few: each is sent on at once.
        settings.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, true);
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
        // Rules that join inputs wait for the watermark; a tenth of a second more is not felt.
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(100));
        return settings;
    }

    private DataStream<CameraSignal> cameras(StreamExecutionEnvironment environment) {
        CameraSourceBuilder source = CameraSource.builder().abandoned(recordings.abandoned());
        for (CameraSettings camera : config.cameras()) {
            PictureFormat format = contract(camera).pictureFormat();
            recordings
                    .raw(camera)
                    .ifPresentOrElse(
                            plan -> source.recordedCamera(camera.camera(), format, plan),
                            () -> source.camera(camera.camera(), format));
        }
        return environment
                .fromSource(source.build(), new CameraWatermarks(liveCameras()), JobNames.CAMERAS)
                .uid(JobNames.CAMERAS);
    }

    private SingleOutputStreamOperator<Frame> infer(DataStream<CameraSignal> signals) {
        var models =
                ofEachCamera(camera -> new CameraModel(config.modelOf(camera), camera.labels()));
        return signals.transform(
                        JobNames.INFERENCE,
                        TypeInformation.of(Frame.class),
                        new InferenceOperatorFactory(models, pictureTaps()))
                .uid(JobNames.INFERENCE);
    }

    /** Who sees pictures beside the models. */
    private PictureTapsConfig pictureTaps() {
        var privacy = new TreeMap<>(ofEachCamera(CameraSettings::privacy));
        List<PictureTapFactory> taps = new ArrayList<>();
        if (showsPreviews()) {
            taps.add(
                    new PreviewTapFactory(
                            ofEachCamera(CameraSettings::previews), privacy, topics.kafka()));
        }
        recordings.blurred().ifPresent(taps::add);
        return new PictureTapsConfig(privacy, taps);
    }

    private SingleOutputStreamOperator<Frame> track(DataStream<Frame> frames) {
        Map<String, TrackerConfig> trackers = ofEachCamera(CameraSettings::tracker);
        return byCamera(frames)
                .process(new TrackFunction(trackers))
                .name(JobNames.TRACK)
                .uid(JobNames.TRACK);
    }

    private SingleOutputStreamOperator<Frame> watchZones(DataStream<Frame> tracked) {
        Map<String, CameraZones> zones = ofEachCamera(PipelineJob::watched);
        // The tracker's output still lies with its camera's key, so it need not be sent anywhere.
        return DataStreamUtils.reinterpretAsKeyedStream(tracked, PipelineJob::cameraId)
                .process(new ZoneFunction(zones))
                .name(JobNames.ZONES)
                .uid(JobNames.ZONES);
    }

    /** Commands have no end: a job whose inputs all end must not wait for them. */
    private Optional<CommandStreams> commands(StreamExecutionEnvironment environment) {
        return config.isFinite()
                ? Optional.empty()
                : Optional.of(
                        CommandStreams.read(
                                environment,
                                topics.kafka(),
                                config,
                                Set.of(CommandAction.CHANGE_RULE)));
    }

    private SiteWords names() {
        return ConfiguredNames.of(config, ConfigValidator.labelsByModel(contracts));
    }

    /**
     * Each camera's frames to the one subtask that knows its tracks. Where there is a single
     * subtask they are there already, and the whole way from the camera to Kafka is one chain.
     */
    private KeyedStream<Frame, String> byCamera(DataStream<Frame> frames) {
        return parallelism == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(frames, PipelineJob::cameraId)
                : frames.keyBy(PipelineJob::cameraId);
    }

    /** Likewise: where there is a single subtask, a series' readings are there already. */
    private KeyedStream<Reading, String> bySeries(DataStream<Reading> readings) {
        return parallelism == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(readings, Reading::seriesId)
                : readings.keyBy(Reading::seriesId);
    }

    private List<String> liveCameras() {
        return config.cameras().stream()
                .filter(camera -> camera.camera().isLive())
                .map(CameraSettings::name)
                .toList();
    }

    private FactEncoder<Frame> frames() {
        return isReplay() ? FactEncoder.recordedFrames() : FactEncoder.frames();
    }

    /** Whether all cameras are recordings that are worked off as fast as it goes. */
    private boolean isReplay() {
        return config.cameras().stream().allMatch(camera -> camera.camera().isFastReplay());
    }

    private static CameraZones watched(CameraSettings camera) {
        return new CameraZones(camera.zones(), camera.lines(), camera.tracker().lostTrackBuffer());
    }

    private static String cameraId(Frame frame) {
        return frame.info().cameraId();
    }

    private ModelContract contract(CameraSettings camera) {
        return requireNonNull(
                contracts.get(camera.model()), () -> "no contract of model " + camera.model());
    }

    private <T> Map<String, T> ofEachCamera(Function<CameraSettings, T> setting) {
        var settings = new LinkedHashMap<String, T>();
        config.cameras().forEach(camera -> settings.put(camera.name(), setting.apply(camera)));
        return settings;
    }
}
