package io.atalaya.pipeline.cli;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says what takes so long. Nothing for what is done within two seconds; then a spinner on a
 * terminal, and elsewhere a line now and then. Writes to the terminal's error stream.
 *
 * <pre>{@code
 * try (Progress progress = Progress.begin(terminal, "starting the broker")) {
 *     broker.start();
 *     progress.detail("creating topics");
 * }
 * }</pre>
 */
public final class Progress implements AutoCloseable {
    static final long QUIET_MILLIS = Duration.ofSeconds(2).toMillis();
    static final long LINE_INTERVAL_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final long TICK_MILLIS = 200;
    private static final String SPINNER = "|/-\\";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final String what;
    private final ScheduledExecutorService ticker;
    private final long startNanos = System.nanoTime();
    private volatile String detail = "";
    private boolean drawn;
    private boolean closed;
    private long nextLineMillis = QUIET_MILLIS;

    private Progress(Terminal terminal, String what, ScheduledExecutorService ticker) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.what = requireNonNull(what, "what is null");
        this.ticker = ticker;
    }

    /**
     * Begins to watch the clock.
     *
     * @param what it is that may take long, such as {@code opening the model}
     */
    public static Progress begin(Terminal terminal, String what) {
        ScheduledExecutorService ticker =
                Executors.newSingleThreadScheduledExecutor(Progress::daemon);
        Progress progress = new Progress(terminal, what, ticker);
        progress.watch();
        return progress;
    }

    /** One that is ticked by hand. */
    static Progress unwatched(Terminal terminal, String what) {
        return new Progress(
                terminal, what, Executors.newSingleThreadScheduledExecutor(Progress::daemon));
    }

    /** What is being done at the moment, shown with the next sign of life. */
    public void detail(String present) {
        detail = requireNonNull(present, "present is null");
    }

    /** Takes the spinner away again. */
    @Override
    public synchronized void close() {
        closed = true;
        ticker.shutdownNow();
        if (drawn) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
            drawn = false;
        }
    }

    // A tick does not fail, so nobody waits for its outcome.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void watch() {
        ticker.scheduleAtFixedRate(
                () -> tick(elapsedMillis()), QUIET_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    synchronized void tick(long elapsedMillis) {
        if (closed || elapsedMillis < QUIET_MILLIS) {
            return;
        }
        if (terminal.interactive()) {
            char hand = SPINNER.charAt((int) (elapsedMillis / TICK_MILLIS % SPINNER.length()));
            terminal.err().print(CLEAR_LINE + hand + " " + line(elapsedMillis));
            terminal.err().flush();
            drawn = true;
        } else if (elapsedMillis >= nextLineMillis) {
            terminal.err().println(line(elapsedMillis));
            nextLineMillis = elapsedMillis + LINE_INTERVAL_MILLIS;
        }
    }

    private String line(long elapsedMillis) {
        String about = detail.isEmpty() ? what : what + ": " + detail;
        return about + " … " + elapsedMillis / 1000 + " s";
    }

    private long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
