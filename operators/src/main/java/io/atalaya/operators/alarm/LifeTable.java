package io.atalaya.operators.alarm;

import static io.atalaya.operators.alarm.LifeEvent.ACKNOWLEDGE;
import static io.atalaya.operators.alarm.LifeEvent.COME_TRUE;
import static io.atalaya.operators.alarm.LifeEvent.RESET;
import static io.atalaya.operators.alarm.LifeEvent.RETURN;
import static io.atalaya.operators.alarm.LifeEvent.RETURN_TO_SERVICE;
import static io.atalaya.operators.alarm.LifeEvent.SHELVE;
import static io.atalaya.operators.alarm.LifeEvent.SUPPRESS;
import static io.atalaya.operators.alarm.LifeEvent.TAKE_OUT_OF_SERVICE;
import static io.atalaya.operators.alarm.LifeEvent.UNSHELVE;
import static io.atalaya.operators.alarm.LifeEvent.UNSUPPRESS;
import static io.atalaya.operators.alarm.LifeState.ACKNOWLEDGED;
import static io.atalaya.operators.alarm.LifeState.LATCHED_ACKNOWLEDGED;
import static io.atalaya.operators.alarm.LifeState.LATCHED_UNACKNOWLEDGED;
import static io.atalaya.operators.alarm.LifeState.NORMAL;
import static io.atalaya.operators.alarm.LifeState.OUT_OF_SERVICE;
import static io.atalaya.operators.alarm.LifeState.RETURNED_UNACKNOWLEDGED;
import static io.atalaya.operators.alarm.LifeState.SHELVED;
import static io.atalaya.operators.alarm.LifeState.SUPPRESSED_BY_DESIGN;
import static io.atalaya.operators.alarm.LifeState.UNACKNOWLEDGED;
import static java.util.Objects.requireNonNull;

import io.atalaya.operators.alarm.LifeStep.GoesTo;
import io.atalaya.operators.alarm.LifeStep.GoesToPresent;
import io.atalaya.operators.alarm.LifeStep.GoesToReturned;
import io.atalaya.operators.alarm.LifeStep.Refused;
import io.atalaya.operators.alarm.LifeStep.Stays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The state diagram of ANSI/ISA-18.2-2016 and IEC 62682 as a table: the definition of an alarm's
 * life. Every pair of a state and an event stands here, and what does not go on in the diagram is
 * refused or leaves the alarm where it is.
 *
 * <p>Two things the diagram leaves open are settled here. A latched alarm whose condition comes
 * true again is annunciated again, because otherwise nobody would see it. And of two covers the one
 * that was asked for by people stays: a shelved alarm or one out of service is not suppressed by
 * design as well, and maintenance takes an alarm from the shelf.
 */
final class LifeTable {
    private static final LifeStep STAYS = new Stays();
    private static final LifeStep TO_PRESENT = new GoesToPresent();
    private static final LifeStep NOT_SHELVED = new Refused("is not shelved");
    private static final LifeStep NOT_LATCHED = new Refused("is not latched");
    private static final LifeStep STILL_TRUE =
            new Refused("can be reset when its condition is over, and it still holds");
    private static final LifeStep IS_NORMAL = new Refused("is back to normal");
    private static final LifeStep KNOWN = new Refused("is acknowledged already");
    private static final LifeStep SHELVED_ALREADY = new Refused("is shelved already");
    private static final LifeStep ON_SHELF = new Refused("is shelved; unshelve it first");
    private static final LifeStep SUPPRESSED = new Refused("is suppressed by design");
    private static final LifeStep NO_SERVICE =
            new Refused("is out of service; return its rule to service first");

    private static final Map<LifeState, Map<LifeEvent, LifeStep>> TABLE =
            new EnumMap<>(LifeState.class);

