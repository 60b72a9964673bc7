package io.atalaya.pipeline.watch;

import io.atalaya.pipeline.operator.AlarmFeed;
import io.atalaya.schemas.v1.Alert;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.ClosedException;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The alarm list on a terminal, from the first line to {@code q}, Ctrl-C or the terminal's end. The
 * terminal is left as it was found.
 */
public final class ScreenSession {
    private static final long KEY_MILLIS = 50;

    private final Terminal terminal;
    private final AlarmFeed feed;
    private final CommandDesk desk;
    private final Settings settings;
    private final AlarmBoard board = new AlarmBoard();
    private final Display display;
    private final Palette palette;
    private WatchView view;
    private int waiting;
    private volatile boolean ended;
    private volatile boolean resized = true;

    /**
     * How it is shown.
     *
     * @param place where the topics are, for people
     * @param bell whether a new alarm that nobody knows of rings the terminal's bell
     */
    public record Settings(
            AlarmFilter filter, String place, boolean coloured, boolean bell, Clock clock) {}

    public ScreenSession(Terminal terminal, AlarmFeed feed, CommandDesk desk, Settings settings) {
        this.terminal = terminal;
        this.feed = feed;
        this.desk = desk;
        this.settings = settings;
        this.display = new Display(terminal, true);
        this.palette = new Palette(settings.coloured(), shapes(terminal));
        this.view = WatchView.of(settings.filter());
    }

    /** Returns when the operator has had enough. */
    public void run() throws IOException {
        terminal.handle(Terminal.Signal.INT, signal -> ended = true);
        terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        Attributes before = terminal.enterRawMode();
        try {
            // A stopped process would leave its screen to the shell.
            terminal.handle(Terminal.Signal.TSTP, Terminal.SignalHandler.SIG_IGN);
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.keypad_xmit);
            follow();
        } catch (ClosedException e) {
            // The terminal is gone, and so is who looked at it.
        } finally {
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.puts(Capability.cursor_visible);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    /** Ends {@link #run}; may be called from any thread. */
    public void end() {
        ended = true;
    }

    private void follow() throws IOException {
        var keys = new KeyBindings(terminal);
        WatchModel drawn = draw(model());
        long seen = board.changes();
        while (!ended) {
            boolean more = feed.poll(Duration.ZERO, board);
            boolean answered = takeAnswers();
            if (resized || answered || seen != board.changes() || isOutdated(drawn)) {
                seen = board.changes();
                drawn = draw(model());
                ring();
            }
            int next = terminal.reader().peek(more ? 1 : KEY_MILLIS);
            if (next == NonBlockingReader.EOF) {
                return;
            }
            Key key = next == NonBlockingReader.READ_EXPIRED ? null : keys.read();
            if (key != null) {
                // What the operator saw, not what may have come since.
                press(key, drawn);
                drawn = draw(model());
            }
        }
    }

    private boolean isOutdated(WatchModel drawn) {
        return !second(drawn.now()).equals(second(settings.clock().instant()));
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private void press(Key key, WatchModel drawn) {
        if (key.kind() == Key.Kind.REDRAW) {
            resized = true;
            return;
        }
        WatchKeys.Reaction reaction = WatchKeys.press(key, drawn);
        view = reaction.view();
        ended = ended || reaction.quit();
        reaction.request().ifPresent(desk::take);
    }

    private boolean takeAnswers() {
        Optional<WatchView.Notice> answer = desk.answer();
        answer.ifPresent(notice -> view = view.withNotice(notice.text(), notice.problem()));
        return answer.isPresent();
    }

    private WatchModel model() {
        List<Alert> shown = board.shown(view.filter());
        view = view.settledIn(shown);
        Instant now = settings.clock().instant();
        return new WatchModel(
                view,
                shown,
                view.detail() ? board.history(view.chosenId()) : List.of(),
                board.counts(),
                settings.place(),
                feed.silentSince(now).orElse(null),
                now,
                settings.clock().getZone());
    }

    private WatchModel draw(WatchModel model) {
        Size size = terminal.getSize();
        // A terminal that does not know its size says 0.
        int width = size.getColumns() > 0 ? size.getColumns() : 80;
        int height = size.getRows() > 0 ? size.getRows() : 24;
        if (resized) {
            resized = false;
            display.clear();
            display.resize(Size.of(width, height));
        }
        int column = WatchScreen.cursor(model, width);
        terminal.puts(column < 0 ? Capability.cursor_invisible : Capability.cursor_visible);
        display.update(
                WatchScreen.lines(model, palette, width, height),
                column < 0 ? 0 : (height - 1) * (width + 1) + column);
        return model;
    }

    private void ring() {
        int now = board.counts().getOrDefault(Alert.State.UNACKNOWLEDGED, 0);
        if (settings.bell() && feed.caughtUp() && now > waiting) {
            terminal.puts(Capability.bell);
            terminal.flush();
        }
        waiting = now;
    }

    private static boolean shapes(Terminal terminal) {
        return terminal.encoding().newEncoder().canEncode('■');
    }
}
