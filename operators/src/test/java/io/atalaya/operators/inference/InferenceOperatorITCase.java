package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.camera.CameraSource;
import io.atalaya.operators.camera.LiveMode;
import io.atalaya.operators.camera.ffmpeg.HardwareDecoding;
import io.atalaya.operators.camera.ffmpeg.Transport;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.operators.source.ReconnectConfig;
import io.atalaya.operators.testing.Material;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** A camera's file through a real model in a real job that takes checkpoints all the while. */
class InferenceOperatorITCase {
    private static final String DOOR = "door";
    private static final double FRAMES_PER_SECOND = 3;

    private final List<Frame> frames = new ArrayList<>();
    private final List<CameraHealth> healths = new ArrayList<>();

    @Test
    void infersEveryFrameOnceAndInOrder() throws Exception {
        ModelConfig model = TestModels.material("yolox_nano_416");

        run(model, Material.file("videos/bottle-detection.mp4").toString());

        List<Long> sequences = frames.stream().map(frame -> frame.info().sequence()).toList();
        assertThat(sequences).hasSizeGreaterThan(100).isSorted().doesNotHaveDuplicates();
        assertThat(frames)
                .filteredOn(InferenceOperatorITCase::isBottleSeen)
                .hasSizeGreaterThan(frames.size() / 2);
        CameraHealth last = healths.get(healths.size() - 1);
        FrameCounts counts = last.counts();
        assertThat(last.status()).isEqualTo(HealthStatus.ENDED);
        assertThat(counts.captured()).isEqualTo(1189);
        assertThat(counts.inferred()).isEqualTo(frames.size());
        assertThat(counts.skipped())
                .isEqualTo(Map.of(FrameCounts.FRAME_RATE_LIMIT, 1189L - frames.size()));
        assertThat(counts.dropped().values()).allMatch(dropped -> dropped == 0);
    }

    @SuppressWarnings("try") // their close() may be interrupted, which fails the test as it should
    private void run(ModelConfig model, String video) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        try (StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration)) {
            environment.enableCheckpointing(200);
            SingleOutputStreamOperator<Frame> inferred = inferred(environment, model, video);
            try (CloseableIterator<Tuple2<Frame, CameraHealth>> results =
                    both(inferred).executeAndCollect()) {
                results.forEachRemaining(this::keep);
            }
        }
    }

    private static SingleOutputStreamOperator<Frame> inferred(
            StreamExecutionEnvironment environment, ModelConfig model, String video) {
        CameraSource source =
                CameraSource.builder()
                        .camera(camera(video), ModelInspector.inspect(model).pictureFormat())
                        .build();
        DataStream<CameraSignal> signals =
                environment.fromSource(source, WatermarkStrategy.noWatermarks(), "cameras");
        Map<String, CameraModel> models = Map.of(DOOR, new CameraModel(model, List.of()));
        return signals.transform(
                "inference", TypeInformation.of(Frame.class), new InferenceOperatorFactory(models));
    }

    private static DataStream<Tuple2<Frame, CameraHealth>> both(
            SingleOutputStreamOperator<Frame> inferred) {
        TypeInformation<Tuple2<Frame, CameraHealth>> type =
                Types.TUPLE(
                        TypeInformation.of(Frame.class), TypeInformation.of(CameraHealth.class));
        DataStream<Tuple2<Frame, CameraHealth>> frames =
                inferred.map(frame -> new Tuple2<Frame, CameraHealth>(frame, null)).returns(type);
        return inferred.getSideOutput(InferenceOutputs.HEALTH)
                .map(health -> new Tuple2<Frame, CameraHealth>(null, health))
                .returns(type)
                .union(frames);
    }

    private void keep(Tuple2<Frame, CameraHealth> result) {
        if (result.f0 != null) {
            frames.add(result.f0);
        } else {
            healths.add(result.f1);
        }
    }

    private static boolean isBottleSeen(Frame frame) {
        return frame.objects().stream()
                .anyMatch(object -> object.detection().label().equals("bottle"));
    }

    private static CameraConfig camera(String video) {
        return new CameraConfig(
                DOOR,
                video,
                null,
                Transport.TCP,
                LiveMode.AUTO,
                false,
                PlaybackSpeed.AS_FAST_AS_POSSIBLE,
                null,
                HardwareDecoding.OFF,
                FRAMES_PER_SECOND,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                new ReconnectConfig(Duration.ofMillis(500), Duration.ofSeconds(30)));
    }
}
