package io.atalaya.operators.inference;

import io.atalaya.operators.model.Frame;
import io.atalaya.operators.picture.CameraSignal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/**
 * The inference stage: runs each camera's model on its frames, in the camera's order.
 *
 * <ul>
 *   <li>In: {@link CameraSignal}, chained to the source, because pixels are handed by reference.
 *   <li>Out: {@link Frame} with detections; {@link InferenceOutputs#HEALTH} and {@link
 *       InferenceOutputs#DEAD_LETTERS} beside it.
 *   <li>State: counts of failures; never a frame, since all are out before a snapshot.
 *   <li>Threads: the task thread, and the host's, which only hand results back.
 * </ul>
 *
 * <pre>{@code
 * signals.transform(name, TypeInformation.of(Frame.class), new InferenceOperatorFactory(models))
 * }</pre>
 */
public final class InferenceOperatorFactory extends AbstractStreamOperatorFactory<Frame>
        implements OneInputStreamOperatorFactory<CameraSignal, Frame> {
    private static final long serialVersionUID = 1L;

    // A map that serializes; the order is the same in every run.
    private final TreeMap<String, CameraModel> models;
    private final PictureTapsConfig taps;
    private final HostLender lender;

    /**
     * @param models by the camera's name, for every camera that this stage may see
     */
    public InferenceOperatorFactory(Map<String, CameraModel> models) {
        this(models, PictureTapsConfig.none());
    }

    /**
     * @param taps who sees the pictures beside the model
     */
    public InferenceOperatorFactory(Map<String, CameraModel> models, PictureTapsConfig taps) {
        this(models, taps, HostLender.shared());
    }

    InferenceOperatorFactory(
            Map<String, CameraModel> models, PictureTapsConfig taps, HostLender lender) {
        this.models = new TreeMap<>(models);
        this.taps = taps;
        this.lender = lender;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // so the interface has it
    public <T extends StreamOperator<Frame>> T createStreamOperator(
            StreamOperatorParameters<Frame> parameters) {
        StreamOperator<Frame> operator = new InferenceOperator(parameters, models, taps, lender);
        @SuppressWarnings("unchecked") // the interface leaves the type to the caller's belief
        T created = (T) operator;
        return created;
    }

    @Override
    @SuppressWarnings("rawtypes") // so the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return InferenceOperator.class;
    }
}
