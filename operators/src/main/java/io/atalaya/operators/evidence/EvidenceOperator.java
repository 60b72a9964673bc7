package io.atalaya.operators.evidence;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.DeletedEvidence;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.model.Frame;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Hands orders to the desk and its results on. What was ordered and is not there yet is state, so
 * that it is made after a restart; what was ordered since the last checkpoint is known to others.
 */
final class EvidenceOperator extends AbstractStreamOperator<EvidenceFile>
        implements TwoInputStreamOperator<Alert, Frame, EvidenceFile>, BoundedMultiInput {
    private static final long serialVersionUID = 1L;
    private static final ListStateDescriptor<EvidenceOrder> ORDERS =
            new ListStateDescriptor<>("evidence-orders", TypeInformation.of(EvidenceOrder.class));
    private static final int INPUTS = 2;

    // configuration
    private final EvidencePlan plan;

    // runtime
    private final transient MailboxExecutor mailbox;
    private final transient RecentFrames frames = new RecentFrames();
    private final transient Map<String, EvidenceOrder> waiting = new LinkedHashMap<>();
    private transient EvidenceDesk desk;
    private transient EvidenceMetrics counts;
    private transient ListState<EvidenceOrder> orders;
    private transient boolean recalled;
    private transient int ended;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
    EvidenceOperator(StreamOperatorParameters<EvidenceFile> parameters, EvidencePlan plan) {
        super(parameters);
        this.mailbox = parameters.getMailboxExecutor();
        this.plan = plan;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        counts = new EvidenceMetrics(getMetricGroup(), waiting::size);
        orders = context.getOperatorStateStore().getListState(ORDERS);
        for (EvidenceOrder order : orders.get()) {
            waiting.put(key(order), order);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        EvidenceMaker maker = new EvidenceMaker(plan, frames, InstantSource.system());
        desk =
                new EvidenceDesk(
                        maker,
                        plan.promised(),
                        orders -> post(() -> recalled(orders)),
                        file -> post(() -> done(file)),
                        deleted -> post(() -> deleted(deleted)));
        waiting.values().forEach(desk::take);
        desk.open();
    }

    @Override
    public void processElement1(StreamRecord<Alert> element) {
        plan.ordersFor(element.getValue(), Instant.now()).forEach(this::order);
    }

    private void recalled(List<EvidenceOrder> promised) {
        promised.forEach(this::order);
        recalled = true;
    }

    private void order(EvidenceOrder order) {
        if (waiting.putIfAbsent(key(order), order) == null) {
            desk.take(order);
        }
    }

    @Override
    public void processElement2(StreamRecord<Frame> element) {
        frames.add(element.getValue());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        orders.update(List.copyOf(waiting.values()));
    }

    @Override
    public void endInput(int inputId) throws Exception {
        ended++;
        if (ended == INPUTS) {
            desk.end();
            while (!recalled || !waiting.isEmpty()) {
                mailbox.yield();
            }
        }
    }

    @Override
    public void close() throws Exception {
        try {
            if (desk != null) {
                desk.close();
            }
        } finally {
            super.close();
        }
    }

    @OffTaskThread
    private void post(ThrowingRunnable<Exception> mail) {
        try {
            mailbox.execute(mail, "evidence");
        } catch (RejectedExecutionException e) {
            // The task has ended; what was made is made again after the restart.
            LOG.debug("evidence came after the end of {}", getOperatorName());
        }
    }

    private void done(EvidenceFile file) {
        waiting.values().removeIf(order -> isOf(file, order));
        if (file.failure().isEmpty()) {
            counts.evidenceStored();
        } else {
            counts.evidenceFailed();
            LOG.warn("no evidence for alert {}: {}", file.alertId(), file.failure());
        }
        output.collect(new StreamRecord<>(file, file.from().toEpochMilli()));
    }

    private static boolean isOf(EvidenceFile file, EvidenceOrder order) {
        return order.alertId().equals(file.alertId())
                && order.cameraId().equals(file.cameraId())
                && order.kind() == file.kind();
    }

    private void deleted(DeletedEvidence deleted) {
        counts.evidenceDeleted();
        output.collect(
                EvidenceOutputs.DELETED, new StreamRecord<>(deleted, deleted.at().toEpochMilli()));
    }

    private static String key(EvidenceOrder order) {
        return order.alertId() + "/" + order.cameraId() + "/" + order.kind();
    }
}
