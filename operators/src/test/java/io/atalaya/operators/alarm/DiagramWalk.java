package io.atalaya.operators.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.AlertState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows revisions as a consumer sees them, and knows the standard's diagram by heart. */
final class DiagramWalk {
    private static final Set<AlertState> SEEN =
            Set.of(
                    AlertState.NORMAL,
                    AlertState.UNACKNOWLEDGED,
                    AlertState.ACKNOWLEDGED,
                    AlertState.RETURNED_UNACKNOWLEDGED,
                    AlertState.LATCHED);

    private final long seed;
    private final Map<String, Alert> last = new HashMap<>();

    DiagramWalk(long seed) {
        this.seed = seed;
    }

    void check(List<Alert> alerts) {
        for (Alert alert : alerts) {
            Alert before = last.put(alert.alertId(), alert);
            String what = "%s after %s, seed %d".formatted(alert, before, seed);
            assertThat(alert.revision())
                    .as(what)
                    .isEqualTo(before == null ? 1 : before.revision() + 1);
            if (before != null) {
                assertThat(isAllowed(before, alert)).as(what).isTrue();
            }
        }
    }

    private static boolean isAllowed(Alert before, Alert after) {
        AlertState from = before.state();
        AlertState to = after.state();
        boolean acknowledged = before.handling().acknowledgedAt() != null;
        boolean held = before.signal().end() == null;
        return switch (after.handling().change()) {
            case RAISE -> false;
            case RAISE_AGAIN -> SEEN.contains(from) ? to == AlertState.UNACKNOWLEDGED : to == from;
            case RETURN -> held && isReturn(from, to);
            case ACKNOWLEDGE ->
                    switch (from) {
                        case UNACKNOWLEDGED -> to == AlertState.ACKNOWLEDGED;
                        case RETURNED_UNACKNOWLEDGED -> to == AlertState.NORMAL;
                        case LATCHED -> !acknowledged && to == AlertState.LATCHED;
                        default -> false;
                    };
            case RESET ->
                    from == AlertState.LATCHED
                            && to
                                    == (acknowledged
                                            ? AlertState.NORMAL
                                            : AlertState.RETURNED_UNACKNOWLEDGED);
            case SHELVE -> to == AlertState.SHELVED && from != AlertState.OUT_OF_SERVICE;
            case SUPPRESS -> to == AlertState.SUPPRESSED_BY_DESIGN && SEEN.contains(from);
            case TAKE_OUT_OF_SERVICE -> to == AlertState.OUT_OF_SERVICE;
            case UNSHELVE, UNSUPPRESS, RETURN_TO_SERVICE ->
                    isUncovering(after.handling().change(), from)
                            && (held
                                    ? to == AlertState.UNACKNOWLEDGED
                                    : to == AlertState.NORMAL || to == AlertState.LATCHED);
            case JUDGE -> to == from;
        };
    }

    private static boolean isReturn(AlertState from, AlertState to) {
        return switch (from) {
            case UNACKNOWLEDGED ->
                    to == AlertState.RETURNED_UNACKNOWLEDGED || to == AlertState.LATCHED;
            case ACKNOWLEDGED -> to == AlertState.NORMAL || to == AlertState.LATCHED;
            case SHELVED, SUPPRESSED_BY_DESIGN, OUT_OF_SERVICE -> to == from;
            default -> false;
        };
    }

    private static boolean isUncovering(AlertChange change, AlertState from) {
        return switch (change) {
            case UNSHELVE -> from == AlertState.SHELVED;
            case UNSUPPRESS -> from == AlertState.SUPPRESSED_BY_DESIGN;
            default -> from == AlertState.OUT_OF_SERVICE;
        };
    }
}
