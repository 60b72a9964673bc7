package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atalaya.operators.anomaly.CusumConfig;
import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.anomaly.EwmaConfig;
import io.atalaya.operators.anomaly.LimitsConfig;
import io.atalaya.operators.anomaly.NelsonConfig;
import io.atalaya.operators.anomaly.NoveltyConfig;
import io.atalaya.operators.anomaly.RandomCutForestConfig;
import io.atalaya.operators.anomaly.RateOfChangeConfig;
import io.atalaya.operators.anomaly.SilenceConfig;
import io.atalaya.operators.anomaly.StuckConfig;
import io.atalaya.operators.anomaly.WesternElectricConfig;
import io.atalaya.operators.anomaly.WindowModelConfig;
import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.camera.recording.RecordingConfig;
import io.atalaya.operators.evidence.EvidenceConfig;
import io.atalaya.operators.inference.InputConfig;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.preview.PreviewConfig;
import io.atalaya.operators.privacy.PrivacyConfig;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.language.ShiftConfig;
import io.atalaya.operators.sensor.CsvConfig;
import io.atalaya.operators.sensor.KafkaInputConfig;
import io.atalaya.operators.sensor.MatchConfig;
import io.atalaya.operators.sensor.ModbusConfig;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.OpcUaConfig;
import io.atalaya.operators.sensor.RegisterConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.source.ReconnectConfig;
import io.atalaya.operators.track.TrackerConfig;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The three tests that every {@code …Config} record gets: defaults, explicit keys, unknown key. */
class RecordSettingsTest {
    /** Each record, the least it needs, and some of its keys with values that are no defaults. */
    static Stream<Arguments> records() {
        return Stream.of(
                arguments(KafkaConfig.class, "{}", "format: json\ndelivery: exactly-once\n"),
                arguments(
                        ModelConfig.class,
                        "{name: a, file: a.onnx}",
                        "name: a\nfile: a.onnx\ngpu: required\nmaxBatchDelay: 7ms\n"),
                arguments(InputConfig.class, "{}", "colourOrder: rgb\npadding: 0\n"),
                arguments(
                        CameraConfig.class,
                        "{name: a, url: a.mp4}",
                        "name: a\nurl: a.mp4\nlive: false\nloop: true\nmaxFramesPerSecond: 12.5\n"),
                arguments(ReconnectConfig.class, "{}", "initialDelay: 1s\nmaxDelay: 1m\n"),
                arguments(
                        CameraSettings.class,
                        "{name: a, url: a.mp4}",
                        "name: a\nurl: a.mp4\nmodel: yolox\nlabels: [person]\n"),
                arguments(
                        DetectorConfig.class,
                        "{name: a, series: [s/v]}",
                        "name: a\nseries: [s/v]\nminimumDuration: 5s\nclearAfter: 1m\n"),
                arguments(NoveltyConfig.class, "{}", "tolerance: 0.1\nmemory: 500\n"),
                arguments(LimitsConfig.class, "{high: 1}", "high: 80\nlow: 10\ndeadband: 2\n"),
                arguments(RateOfChangeConfig.class, "{maxRise: 1}", "maxFall: 5\nper: 1m\n"),
                arguments(StuckConfig.class, "{for: 1m}", "for: 5m\ntolerance: 0.5\n"),
                arguments(SilenceConfig.class, "{after: 1m}", "after: 30s\n"),
                arguments(WesternElectricConfig.class, "{}", "rules: [1, 2]\nbaseline: 1h\n"),
                arguments(NelsonConfig.class, "{}", "rules: [8]\nmean: 1\nsigma: 2\n"),
                arguments(EwmaConfig.class, "{}", "lambda: 0.1\nwidth: 2.7\n"),
                arguments(CusumConfig.class, "{}", "k: 0.25\nh: 8\n"),
                arguments(RandomCutForestConfig.class, "{}", "shingle: 4\ntrees: 50\n"),
                arguments(WindowModelConfig.class, "{file: a}", "file: a.onnx\nscale: 2\n"),
                arguments(
                        SensorConfig.class,
                        "{name: a, url: a.csv, timestamp: t, values: [{name: v}]}",
                        """
                        name: a
                        url: a.csv
                        values:
                          - name: v
                            unit: Cel
                        timestamp: t
                        loop: true
                        silentAfter: 7s
                        """),
                arguments(
                        ValueConfig.class,
                        "{name: v}",
                        "name: v\nunit: bar\nsourceUnit: Pa\nfield: /a/b\nscale: 0.5\n"),
                arguments(MatchConfig.class, "{field: f}", "field: f\nvalue: M-1\n"),
                arguments(
                        MqttConfig.class,
                        "{topic: a/b}",
                        "version: v3\nformat: plain\nqos: 2\nusername: me\n"),
                arguments(KafkaInputConfig.class, "{}", "format: protobuf\nstartAt: earliest\n"),
                arguments(
                        OpcUaConfig.class,
                        "{}",
                        "queueSize: 7\npublishingInterval: 2s\nsamplingInterval: 50ms\n"),
                arguments(ModbusConfig.class, "{}", "unit: 3\ninterval: 250ms\n"),
                arguments(
                        RegisterConfig.class,
                        "{address: 1}",
                        "address: 7\ntable: input\ntype: float64\nwords: low-first\n"),
                arguments(CsvConfig.class, "{}", "separator: tab\n"),
                arguments(
                        PreviewConfig.class,
                        "{}",
                        "mode: always\nframesPerSecond: 2\nmaxWidthPx: 320\nquality: 50\n"),
                arguments(
                        RecordingConfig.class,
                        "{}",
                        "enabled: true\nmaxAge: 2h\nmaxMegabytes: 500\nsegmentLength: 5s\n"),
                arguments(
                        EvidenceConfig.class,
                        "{}",
                        "store: /var/evidence\nmaxAge: 7d\npostRoll: 10s\n"),
                arguments(PrivacyConfig.class, "{}", "blur: [person]\nholdFor: 2s\n"),
                arguments(TrackerConfig.class, "{}", "lostTrackBuffer: 5s\n"),
                arguments(
                        ZoneConfig.class,
                        "{name: a, polygon: [[0, 0], [1, 0], [1, 1]]}",
                        "name: a\npolygon: [[0, 0], [1, 0], [0.5, 1]]\nlabels: [person]\n"),
                arguments(
                        LineConfig.class,
                        "{name: a, from: [0, 0], to: [1, 1]}",
                        "name: a\nfrom: [0, 0.25]\nto: [1, 1]\nlabels: [person]\n"),
                arguments(
                        RuleConfig.class,
                        "{name: a, cameraLost: {}}",
                        "name: a\ncameraLost:\n  for: 7s\ncameras: [door]\npriority: low\n"),
                arguments(
                        ShiftConfig.class,
                        "{name: a, from: '06:00', to: '14:00'}",
                        "name: a\nfrom: \"06:00\"\nto: \"14:00\"\ndays: [monday]\n"),
                arguments(
                        RuntimeConfig.class,
                        "{}",
                        "parallelism: 3\nstateDirectory: /state\ncheckpointInterval: 1m\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void hasDefaultsForWhatIsLeftOut(Class<? extends Record> type, String least, String some) {
        Problems problems = new Problems("t.yaml", new Secrets());

        Optional<? extends Record> bound = bind(type, least, problems);

        assertThat(problems.sorted()).isEmpty();
        assertThat(bound).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void takesWhatIsWritten(Class<? extends Record> type, String least, String some) {
        Problems problems = new Problems("t.yaml", new Secrets());

        Record bound = bind(type, some, problems).orElseThrow(() -> failure(problems));

        String effective = new EffectiveYaml(new PathIndex(read(some, problems))).write(bound);
        assertThat(effective.lines()).containsAll(some.lines().toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void refusesAKeyThatItDoesNotKnow(Class<? extends Record> type, String least, String some) {
        Problems problems = new Problems("t.yaml", new Secrets());

        bind(type, some + "\nsurprise: 1", problems);

        assertThat(problems.sorted()).extracting(ConfigProblem::path).containsExactly("surprise");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void explainsEveryKeyInASentence(Class<? extends Record> type, String least, String some) {
        assertThat(RecordShape.of(type).keys())
                .allSatisfy(key -> assertThat(key.declared().doc()).matches("[^|]{10,}\\."));
    }

    private static AssertionError failure(Problems problems) {
        return new AssertionError(problems.sorted().toString());
    }

    private static Optional<? extends Record> bind(
            Class<? extends Record> type, String yaml, Problems problems) {
        return new Binder(problems).bind(type, read(yaml, problems));
    }

    private static ConfigNode read(String yaml, Problems problems) {
        return YamlReader.read(yaml, problems).orElseThrow();
    }
}
