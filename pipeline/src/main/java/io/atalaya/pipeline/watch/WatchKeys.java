package io.atalaya.pipeline.watch;

import io.atalaya.schemas.v1.Alert;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a key does: a function of what is on the screen. */
final class WatchKeys {
    private static final int PAGE = 10;

    private static final Set<Alert.State> WAITING =
            Set.of(
                    Alert.State.UNACKNOWLEDGED,
                    Alert.State.RETURNED_UNACKNOWLEDGED,
                    Alert.State.LATCHED);

    private WatchKeys() {}

    /** What follows from a key. */
    record Reaction(WatchView view, Optional<WatchRequest> request, boolean quit) {
        static Reaction see(WatchView view) {
            return new Reaction(view, Optional.empty(), false);
        }

        static Reaction ask(WatchView view, WatchRequest request) {
            return new Reaction(
                    view.withNotice(request.words() + " …", false), Optional.of(request), false);
        }
    }

    static Reaction press(Key key, WatchModel model) {
        WatchView view = model.view();
        Prompt prompt = view.prompt();
        if (prompt != null) {
            return PromptKeys.press(key, prompt, view);
        }
        WatchView quiet = view.withNotice("", false);
        if (view.help()) {
            return Reaction.see(quiet.withHelp(false));
        }
        return switch (key.kind()) {
            case UP -> move(quiet, model, model.row() - 1);
            case DOWN -> move(quiet, model, model.row() + 1);
            case HOME -> move(quiet, model, 0);
            case END -> move(quiet, model, Integer.MAX_VALUE);
            case PAGE_UP -> page(quiet, model, -PAGE);
            case PAGE_DOWN -> page(quiet, model, PAGE);
            case ENTER -> Reaction.see(quiet.withDetail(!view.detail()));
            case ESCAPE -> Reaction.see(quiet.withDetail(false));
            case CHARACTER -> character(key.text(), quiet, model);
            case BACKSPACE, CLEAR_LINE, REDRAW -> Reaction.see(quiet);
        };
    }

    private static Reaction character(String text, WatchView view, WatchModel model) {
        return switch (text) {
            case "q" -> new Reaction(view, Optional.empty(), true);
            case "?", "h" -> Reaction.see(view.withHelp(true));
            case "j" -> move(view, model, model.row() + 1);
            case "k" -> move(view, model, model.row() - 1);
            case "g" -> move(view, model, 0);
            case "G" -> move(view, model, Integer.MAX_VALUE);
            case "n" -> next(view, model);
            case " " -> page(view, model, PAGE);
            case "a" -> about(view, model, id -> AlarmRequests.acknowledge(id, ""));
            case "u" -> about(view, model, AlarmRequests::unshelve);
            case "r" -> about(view, model, AlarmRequests::reset);
            case "A" -> prompt(view, model, Prompt.Kind.NOTE, "");
            case "s" -> prompt(view, model, Prompt.Kind.SHELVE, "30m ");
            default -> filter(text, view);
        };
    }

    private static Reaction filter(String text, WatchView view) {
        AlarmFilter filter = view.filter();
        return switch (text) {
            case "f", "/" ->
                    Reaction.see(
                            view.withPrompt(
                                    new Prompt(Prompt.Kind.FILTER, "", FilterText.of(filter))));
            case "x" -> Reaction.see(view.withFilter(AlarmFilter.none()));
            case "w" ->
                    Reaction.see(
                            view.withFilter(
                                    filter.withStates(
                                            filter.states().equals(WAITING)
                                                    ? EnumSet.noneOf(Alert.State.class)
                                                    : WAITING)));
            case "1" -> leastUrgent(view, Alert.Priority.CRITICAL);
            case "2" -> leastUrgent(view, Alert.Priority.HIGH);
            case "3" -> leastUrgent(view, Alert.Priority.MEDIUM);
            case "4" -> leastUrgent(view, Alert.Priority.LOW);
            default -> Reaction.see(view);
        };
    }

    private static Reaction leastUrgent(WatchView view, Alert.Priority priority) {
        return Reaction.see(view.withFilter(view.filter().withLeastUrgent(priority)));
    }

    private static Reaction move(WatchView view, WatchModel model, int row) {
        List<Alert> shown = model.shown();
        if (shown.isEmpty()) {
            return Reaction.see(view);
        }
        int at = Math.max(0, Math.min(row, shown.size() - 1));
        return Reaction.see(view.withChosen(shown.get(at).getAlertId(), at));
    }

    /** In the detail where it is open, in the list where not. */
    private static Reaction page(WatchView view, WatchModel model, int lines) {
        return view.detail()
                ? Reaction.see(view.withScroll(view.scroll() + lines))
                : move(view, model, model.row() + lines);
    }

    /** To the first below that waits for somebody, or the first of all. */
    private static Reaction next(WatchView view, WatchModel model) {
        int size = model.shown().size();
        for (int step = 1; step <= size; step++) {
            int at = (model.row() + step) % size;
            if (WAITING.contains(model.shown().get(at).getState())) {
                return move(view, model, at);
            }
        }
        return Reaction.see(view.withNotice("no alarm is waiting", false));
    }

    private static Reaction about(
            WatchView view, WatchModel model, Function<String, WatchRequest> request) {
        return model.chosen()
                .map(alert -> Reaction.ask(view, request.apply(alert.getAlertId())))
                .orElse(Reaction.see(view.withNotice("no alarm is chosen", true)));
    }

    private static Reaction prompt(
            WatchView view, WatchModel model, Prompt.Kind kind, String text) {
        return model.chosen()
                .map(alert -> view.withPrompt(new Prompt(kind, alert.getAlertId(), text)))
                .map(Reaction::see)
                .orElse(Reaction.see(view.withNotice("no alarm is chosen", true)));
    }
}
