package io.atalaya.pipeline.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a process that is told to end, by Ctrl-C or SIGTERM, close what it has open before it goes:
 *
 * <pre>{@code
 * try (OrderlyExit exit = OrderlyExit.begin();
 *         EmbeddedBroker broker = EmbeddedBroker.start(port, folder)) {
 *     exit.awaitAsked();
 * }
 * }</pre>
 *
 * <p>Several may be open, one around the other; the process waits for all. One that begins when the
 * process has been told already is asked from the start.
 */
public final class OrderlyExit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderlyExit.class);
    private static final long PATIENCE_SECONDS = 90;

    private final Thread hook = new Thread(this::ask, "orderly-exit");
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Ending ending;

    /** Makes what runs come to its end. */
    public interface Ending {
        void end() throws Exception;
    }

    private OrderlyExit() {}

    /** From here on the process waits until this is closed. */
    public static OrderlyExit begin() {
        var exit = new OrderlyExit();
        try {
            Runtime.getRuntime().addShutdownHook(exit.hook);
        } catch (IllegalStateException alreadyEnding) {
            exit.asked.countDown();
        }
        return exit;
    }

    /** Whether the process has been told to end; then nothing new is to be started. */
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** For what runs until the process is told to end. */
    public void awaitAsked() throws InterruptedException {
        asked.await();
    }

    /** How what runs is ended, at once where the process has been told already. */
    public void whenAsked(Ending how) {
        synchronized (this) {
            ending = how;
            if (!isAsked()) {
                return;
            }
        }
        run(how);
    }

    private void ask() {
        Ending how;
        synchronized (this) {
            asked.countDown();
            how = ending;
        }
        // What has ended, well or not, lets the process end because of it.
        if (how != null && closed.getCount() > 0) {
            run(how);
        }
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("gave up waiting for everything to be closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Ending how) {
        try {
            how.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("it did not end as it should", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It runs, and ends by itself now.
            return;
        }
    }
}
