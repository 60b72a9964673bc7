package io.atalaya.operators.rule;

import static io.atalaya.operators.rule.RuleStage.BEYOND;
import static io.atalaya.operators.rule.RuleStage.GATE;
import static io.atalaya.operators.rule.RuleStage.IN;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.testing.RecordingMetricGroup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineCrossedHarnessTest {
    private RuleStage stage;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void signalsOnceForEachCrossing() throws Exception {
        stage = RuleStage.open(GATE);
        for (int i = 0; i < 2; i++) {
            stage.walk(3, IN);
            stage.walk(3, BEYOND);
        }

        assertThat(stage.signals()).hasSize(2);
        RuleSignal signal = stage.signals().get(0);
        assertThat(signal.category()).isEqualTo("line-crossed");
        assertThat(signal.start()).isEqualTo(stage.frames.at(3)).isEqualTo(signal.end());
        assertThat(signal.message()).isEqualTo("A person crossed gate, left to right");
        assertThat(signal.frameIds()).containsExactly("door/0/3");
        assertThat(signal.subject()).isNotEqualTo(stage.signals().get(1).subject());
        assertThat(stage.stateEntries()).isZero();
    }

    /** Two crossings to the right and one back. */
    @ParameterizedTest
    @CsvSource({
        "ANY, person, 3",
        "ANY, , 3",
        "ANY, cart, 0",
        "LEFT_TO_RIGHT, person, 2",
        "RIGHT_TO_LEFT, person, 1"
    })
    void signalsForItsDirectionAndLabelOnly(DirectionChoice direction, String label, int signals)
            throws Exception {
        LineCrossedConfig crossed = new LineCrossedConfig("gate", label, direction);
        stage = RuleStage.open(rule(crossed));
        stage.walk(3, IN);
        stage.walk(3, BEYOND);
        stage.walk(3, IN);
        stage.walk(3, BEYOND);

        assertThat(stage.signals()).hasSize(signals);
    }

    @Test
    void doesNotHearOfOtherLines() throws Exception {
        stage = RuleStage.open(rule(new LineCrossedConfig("exit", null, DirectionChoice.ANY)));
        stage.walk(3, IN);
        stage.walk(3, BEYOND);

        assertThat(stage.signals()).isEmpty();
    }

    @Test
    void countsAsOneSignalThatIsOver() throws Exception {
        RecordingMetricGroup group = new RecordingMetricGroup();
        RuleMetrics metrics = new RuleMetrics(group, "gate");
        stage = RuleStage.open(GATE);
        stage.walk(3, IN);
        stage.walk(3, BEYOND);
        stage.signals().forEach(metrics::signalled);

        assertThat(group.count("rule.gate.numSignals")).isEqualTo(1);
        assertThat(group.count("rule.gate.numSignalsOver")).isEqualTo(1);
    }

    private static RuleConfig rule(LineCrossedConfig crossed) {
        return Rules.simple("line", null, crossed, null, List.of(), AlertPriority.LOW, null);
    }
}
