package io.atalaya.operators.evidence;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.Frame;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;

/**
 * The evidence stage.
 *
 * <ul>
 *   <li>In: alerts, and the frames of the cameras that evidence may be taken of.
 *   <li>Out: {@link EvidenceFile}s as they are stored, or are given up; {@link
 *       EvidenceOutputs#DELETED} beside them.
 *   <li>State: what was ordered and is not there yet.
 *   <li>Threads: the task thread, and one that decodes, encodes and stores.
 * </ul>
 *
 * <p>With a parallelism of 1: alerts are few.
 */
public final class EvidenceOperatorFactory extends AbstractStreamOperatorFactory<EvidenceFile>
        implements TwoInputStreamOperatorFactory<Alert, Frame, EvidenceFile> {
    private static final long serialVersionUID = 1L;

    private final EvidencePlan plan;

    public EvidenceOperatorFactory(EvidencePlan plan) {
        this.plan = requireNonNull(plan, "plan is null");
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // so the interface has it
    public <T extends StreamOperator<EvidenceFile>> T createStreamOperator(
            StreamOperatorParameters<EvidenceFile> parameters) {
        StreamOperator<EvidenceFile> operator = new EvidenceOperator(parameters, plan);
        @SuppressWarnings("unchecked") // the interface leaves the type to the caller's belief
        T created = (T) operator;
        return created;
    }

    @Override
    @SuppressWarnings("rawtypes") // so the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return EvidenceOperator.class;
    }
}
