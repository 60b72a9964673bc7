package io.atalaya.operators.camera;

import io.atalaya.operators.camera.recording.AbandonedSegments;
import io.atalaya.operators.camera.recording.SegmentSweeper;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.source.DealtSplits;
import io.atalaya.operators.source.DealtSplitsSerializer;
import io.atalaya.operators.source.SplitDealer;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads cameras and files of video as a Flink source. Bounded where every camera is a finite file.
 *
 * <pre>{@code
 * CameraSource cameras = CameraSource.builder().camera(config, pictureFormat).build();
 * env.getConfig().enableObjectReuse();
 * env.fromSource(cameras, WatermarkStrategy.forMonotonousTimestamps(), "cameras")
 *         .transform("inference", ...); // chained: pixels never travel
 * }</pre>
 *
 * <p>Out: {@link CameraSignal}s, a camera's in its own order, with the time of capture as the
 * record's timestamp. State: one {@link CameraSplit} a camera.
 */
public final class CameraSource
        implements Source<CameraSignal, CameraSplit, DealtSplits>,
                ResultTypeQueryable<CameraSignal> {
    private static final long serialVersionUID = 1;

    private final List<CameraInput> inputs;
    private final @Nullable AbandonedSegments abandoned;

    CameraSource(List<CameraInput> inputs, @Nullable AbandonedSegments abandoned) {
        this.inputs = List.copyOf(inputs);
        this.abandoned = abandoned;
    }

    public static CameraSourceBuilder builder() {
        return new CameraSourceBuilder();
    }

    @Override
    public Boundedness getBoundedness() {
        return inputs.stream().allMatch(input -> input.config().isFinite())
                ? Boundedness.BOUNDED
                : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<CameraSignal, CameraSplit> createReader(SourceReaderContext context) {
        Map<String, CameraInput> byName = new LinkedHashMap<>();
        inputs.forEach(input -> byName.put(input.cameraId(), input));
        InstantSource clock = InstantSource.system();
        return new CameraSourceReader(
                context, byName, sweeper(context, clock), clock, new SplittableRandom());
    }

    /** One for all subtasks. */
    private @Nullable SegmentSweeper sweeper(SourceReaderContext context, InstantSource clock) {
        return abandoned != null && context.getIndexOfSubtask() == 0
                ? new SegmentSweeper(abandoned, clock)
                : null;
    }

    @Override
    public SplitEnumerator<CameraSplit, DealtSplits> createEnumerator(
            SplitEnumeratorContext<CameraSplit> context) {
        return restoreEnumerator(context, DealtSplits.none());
    }

    @Override
    public SplitEnumerator<CameraSplit, DealtSplits> restoreEnumerator(
            SplitEnumeratorContext<CameraSplit> context, DealtSplits state) {
        List<CameraSplit> unread =
                inputs.stream().map(CameraInput::cameraId).map(CameraSplit::unread).toList();
        return new SplitDealer<>(context, unread, state);
    }

    @Override
    public SimpleVersionedSerializer<CameraSplit> getSplitSerializer() {
        return new CameraSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<DealtSplits> getEnumeratorCheckpointSerializer() {
        return new DealtSplitsSerializer();
    }

    @Override
    public TypeInformation<CameraSignal> getProducedType() {
        return new CameraSignalTypeInfo();
    }
}
