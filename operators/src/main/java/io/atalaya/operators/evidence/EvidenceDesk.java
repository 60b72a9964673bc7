package io.atalaya.operators.evidence;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.model.DeletedEvidence;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.EvidenceOrder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where orders wait until the recording has come so far, on a thread of its own: decoding a picture
 * takes a while, and a store may be far away or hang.
 */
final class EvidenceDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceDesk.class);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final long TIDY_EVERY_MILLIS = 60_000;
    private static final long RECALL_AGAIN_MILLIS = 10_000;

    /** Between the end of the cameras and the last segment on disk. */
    private static final long PATIENCE_AT_END_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final EvidenceMaker maker;
    private final PromisedEvidence promised;
    private final Consumer<List<EvidenceOrder>> recalled;
    private final Consumer<EvidenceFile> done;
    private final Consumer<DeletedEvidence> deleted;
    private final ConcurrentLinkedQueue<EvidenceOrder> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(EvidenceDesk::deskThread);
    private volatile long endNanos;
    private volatile boolean ending;

    /**
     * @param recalled hears on the desk's thread of what else was promised, once or, where that
     *     cannot be found out at once, of nothing at first
     * @param done and deleted hear of it on the desk's thread
     */
    EvidenceDesk(
            EvidenceMaker maker,
            PromisedEvidence promised,
            Consumer<List<EvidenceOrder>> recalled,
            Consumer<EvidenceFile> done,
            Consumer<DeletedEvidence> deleted) {
        this.maker = maker;
        this.promised = promised;
        this.recalled = recalled;
        this.done = done;
        this.deleted = deleted;
    }

    private static Thread deskThread(Runnable work) {
        Thread thread = new Thread(work, "evidence");
        thread.setDaemon(true);
        return thread;
    }

    void open() {
        thread.execute(this::recall);
        // Nobody waits for them; they end with the executor.
        var unused =
                thread.scheduleWithFixedDelay(
                        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        unused =
                thread.scheduleWithFixedDelay(
                        this::tidy, 0, TIDY_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void take(EvidenceOrder order) {
        waiting.add(order);
    }

    /** The cameras have come to their end: what was not recorded by now, or soon, never is. */
    void end() {
        endNanos = System.nanoTime() + PATIENCE_AT_END_NANOS;
        ending = true;
    }

    @OffTaskThread
    private void recall() {
        List<EvidenceOrder> orders = List.of();
        try {
            orders = promised.unkept();
        } catch (IOException | RuntimeException e) {
            LOG.warn("whether evidence is missing is not known; asking again: {}", e.getMessage());
            var unused = thread.schedule(this::recall, RECALL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        recalled.accept(orders);
    }

    @OffTaskThread
    private void look() {
        boolean last = ending && System.nanoTime() - endNanos >= 0;
        List<EvidenceOrder> made = new ArrayList<>();
        try {
            maker.make(
                    List.copyOf(waiting),
                    last,
                    (order, file) -> {
                        made.add(order);
                        done.accept(file);
                    });
        } catch (RuntimeException e) {
            LOG.error("evidence cannot be made; trying again", e);
        }
        waiting.removeAll(made);
    }

    @OffTaskThread
    private void tidy() {
        try {
            Instant now = Instant.now();
            maker.tidy().forEach(uri -> deleted.accept(new DeletedEvidence(uri, now)));
        } catch (IOException | RuntimeException e) {
            LOG.warn("old evidence cannot be deleted; trying again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
