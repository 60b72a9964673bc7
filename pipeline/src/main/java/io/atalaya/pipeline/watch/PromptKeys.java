package io.atalaya.pipeline.watch;

import io.atalaya.pipeline.watch.WatchKeys.Reaction;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a key does while an operator writes a line. */
final class PromptKeys {
    private static final int LONGEST = 500;
    private static final Pattern SHELVING =
            Pattern.compile("\\s*(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:\\s+(.*))?");

    private PromptKeys() {}

    static Reaction press(Key key, Prompt prompt, WatchView view) {
        String text = prompt.text();
        return switch (key.kind()) {
            case ENTER -> enter(prompt, view);
            case ESCAPE -> Reaction.see(view.withPrompt(null).withNotice("", false));
            case BACKSPACE -> write(view, prompt, text.substring(0, shorter(text)));
            case CLEAR_LINE -> write(view, prompt, "");
            case CHARACTER ->
                    text.length() >= LONGEST
                            ? Reaction.see(view)
                            : write(view, prompt, text + key.text());
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, REDRAW -> Reaction.see(view);
        };
    }

    private static Reaction write(WatchView view, Prompt prompt, String text) {
        return Reaction.see(view.withPrompt(prompt.with(text)).withNotice("", false));
    }

    private static int shorter(String text) {
        return text.isEmpty() ? 0 : text.offsetByCodePoints(text.length(), -1);
    }

    private static Reaction enter(Prompt prompt, WatchView view) {
        WatchView done = view.withPrompt(null);
        return switch (prompt.kind()) {
            case FILTER -> filter(prompt, view);
            case NOTE ->
                    Reaction.ask(
                            done,
                            AlarmRequests.acknowledge(prompt.alertId(), prompt.text().strip()));
            case SHELVE -> shelve(prompt, view);
        };
    }

    private static Reaction filter(Prompt prompt, WatchView view) {
        try {
            return Reaction.see(view.withFilter(FilterText.parse(prompt.text())));
        } catch (IllegalArgumentException e) {
            return Reaction.see(view.withNotice(String.valueOf(e.getMessage()), true));
        }
    }

    private static Reaction shelve(Prompt prompt, WatchView view) {
        Matcher written = SHELVING.matcher(prompt.text());
        Duration time = written.matches() ? time(written) : Duration.ZERO;
        if (time.isZero()) {
            return Reaction.see(
                    view.withNotice(
                            "write for how long, such as 30m or 1h30m, and then why", true));
        }
        String why = written.group(3) == null ? "" : written.group(3).strip();
        return Reaction.ask(
                view.withPrompt(null), AlarmRequests.shelve(prompt.alertId(), time, why));
    }

    private static Duration time(Matcher written) {
        long hours = written.group(1) == null ? 0 : Long.parseLong(written.group(1));
        long minutes = written.group(2) == null ? 0 : Long.parseLong(written.group(2));
        return Duration.ofHours(hours).plusMinutes(minutes);
    }
}
