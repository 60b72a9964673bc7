package io.atalaya.operators.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.alarm.LifeStep.Refused;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmLifeTest {
    private static final List<LifeEvent> EVENTS = List.of(LifeEvent.values());
    private static final Pattern SPACE = Pattern.compile(" ");

    /** From normal through these events; an asterisk says that the rule latches. */
    @ParameterizedTest
    @CsvSource({
        "COME_TRUE RETURN ACKNOWLEDGE, NORMAL",
        "COME_TRUE ACKNOWLEDGE RETURN, NORMAL",
        "COME_TRUE RETURN COME_TRUE, UNACKNOWLEDGED",
        "* COME_TRUE RETURN, LATCHED_UNACKNOWLEDGED",
        "* COME_TRUE ACKNOWLEDGE RETURN, LATCHED_ACKNOWLEDGED",
        "* COME_TRUE RETURN RESET, RETURNED_UNACKNOWLEDGED",
        "* COME_TRUE RETURN RESET ACKNOWLEDGE, NORMAL",
        "* COME_TRUE RETURN ACKNOWLEDGE RESET, NORMAL",
        "* COME_TRUE RETURN COME_TRUE, UNACKNOWLEDGED",
        // What goes on under a cover, and where it comes back.
        "COME_TRUE SHELVE UNSHELVE, UNACKNOWLEDGED",
        "COME_TRUE ACKNOWLEDGE SHELVE UNSHELVE, UNACKNOWLEDGED",
        "COME_TRUE SHELVE RETURN UNSHELVE, NORMAL",
        "COME_TRUE SHELVE RETURN COME_TRUE UNSHELVE, UNACKNOWLEDGED",
        "COME_TRUE RETURN SHELVE UNSHELVE, NORMAL",
        "* COME_TRUE SHELVE RETURN UNSHELVE, LATCHED_UNACKNOWLEDGED",
        "* COME_TRUE RETURN SHELVE COME_TRUE RETURN UNSHELVE, LATCHED_UNACKNOWLEDGED",
        "* COME_TRUE RETURN ACKNOWLEDGE SHELVE UNSHELVE, LATCHED_UNACKNOWLEDGED",
        "SUPPRESS COME_TRUE UNSUPPRESS, UNACKNOWLEDGED",
        "SUPPRESS COME_TRUE RETURN UNSUPPRESS, NORMAL",
        "COME_TRUE TAKE_OUT_OF_SERVICE RETURN RETURN_TO_SERVICE, NORMAL",
        "COME_TRUE TAKE_OUT_OF_SERVICE RETURN_TO_SERVICE, UNACKNOWLEDGED",
        // One cover after another.
        "COME_TRUE SHELVE TAKE_OUT_OF_SERVICE RETURN_TO_SERVICE, UNACKNOWLEDGED",
        "COME_TRUE SHELVE SUPPRESS, SHELVED",
        "COME_TRUE SUPPRESS SHELVE, SHELVED",
        "COME_TRUE TAKE_OUT_OF_SERVICE SUPPRESS, OUT_OF_SERVICE",
    })
    void leadsFromNormalTo(String events, LifeState state) {
        boolean latching = events.startsWith("*");
        AlarmLife life = AlarmLife.NORMAL;
        for (String event : SPACE.split(events.replace("*", "").strip(), 0)) {
            life = life.after(LifeEvent.valueOf(event), latching);
        }

        assertThat(life.state()).isEqualTo(state);
    }

    @Test
    void doesNotDoWhatIsRefused() {
        assertThatThrownBy(() -> AlarmLife.NORMAL.after(LifeEvent.ACKNOWLEDGE, false))
                .hasMessageContaining("is back to normal");
    }

    @Test
    void liesInStateWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(AlarmLife.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Alarm.class);
    }

    /**
     * The same life told with flags instead of states: whether the condition holds, whether it has
     * left a latch, whether somebody knows, and what lies over it.
     */
    private static final class PlainModel {
        private final boolean latching;
        private boolean holds;
        private boolean latch;
        private boolean unknown;
        private boolean shelved;
        private boolean suppressed;
        private boolean out;

        PlainModel(boolean latching) {
            this.latching = latching;
        }

        boolean allows(LifeEvent event) {
            return switch (event) {
                case ACKNOWLEDGE -> !covered() && unknown;
                case RESET -> !covered() && latch;
                case SHELVE -> !shelved && !out;
                case UNSHELVE -> shelved;
                default -> true;
            };
        }

        void on(LifeEvent event) {
            switch (event) {
                case COME_TRUE -> {
                    holds = true;
                    latch = false;
                    unknown = true;
                }
                case RETURN -> {
                    latch |= holds && latching;
                    holds = false;
                }
                case ACKNOWLEDGE -> unknown = false;
                case RESET -> latch = false;
                case SHELVE -> {
                    shelved = true;
                    suppressed = false;
                }
                case UNSHELVE -> uncover(shelved);
                case SUPPRESS -> suppressed = !shelved && !out;
                case UNSUPPRESS -> uncover(suppressed);
                case TAKE_OUT_OF_SERVICE -> {
                    out = true;
                    shelved = false;
                    suppressed = false;
                }
                case RETURN_TO_SERVICE -> uncover(out);
            }
        }

        /** As if it had just come true, or had never been. */
        private void uncover(boolean wasCovered) {
            if (wasCovered) {
                shelved = false;
                suppressed = false;
                out = false;
                unknown = holds || latch;
            }
        }

        private boolean covered() {
            return shelved || suppressed || out;
        }

        LifeState state() {
            if (covered()) {
                return out
                        ? LifeState.OUT_OF_SERVICE
                        : shelved ? LifeState.SHELVED : LifeState.SUPPRESSED_BY_DESIGN;
            } else if (holds) {
                return unknown ? LifeState.UNACKNOWLEDGED : LifeState.ACKNOWLEDGED;
            } else if (latch) {
                return unknown ? LifeState.LATCHED_UNACKNOWLEDGED : LifeState.LATCHED_ACKNOWLEDGED;
            }
            return unknown ? LifeState.RETURNED_UNACKNOWLEDGED : LifeState.NORMAL;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void goesTheSameWayAsAPlainModel(long seed) {
        Random random = new Random(seed);
        boolean latching = random.nextBoolean();
        PlainModel model = new PlainModel(latching);
        AlarmLife life = AlarmLife.NORMAL;
        for (int i = 0; i < 20_000; i++) {
            LifeEvent event = EVENTS.get(random.nextInt(EVENTS.size()));
            // A condition that holds does not come true; the stage sees to that.
            if (event == LifeEvent.COME_TRUE && model.holds) {
                event = LifeEvent.RETURN;
            }
            boolean allowed = !(life.step(event) instanceof Refused);
            assertThat(allowed)
                    .as("%s in %s, seed %d, step %d", event, life, seed, i)
                    .isEqualTo(model.allows(event));
            if (allowed) {
                life = life.after(event, latching);
                model.on(event);
            }
            assertThat(life.state())
                    .as("after %s, seed %d, step %d", event, seed, i)
                    .isEqualTo(model.state());
            assertThat(life.holds()).isEqualTo(model.holds);
        }
    }
}
