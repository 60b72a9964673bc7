package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CameraSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InferenceOperatorHarnessTest {
    private static final String DOOR = "door";
    private static final Map<String, CameraModel> ALL_LABELS =
            Map.of(DOOR, new CameraModel(ModelConfig.of("fake", "fake.onnx"), List.of()));

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    void givesFramesInTheOrderTheyCame() throws Exception {
        var harness = open(new FakeHost(3));

        for (long sequence = 0; sequence < 9; sequence++) {
            harness.processElement(Signals.frame(DOOR, sequence), sequence);
        }
        harness.endInput();

        assertThat(sequences(harness))
                .containsExactly(LongStream.range(0, 9).boxed().toArray(Long[]::new));
        assertThat(timestamps(harness)).containsExactlyElementsOf(sequences(harness));
    }

    @Test
    void hasNoMoreFramesUnderWayThanTheLimit() throws Exception {
        FakeHost host = new FakeHost(1);
        var harness = open(host);

        for (long sequence = 0; sequence < 100; sequence++) {
            harness.processElement(Signals.frame(DOOR, sequence), sequence);
        }
        harness.endInput();

        assertThat(sequences(harness)).hasSize(100);
        assertThat(host.mostUnderWay()).isLessThanOrEqualTo(2 * host.parallelRuns());
    }

    @Test
    void keepsHealthAndWatermarksInTheirPlace() throws Exception {
        var harness = open(new FakeHost(2));

        harness.processElement(Signals.frame(DOOR, 0), 0);
        harness.processWatermark(0);
        harness.processElement(online(1, Map.of(), Map.of()));
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        boolean heldBack = harness.getOutput().isEmpty() && healths(harness).isEmpty();
        harness.processElement(Signals.frame(DOOR, 1), 1);
        harness.endInput();

        assertThat(heldBack).isTrue();
        assertThat(harness.getOutput())
                .hasExactlyElementsOfTypes(
                        StreamRecord.class,
                        Watermark.class,
                        WatermarkStatus.class,
                        StreamRecord.class);
        assertThat(healths(harness)).hasSize(1);
    }

    @Test
    void letsSignalsThroughAtOnceWhereNoFrameIsUnderWay() throws Exception {
        var harness = open(new FakeHost(1));

        harness.processWatermark(7);
        harness.processElement(online(0, Map.of(), Map.of()));

        assertThat(harness.getOutput()).containsExactly(new Watermark(7));
        assertThat(healths(harness)).hasSize(1);
    }

    @Test
    void letsResultsWaitOnlyWhileOtherFramesWaitForARun() throws Exception {
        FakeHost host = new FakeHost(Integer.MAX_VALUE);
        // Two hosts of two runs each: room for four frames at a time, and for eight under way.
        var harness =
                harness(
                        Map.of(
                                DOOR,
                                new CameraModel(ModelConfig.of("fake", "fake.onnx"), List.of()),
                                "yard",
                                new CameraModel(ModelConfig.of("other", "other.onnx"), List.of())),
                        host);
        harness.open();
        for (long sequence = 0; sequence < 6; sequence++) {
            harness.processElement(Signals.frame(DOOR, sequence), sequence);
        }

        host.answer(1);
        assertThat(harness.getTaskMailbox().hasMail()).isFalse();
        host.answer(1);
        assertThat(harness.getTaskMailbox().hasMail()).isTrue();

        host.answer(4);
        harness.endInput();
        assertThat(sequences(harness)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void hasEverythingOutBeforeASnapshot() throws Exception {
        var harness = open(new FakeHost(3));
        for (long sequence = 0; sequence < 3; sequence++) {
            harness.processElement(Signals.frame(DOOR, sequence), sequence);
        }

        harness.prepareSnapshotPreBarrier(1);

        assertThat(sequences(harness)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void makesADeadLetterOfAFrameThatCannotBeInferred() throws Exception {
        var harness = open(new FakeHost(1));

        harness.processElement(Signals.frame(DOOR, 0), 0);
        harness.processElement(Signals.frame(DOOR, 1, FakeHost.FAILS), 1);
        harness.processElement(Signals.frame(DOOR, 2), 2);
        harness.endInput();

        assertThat(sequences(harness)).containsExactly(0L, 2L);
        assertThat(frames(harness).get(1).info().droppedBefore()).isEqualTo(1);
        assertThat(side(harness, InferenceOutputs.DEAD_LETTERS))
                .singleElement()
                .satisfies(InferenceOperatorHarnessTest::tellsOfTheFailure);
    }

    @Test
    void accountsForEveryFrame() throws Exception {
        var harness = open(new FakeHost(1));

        harness.processElement(Signals.frame(DOOR, 0), 0);
        harness.processElement(Signals.frame(DOOR, 1, FakeHost.FAILS), 1);
        harness.processElement(
                online(
                        9,
                        Map.of(FrameCounts.FRAME_RATE_LIMIT, 4L),
                        Map.of(FrameCounts.NEWER_FRAME, 3L)));
        harness.endInput();

        FrameCounts counts = healths(harness).get(0).counts();
        assertThat(counts.captured()).isEqualTo(9);
        assertThat(counts.inferred()).isEqualTo(1);
        assertThat(counts.skipped()).isEqualTo(Map.of(FrameCounts.FRAME_RATE_LIMIT, 4L));
        assertThat(counts.dropped())
                .isEqualTo(Map.of(FrameCounts.NEWER_FRAME, 3L, FrameCounts.INFERENCE_FAILED, 1L));
    }

    @Test
    void remembersFailuresAcrossARestart() throws Exception {
        var before = open(new FakeHost(1));
        before.processElement(Signals.frame(DOOR, 0, FakeHost.FAILS), 0);
        before.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = before.snapshot(1, 1);

        var after = harness(ALL_LABELS, new FakeHost(1));
        after.initializeState(state);
        after.open();
        after.processElement(Signals.frame(DOOR, 1), 1);
        after.processElement(online(2, Map.of(), Map.of()));
        after.endInput();

        assertThat(healths(after).get(0).counts().inferred()).isEqualTo(1);
        assertThat(healths(after).get(0).counts().dropped())
                .isEqualTo(Map.of(FrameCounts.INFERENCE_FAILED, 1L));
        assertThat(frames(after).get(0).info().droppedBefore()).isEqualTo(1);
    }

    @Test
    void showsThatTheCpuDoesAGpusWork() throws Exception {
        var harness = open(new FakeHost(1, "runs on the CPU because there is no driver"));

        harness.processElement(online(0, Map.of(), Map.of()));
        harness.processElement(
                new StreamRecord<>(
                        Signals.health(DOOR, HealthStatus.RECONNECTING, FrameCounts.none())));

        assertThat(healths(harness).get(0).status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(healths(harness).get(0).reason()).isEqualTo(HealthReason.CPU_FALLBACK);
        assertThat(healths(harness).get(0).detail()).contains("no driver");
        assertThat(healths(harness).get(1).status()).isEqualTo(HealthStatus.RECONNECTING);
    }

    @Test
    void leavesOutLabelsThatTheCameraDoesNotWant() throws Exception {
        CameraModel people =
                new CameraModel(ModelConfig.of("fake", "fake.onnx"), List.of("person"));
        var harness = harness(Map.of(DOOR, people), new FakeHost(1));
        harness.open();

        harness.processElement(Signals.frame(DOOR, 0), 0);
        harness.endInput();

        assertThat(frames(harness).get(0).objects())
                .extracting(object -> object.detection().label())
                .containsExactly("person");
    }

    @Test
    void givesItsHostBack() throws Exception {
        FakeHost host = new FakeHost(1);
        var harness = open(host);
        int lent = host.lent();

        harness.close();

        assertThat(lent).isEqualTo(1);
        assertThat(host.lent()).isZero();
    }

    private static void tellsOfTheFailure(DeadLetter letter) {
        assertThat(letter.reason()).isEqualTo("inference-failed");
        assertThat(letter.origin()).startsWith("door/0/1/");
        assertThat(letter.detail()).contains("out of memory", "run validate");
    }

    private OneInputStreamOperatorTestHarness<CameraSignal, Frame> open(FakeHost host)
            throws Exception {
        var harness = harness(ALL_LABELS, host);
        harness.open();
        return harness;
    }

    private OneInputStreamOperatorTestHarness<CameraSignal, Frame> harness(
            Map<String, CameraModel> models, FakeHost host) throws Exception {
        OneInputStreamOperatorTestHarness<CameraSignal, Frame> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new InferenceOperatorFactory(models, PictureTapsConfig.none(), host));
        opened.add(harness);
        return harness;
    }

    private static StreamRecord<CameraSignal> online(
            long captured, Map<String, Long> skipped, Map<String, Long> dropped) {
        return new StreamRecord<>(
                Signals.health(
                        DOOR, HealthStatus.ONLINE, Signals.counts(captured, skipped, dropped)));
    }

    private static List<Frame> frames(OneInputStreamOperatorTestHarness<CameraSignal, Frame> from) {
        return List.copyOf(from.extractOutputValues());
    }

    private static List<Long> sequences(
            OneInputStreamOperatorTestHarness<CameraSignal, Frame> from) {
        return frames(from).stream().map(frame -> frame.info().sequence()).toList();
    }

    private static List<Long> timestamps(
            OneInputStreamOperatorTestHarness<CameraSignal, Frame> from) {
        return from.extractOutputStreamRecords().stream().map(StreamRecord::getTimestamp).toList();
    }

    private static List<CameraHealth> healths(
            OneInputStreamOperatorTestHarness<CameraSignal, Frame> from) {
        return side(from, InferenceOutputs.HEALTH);
    }

    private static <T> List<T> side(
            OneInputStreamOperatorTestHarness<CameraSignal, Frame> from, OutputTag<T> tag) {
        Collection<StreamRecord<T>> records = from.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }
}
