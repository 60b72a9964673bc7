package io.atalaya.operators.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.alarm.LifeStep.GoesTo;
import io.atalaya.operators.alarm.LifeStep.GoesToPresent;
import io.atalaya.operators.alarm.LifeStep.GoesToReturned;
import io.atalaya.operators.alarm.LifeStep.Refused;
import io.atalaya.operators.alarm.LifeStep.Stays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every transition of the standard's diagram and no other. The states have the diagram's letters: A
 * normal, B unacknowledged, C acknowledged, D returned unacknowledged, E and F latched, G shelved,
 * H suppressed by design, I out of service.
 */
class LifeTableTest {
    /** What stands in a cell: a letter, E/D for "E where the rule latches, else D", or a word. */
    private static final Map<String, LifeState> LETTERS = new TreeMap<>();

    static {
        for (LifeState state : LifeState.values()) {
            LETTERS.put(letter(state), state);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    #  true | return | ack | reset | shelve | unshelve | suppress | unsuppr. | out | in
                    A | B   | -      | no  | no    | G      | no       | H        | -        | I   | -
                    B | -   | E/D    | C   | no    | G      | no       | H        | -        | I   | -
                    C | B   | F/A    | no  | no    | G      | no       | H        | -        | I   | -
                    D | B   | -      | A   | no    | G      | no       | H        | -        | I   | -
                    E | B   | -      | F   | D     | G      | no       | H        | -        | I   | -
                    F | B   | -      | no  | A     | G      | no       | H        | -        | I   | -
                    G | -   | -      | no  | no    | no     | present  | -        | -        | I   | -
                    H | -   | -      | no  | no    | G      | no       | -        | present  | I   | -
                    I | -   | -      | no  | no    | no     | no       | -        | -        | -   | present
                    """)
    void hasTheDiagramsTransitions(
            String from,
            String comeTrue,
            String returned,
            String acknowledge,
            String reset,
            String shelve,
            String unshelve,
            String suppress,
            String unsuppress,
            String takeOut,
            String putBack) {
        List<String> cells = new ArrayList<>();
        for (LifeEvent event : LifeEvent.values()) {
            cells.add(cell(LifeTable.step(LETTERS.get(from), event)));
        }

        assertThat(cells)
                .containsExactly(
                        comeTrue,
                        returned,
                        acknowledge,
                        reset,
                        shelve,
                        unshelve,
                        suppress,
                        unsuppress,
                        takeOut,
                        putBack);
    }

    @ParameterizedTest
    @EnumSource
    void refusesInASentenceThatGoesOnAfterTheAlert(LifeState state) {
        for (LifeEvent event : LifeEvent.values()) {
            if (LifeTable.step(state, event) instanceof Refused refused) {
                assertThat("the alert " + refused.reason()).matches("the alert (is|can) [^.]+");
            }
        }
    }

    @Test
    void neverRefusesWhatTheProcessDoes() {
        for (LifeState state : LifeState.values()) {
            assertThat(LifeTable.step(state, LifeEvent.COME_TRUE)).isNotInstanceOf(Refused.class);
            assertThat(LifeTable.step(state, LifeEvent.RETURN)).isNotInstanceOf(Refused.class);
        }
    }

    private static String cell(LifeStep step) {
        if (step instanceof GoesTo goes) {
            return letter(goes.to());
        } else if (step instanceof GoesToReturned goes) {
            return letter(goes.latched()) + "/" + letter(goes.otherwise());
        } else if (step instanceof GoesToPresent) {
            return "present";
        }
        return step instanceof Stays ? "-" : "no";
    }

    private static String letter(LifeState state) {
        return String.valueOf((char) ('A' + List.of(LifeState.values()).indexOf(state)));
    }
}
