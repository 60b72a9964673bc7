package io.atalaya.pipeline.watch;

import io.atalaya.schemas.v1.Alert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has made of the screen.
 *
 * @param chosenId the alarm that keys act on; empty where none is shown
 * @param row where that alarm was last, so that the next one is chosen when it goes
 * @param scroll lines of the detail that are above the screen
 * @param prompt what is being asked, null for nothing
 * @param notice what became of the last key, empty for nothing
 */
record WatchView(
        AlarmFilter filter,
        String chosenId,
        int row,
        boolean detail,
        int scroll,
        boolean help,
        @Nullable Prompt prompt,
        Notice notice) {
    /** One sentence about what was done. */
    record Notice(String text, boolean problem) {
        static final Notice NONE = new Notice("", false);
    }

    static WatchView of(AlarmFilter filter) {
        return new WatchView(filter, "", 0, false, 0, false, null, Notice.NONE);
    }

    WatchView withFilter(AlarmFilter changed) {
        return new WatchView(changed, "", 0, detail, 0, help, null, Notice.NONE);
    }

    WatchView withChosen(String id, int at) {
        return new WatchView(filter, id, at, detail, 0, help, prompt, notice);
    }

    WatchView withDetail(boolean shown) {
        return new WatchView(filter, chosenId, row, shown, 0, help, prompt, notice);
    }

    WatchView withScroll(int lines) {
        return new WatchView(
                filter, chosenId, row, detail, Math.max(0, lines), help, prompt, notice);
    }

    WatchView withHelp(boolean shown) {
        return new WatchView(filter, chosenId, row, detail, scroll, shown, prompt, notice);
    }

    WatchView withPrompt(@Nullable Prompt asked) {
        return new WatchView(filter, chosenId, row, detail, scroll, help, asked, notice);
    }

    WatchView withNotice(String text, boolean problem) {
        return new WatchView(
                filter, chosenId, row, detail, scroll, help, prompt, new Notice(text, problem));
    }

    /**
     * Holds on to the chosen alarm wherever it is in the list now: what comes above it must not be
     * acted on by mistake. Where it has gone, the next one is chosen.
     */
    WatchView settledIn(List<Alert> shown) {
        int at = rowIn(shown);
        String id = at < 0 ? "" : shown.get(at).getAlertId();
        int lines = id.equals(chosenId) ? scroll : 0;
        return new WatchView(filter, id, Math.max(0, at), detail, lines, help, prompt, notice);
    }

    /** Where the chosen alarm is among those shown; -1 where none is shown. */
    int rowIn(List<Alert> shown) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).getAlertId().equals(chosenId)) {
                return i;
            }
        }
        return Math.min(row, shown.size() - 1);
    }
}