    static {
        // The order of the columns, which is that of LifeEvent.
        put(
                NORMAL,
                row(to(UNACKNOWLEDGED), STAYS)
                        .operator(IS_NORMAL, IS_NORMAL, to(SHELVED), NOT_SHELVED)
                        .design(to(SUPPRESSED_BY_DESIGN), STAYS)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                UNACKNOWLEDGED,
                row(STAYS, returned(LATCHED_UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED))
                        .operator(to(ACKNOWLEDGED), STILL_TRUE, to(SHELVED), NOT_SHELVED)
                        .design(to(SUPPRESSED_BY_DESIGN), STAYS)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                ACKNOWLEDGED,
                row(to(UNACKNOWLEDGED), returned(LATCHED_ACKNOWLEDGED, NORMAL))
                        .operator(KNOWN, STILL_TRUE, to(SHELVED), NOT_SHELVED)
                        .design(to(SUPPRESSED_BY_DESIGN), STAYS)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                RETURNED_UNACKNOWLEDGED,
                row(to(UNACKNOWLEDGED), STAYS)
                        .operator(to(NORMAL), NOT_LATCHED, to(SHELVED), NOT_SHELVED)
                        .design(to(SUPPRESSED_BY_DESIGN), STAYS)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                LATCHED_UNACKNOWLEDGED,
                row(to(UNACKNOWLEDGED), STAYS)
                        .operator(
                                to(LATCHED_ACKNOWLEDGED),
                                to(RETURNED_UNACKNOWLEDGED),
                                to(SHELVED),
                                NOT_SHELVED)
                        .design(to(SUPPRESSED_BY_DESIGN), STAYS)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                LATCHED_ACKNOWLEDGED,
                row(to(UNACKNOWLEDGED), STAYS)
                        .operator(KNOWN, to(NORMAL), to(SHELVED), NOT_SHELVED)
                        .design(to(SUPPRESSED_BY_DESIGN), STAYS)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                SHELVED,
                row(STAYS, STAYS)
                        .operator(ON_SHELF, ON_SHELF, SHELVED_ALREADY, TO_PRESENT)
                        .design(STAYS, STAYS)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                SUPPRESSED_BY_DESIGN,
                row(STAYS, STAYS)
                        .operator(SUPPRESSED, SUPPRESSED, to(SHELVED), NOT_SHELVED)
                        .design(STAYS, TO_PRESENT)
                        .service(to(OUT_OF_SERVICE), STAYS));
        put(
                OUT_OF_SERVICE,
                row(STAYS, STAYS)
                        .operator(NO_SERVICE, NO_SERVICE, NO_SERVICE, NO_SERVICE)
                        .design(STAYS, STAYS)
                        .service(STAYS, TO_PRESENT));
    }

    private LifeTable() {}

    static LifeStep step(LifeState state, LifeEvent event) {
        return requireNonNull(requireNonNull(TABLE.get(state)).get(event));
    }

    private static LifeStep to(LifeState state) {
        return new GoesTo(state);
    }

    private static LifeStep returned(LifeState latched, LifeState otherwise) {
        return new GoesToReturned(latched, otherwise);
    }

    private static Row row(LifeStep comeTrue, LifeStep returned) {
        return new Row().with(COME_TRUE, comeTrue).with(RETURN, returned);
    }

    private static void put(LifeState state, Row row) {
        TABLE.put(state, row.steps);
    }

    /** What each event does in one state. */
    private static final class Row {
        private final Map<LifeEvent, LifeStep> steps = new EnumMap<>(LifeEvent.class);

        Row operator(LifeStep acknowledge, LifeStep reset, LifeStep shelve, LifeStep unshelve) {
            return with(ACKNOWLEDGE, acknowledge)
                    .with(RESET, reset)
                    .with(SHELVE, shelve)
                    .with(UNSHELVE, unshelve);
        }

        Row design(LifeStep suppress, LifeStep unsuppress) {
            return with(SUPPRESS, suppress).with(UNSUPPRESS, unsuppress);
        }

        Row service(LifeStep takeOut, LifeStep back) {
            return with(TAKE_OUT_OF_SERVICE, takeOut).with(RETURN_TO_SERVICE, back);
        }

        private Row with(LifeEvent event, LifeStep step) {
            steps.put(event, step);
            return this;
        }
    }
}
