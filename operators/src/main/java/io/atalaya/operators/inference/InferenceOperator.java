package io.atalaya.operators.inference;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.HealthSignal;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Hands frames to the models' hosts and results on, in the order of the input. Flink's own
 * asynchronous operator keeps what is under way in its state, and that would be pixels; this one
 * has everything out before each snapshot instead, which takes as long as a few runs.
 *
 * <p>A host's thread puts a result into its place and, where none is under way, posts one mail that
 * lets go of all that is ready. While frames still wait for a run, results wait too: to wake the
 * task for several at a time costs the cores less than for each, and no run waits for it.
 */
final class InferenceOperator extends AbstractStreamOperator<Frame>
        implements OneInputStreamOperator<CameraSignal, Frame>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    private static final ListStateDescriptor<InferenceLosses> LOSSES =
            new ListStateDescriptor<>(
                    "inference-losses", TypeInformation.of(InferenceLosses.class));

    /** Health and watermarks may pile up behind a slow run, but not without end. */
    private static final int SIGNALS_PER_FRAME = 16;

    // configuration
    private final Map<String, CameraModel> models;
    private final PictureTapsConfig wanted;

    // runtime
    private final transient MailboxExecutor mailbox;
    private final transient ArrayDeque<PendingSignal> queue = new ArrayDeque<>();
    private final transient AtomicBoolean mailPosted = new AtomicBoolean();
    private final transient AtomicInteger unfinished = new AtomicInteger();
    private transient LentHosts hosts;
    private transient InferenceEmitter emitter;
    private transient PictureTaps taps;
    private transient ListState<InferenceLosses> losses;
    private transient int framesInFlight;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
    InferenceOperator(
            StreamOperatorParameters<Frame> parameters,
            Map<String, CameraModel> models,
            PictureTapsConfig wanted,
            HostLender lender) {
        super(parameters);
        this.mailbox = parameters.getMailboxExecutor();
        this.models = models;
        this.wanted = wanted;
        this.hosts = new LentHosts(lender);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        InferenceMetrics metrics = new InferenceMetrics(getMetricGroup(), () -> framesInFlight);
        taps = new PictureTaps(wanted, getMetricGroup());
        emitter = new InferenceEmitter(output, hosts, metrics, taps);
        // A union, because after a rescale any subtask may read any camera.
        losses = context.getOperatorStateStore().getUnionListState(LOSSES);
        for (InferenceLosses lost : losses.get()) {
            emitter.restore(lost);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        hosts.acquire(models);
        emitter.opened();
    }

    @Override
    public void processElement(StreamRecord<CameraSignal> element) throws Exception {
        Long timestamp = element.hasTimestamp() ? element.getTimestamp() : null;
        CameraSignal signal = element.getValue();
        if (signal instanceof CapturedFrame frame) {
            submit(frame, timestamp);
        } else if (signal instanceof HealthSignal health) {
            enqueue(new PendingSignal.Health(health.health(), timestamp));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        enqueue(new PendingSignal.Time(mark));
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        enqueue(new PendingSignal.Status(status));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        drain();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        losses.update(emitter.losses());
    }

    @Override
    public void endInput() throws Exception {
        drain();
    }

    @Override
    public void finish() throws Exception {
        drain();
        // What was recorded of the last pictures is complete before those behind hear of the end.
        closeTaps();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        try {
            hosts.close();
        } finally {
            closeTaps();
            super.close();
        }
    }

    private void closeTaps() {
        if (taps != null) {
            taps.close();
        }
    }

    private void submit(CapturedFrame frame, @Nullable Long timestamp) throws Exception {
        PendingSignal.InFlight pending =
                new PendingSignal.InFlight(
                        frame.info(), timestamp, taps.keep(frame), this::finished);
        ModelHost host = hosts.of(frame.info().cameraId());
        queue.add(pending);
        framesInFlight++;
        unfinished.incrementAndGet();
        host.submit(frame.picture(), pending);
        // Waiting here and not before lets a live camera's newest frame replace an older one.
        while (framesInFlight >= hosts.maxInFlight()) {
            mailbox.yield();
        }
    }

    private void enqueue(PendingSignal signal) throws Exception {
        queue.add(signal);
        emitReady();
        while (queue.size() >= hosts.maxInFlight() * SIGNALS_PER_FRAME) {
            mailbox.yield();
        }
    }

    private void drain() throws Exception {
        emitReady();
        while (!queue.isEmpty()) {
            mailbox.yield();
        }
    }

    // The last to finish finds none unfinished, so that no result is left behind.
    @OffTaskThread
    private void finished() {
        if (unfinished.decrementAndGet() <= hosts.picturesAtOnce()) {
            postMail();
        }
    }

    @OffTaskThread
    private void postMail() {
        if (mailPosted.compareAndSet(false, true)) {
            try {
                mailbox.execute(this::takeMail, "inference results");
            } catch (RejectedExecutionException e) {
                // The task has ended; nobody waits for this result any more.
                LOG.debug("a result came after the end of {}", getOperatorName());
            }
        }
    }

    private void takeMail() throws Exception {
        // First, so that a result that comes from now on posts again.
        mailPosted.set(false);
        emitReady();
    }

    private void emitReady() throws Exception {
        PendingSignal first = queue.peek();
        while (first != null && first.isReady()) {
            queue.remove();
            emit(first);
            first = queue.peek();
        }
    }

    private void emit(PendingSignal signal) throws Exception {
        if (signal instanceof PendingSignal.InFlight frame) {
            framesInFlight--;
            emitter.emit(frame);
        } else if (signal instanceof PendingSignal.Health health) {
            CameraHealth counted = emitter.complete(health.health());
            emitter.emit(counted, health.timestamp());
        } else if (signal instanceof PendingSignal.Time time) {
            super.processWatermark(time.watermark());
        } else if (signal instanceof PendingSignal.Status status) {
            super.processWatermarkStatus(status.status());
        }
    }
}
