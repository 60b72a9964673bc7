package io.atalaya.pipeline.watch;

import io.atalaya.pipeline.operator.AlarmFeed;
import io.atalaya.schemas.v1.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The alarms as lines, for scripts and where there is no terminal: those there are, most urgent
 * first, then each change as it comes.
 */
public final class LineWatch {
    private static final Duration POLL = Duration.ofMillis(200);

    private final AlarmFeed feed;
    private final AlarmFilter filter;
    private final Predicate<Alert> out;

    /**
     * @param out takes each alarm; false when it cannot take more, and then that is the end
     */
    public LineWatch(AlarmFeed feed, AlarmFilter filter, Predicate<Alert> out) {
        this.feed = feed;
        this.filter = filter;
        this.out = out;
    }

    /** Returns when what takes the lines is gone. */
    public void run() {
        var first = new AlarmBoard();
        while (!feed.caughtUp()) {
            feed.poll(POLL, first);
        }
        boolean open = true;
        for (Alert alert : first.shown(filter)) {
            open = open && out.test(alert);
        }
        var changes = new Changes(first);
        while (open) {
            feed.poll(POLL, changes);
            for (Alert alert : changes.taken()) {
                open = open && (!filter.passes(alert) || out.test(alert));
            }
        }
    }

    /** The revisions that were not known. */
    private static final class Changes implements AlarmFeed.Listener {
        private final Map<String, Integer> revisions = new HashMap<>();
        private final List<Alert> waiting = new ArrayList<>();

        Changes(AlarmBoard known) {
            known.revisions().forEach(revisions::put);
        }

        @Override
        public void present(Alert alert) {
            int last = revisions.getOrDefault(alert.getAlertId(), 0);
            if (alert.getRevision() > last) {
                revisions.put(alert.getAlertId(), alert.getRevision());
                waiting.add(alert);
            }
        }

        @Override
        public void changed(Alert change) {
            // The same change is on the other topic.
        }

        @Override
        public void forgotten(String alertId) {
            revisions.remove(alertId);
        }

        List<Alert> taken() {
            List<Alert> taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }
    }
}
