package io.atalaya.operators.alarm;

import io.atalaya.operators.model.ForgottenAlert;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What time itself does to alarms: shelving ends, what nobody acknowledges is acknowledged by the
 * pipeline in the end, and what is long over is forgotten, so that memory stays bounded.
 */
final class AlarmHousekeeping {
    /** More alarms than operators could ever look at; the oldest that are over make room. */
    static final int MAX_ALARMS = 10_000;

    private static final int ROOM = MAX_ALARMS / 20;

    private final AlarmPanel panel;
    private final AlarmsConfig config;
    private final Consumer<ForgottenAlert> forgotten;

    /**
     * @param forgotten told each alert that is remembered no more
     */
    AlarmHousekeeping(AlarmPanel panel, AlarmsConfig config, Consumer<ForgottenAlert> forgotten) {
        this.panel = panel;
        this.config = config;
        this.forgotten = forgotten;
    }

    /** When something is to be done about this alarm if nothing else happens to it. */
    Optional<Instant> due(Alarm alarm) {
        Instant shelvedUntil = alarm.alert().handling().shelvedUntil();
        Instant changedAt = alarm.alert().handling().changedAt();
        if (shelvedUntil != null) {
            return Optional.of(shelvedUntil);
        }
        if (alarm.isOver()) {
            return Optional.of(changedAt.plus(config.feedbackFor()));
        }
        return isOverUnderneath(alarm)
                ? Optional.of(changedAt.plus(config.acknowledgeAfter()))
                : Optional.empty();
    }

    /**
     * Lets alarms come from the shelf before something happens later that may matter to them, so
     * that it does not matter how far behind time itself is known.
     */
    void catchUp(Collection<Alarm> alarms, Instant now) {
        alarms.stream()
                .filter(alarm -> isOffTheShelf(alarm, now))
                .sorted(Comparator.comparing(alarm -> due(alarm).orElseThrow()))
                .forEach(alarm -> unshelve(alarm, due(alarm).orElseThrow()));
    }

    private static boolean isOffTheShelf(Alarm alarm, Instant now) {
        Instant shelvedUntil = alarm.alert().handling().shelvedUntil();
        return shelvedUntil != null && !shelvedUntil.isAfter(now);
    }

    private void unshelve(Alarm alarm, Instant at) {
        panel.unshelve(alarm, Cause.pipeline(at, "its time on the shelf is over"));
    }

    /** Does what is due by now, in the order in which it became due. */
    void onTime(Instant now) {
        List<Alarm> due =
                panel.book().all().stream()
                        .filter(alarm -> due(alarm).filter(at -> !at.isAfter(now)).isPresent())
                        .sorted(Comparator.comparing(alarm -> due(alarm).orElseThrow()))
                        .toList();
        for (Alarm alarm : due) {
            Instant at = due(alarm).orElseThrow();
            if (alarm.life().state() == LifeState.SHELVED) {
                unshelve(alarm, at);
            } else if (alarm.isOver()) {
                forget(alarm, at);
            } else {
                close(
                        alarm,
                        at,
                        "nobody did within " + DurationWords.of(config.acknowledgeAfter()));
            }
        }
    }

    /** Keeps the book within bounds: what is over goes first, then what only waits for people. */
    void makeRoom(Instant now) {
        if (panel.book().size() <= MAX_ALARMS) {
            return;
        }
        panel.book().all().stream()
                .filter(alarm -> alarm.isOver() || isOverUnderneath(alarm))
                .sorted(
                        Comparator.comparing((Alarm alarm) -> !alarm.isOver())
                                .thenComparing(alarm -> alarm.alert().handling().changedAt()))
                .limit(ROOM)
                .forEach(
                        alarm -> {
                            close(alarm, now, "there are more than " + MAX_ALARMS + " alarms");
                            forget(alarm, now);
                        });
    }

    private void forget(Alarm alarm, Instant at) {
        panel.book().remove(alarm);
        String sourceId = alarm.alert().signal().sourceId();
        forgotten.accept(new ForgottenAlert(alarm.alert().alertId(), sourceId, at));
    }

    private void close(Alarm alarm, Instant at, String why) {
        Cause cause = Cause.pipeline(at, why);
        switch (alarm.life().state()) {
            case RETURNED_UNACKNOWLEDGED -> panel.apply(alarm, LifeEvent.ACKNOWLEDGE, cause);
            case SUPPRESSED_BY_DESIGN -> panel.apply(alarm, LifeEvent.UNSUPPRESS, cause);
            case OUT_OF_SERVICE -> panel.apply(alarm, LifeEvent.RETURN_TO_SERVICE, cause);
            default -> {}
        }
    }

    /** Its condition is over, and no person has to look at it before it may go. */
    private static boolean isOverUnderneath(Alarm alarm) {
        boolean waits =
                switch (alarm.life().state()) {
                    case RETURNED_UNACKNOWLEDGED, SUPPRESSED_BY_DESIGN, OUT_OF_SERVICE -> true;
                    default -> false;
                };
        return waits && !alarm.life().holds() && !alarm.life().latched();
    }
}
