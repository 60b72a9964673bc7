package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.privacy.PrivacyConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PictureTapsHarnessTest {
    private static final String DOOR = "door";
    // The operator makes its taps itself, from what travels to it.
    private static final List<String> SHOWN = new ArrayList<>();
    private static final OutputTag<String> BESIDE =
            new OutputTag<>("beside", TypeInformation.of(String.class));

    @BeforeEach
    void nothingWasShown() {
        SHOWN.clear();
    }

    @Test
    void showsTheFramesThatAreWantedWithWhatWasFoundInThem() throws Exception {
        run(Map.of());

        // Every second frame is wanted; the model cannot be run on frame 2.
        assertThat(SHOWN).containsExactly("0 found 2 first 0", "4 found 2 first 4", "closed");
    }

    @Test
    void showsWhatMustNotBeSeenOnlyBlurred() throws Exception {
        run(Map.of(DOOR, new PrivacyConfig(List.of("person"), 1, Duration.ZERO)));

        // A pixel with the frame's number and three with none have become one tile.
        assertThat(SHOWN).containsExactly("0 found 2 first 0", "4 found 2 first 1", "closed");
    }

    private static void run(Map<String, PrivacyConfig> privacy) throws Exception {
        var models = Map.of(DOOR, new CameraModel(ModelConfig.of("fake", "fake.onnx"), List.of()));
        var taps =
                new PictureTapsConfig(
                        new TreeMap<>(privacy), List.of(metrics -> new EverySecond()));
        try (var harness =
                new OneInputStreamOperatorTestHarness<CameraSignal, Frame>(
                        new InferenceOperatorFactory(models, taps, new FakeHost(1)))) {
            harness.open();
            for (long sequence = 0; sequence < 5; sequence++) {
                byte marker = sequence == 2 ? FakeHost.FAILS : (byte) sequence;
                harness.processElement(Signals.frame(DOOR, sequence, marker), sequence);
            }
            harness.endInput();
            assertThat(harness.getSideOutput(BESIDE)).hasSize(2);
        }
    }

    private static final class EverySecond implements PictureTap {
        @Override
        public boolean wants(FrameInfo frame) {
            return frame.sequence() % 2 == 0;
        }

        @Override
        public void take(
                PackedPicture picture, FrameInfo frame, List<Detection> found, SideOutput output) {
            SHOWN.add(
                    "%d found %d first %d"
                            .formatted(frame.sequence(), found.size(), picture.pixels()[0]));
            output.collect(BESIDE, frame.frameId());
        }

        @Override
        public void close() {
            SHOWN.add("closed");
        }
    }
}
