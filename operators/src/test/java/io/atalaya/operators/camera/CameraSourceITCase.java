package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.operators.testing.Material;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The source in a real job: two subtasks, chained, with checkpoints and a failure. */
@Timeout(240)
class CameraSourceITCase {
    private static final int MORE_THAN_ALL = 1000;

    @Test
    void givesEachFrameOnceAlsoWhenTheJobFailsAndRestarts() throws Exception {
        // Given
        StreamExecutionEnvironment env = environment();
        CameraSource source =
                CameraSource.builder()
                        .camera(film("a", "videos/worker-zone-detection.mp4"), Configs.SMALL)
                        .camera(film("b", "videos/store-aisle-detection.mp4"), Configs.SMALL)
                        .camera(film("c", "videos/worker-zone-detection.mp4"), Configs.SMALL)
                        .build();
        // When
        List<String> ids =
                env.fromSource(
                                source,
                                WatermarkStrategy.<CameraSignal>forMonotonousTimestamps(),
                                "cameras")
                        .process(new FrameIds())
                        .returns(Types.STRING)
                        .executeAndCollect(MORE_THAN_ALL);
        // Then
        assertThat(ids).hasSize(71 + 67 + 71).doesNotHaveDuplicates();
        assertThat(ids).contains("a/0/70", "b/0/66", "c/0/70");
    }

    /** At its own pace, which gives checkpoints the time to be made. */
    private static CameraConfig film(String name, String file) {
        return Configs.file(Material.file(file)).name(name).speed(PlaybackSpeed.REALTIME).make();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.getConfig().enableObjectReuse();
        env.enableCheckpointing(100);
        return env;
    }

    /** Lets go of the pixels, and fails once on its way, after a checkpoint. */
    private static final class FrameIds extends ProcessFunction<CameraSignal, String>
            implements CheckpointedFunction {
        private static final long serialVersionUID = 1;

        private transient boolean restored;
        private transient boolean saved;
        private transient int seen;

        @Override
        public void open(OpenContext context) {
            seen = 0;
        }

        @Override
        public void processElement(CameraSignal signal, Context context, Collector<String> out) {
            if (!(signal instanceof CapturedFrame frame)) {
                return;
            }
            frame.picture().close();
            seen++;
            if (saved && !restored && seen > 10) {
                throw new IllegalStateException("a failure, as the test wants it");
            }
            out.collect(frame.info().frameId());
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            saved = seen > 0;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            ListState<Integer> unused =
                    context.getOperatorStateStore()
                            .getListState(new ListStateDescriptor<>("seen", Types.INT));
            restored = context.isRestored();
        }
    }
}
