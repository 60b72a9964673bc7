package io.atalaya.operators.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import io.atalaya.operators.testing.KeyedHarness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleChangeHarnessTest {
    private KeyedHarness<Command, RuleChange> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(function(), command -> RuleChangeFunction.ONE_KEY);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void handsACheckedRuleOn() throws Exception {
        ask("", "hot: 1 > 0");
        ask("cold", "cold: 1 > 0");

        assertThat(harness.extractOutputValues())
                .containsExactly(
                        new RuleChange("hot", "hot: 1 > 0"), new RuleChange("cold", "cold: 1 > 0"));
        assertThat(details())
                .containsExactly("rule 'hot' holds as changed", "rule 'cold' is added");
        assertThat(answers()).extracting(CommandAnswer::outcome).containsOnly(CommandOutcome.DONE);
    }

    @Test
    void refusesARuleWithEverythingThatIsWrong() throws Exception {
        ask("hot", ShortRules.WRONG);

        assertThat(harness.extractOutputValues()).isEmpty();
        CommandAnswer answer = answers().get(0);
        assertThat(answer.outcome()).isEqualTo(CommandOutcome.REFUSED);
        assertThat(answer.problems()).containsExactly("rule:1:1: one", "rule:2:1: two");
    }

    @Test
    void tellsTheAlarmsWhatHoldsFromNowOn() throws Exception {
        ask("", "cold: 1 > 0");
        ask("hot", ShortRules.WRONG);
        ask("hot", "");

        assertThat(accepted()).extracting(Command::target).containsExactly("cold", "hot");
        assertThat(accepted()).extracting(Command::yaml).containsExactly("cold: 1 > 0", "");
    }

    @Test
    void letsARuleNameThoseThatAreThereByThen() throws Exception {
        ask("", "cold: 1 > 0");
        ask("hot", "");
        ask("", ShortRules.WHICH);

        assertThat(answers().get(2).problems()).containsExactly("rule:1:1: of [cold]");
    }

    @Test
    void refusesARuleOfAnotherName() throws Exception {
        ask("hot", "cold: 1 > 0");

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(details())
                .containsExactly("the command is about 'hot', and the rule is named 'cold'");
    }

    @Test
    void takesAwayOnlyWhatIsThere() throws Exception {
        ask("hto", "");
        ask("hot", "");
        ask("hot", "");

        assertThat(harness.extractOutputValues()).containsExactly(new RuleChange("hot", ""));
        assertThat(details())
                .containsExactly(
                        "there is no rule 'hto' (did you mean 'hot'?)",
                        "rule 'hot' is taken away",
                        "there is no rule 'hot'");
    }

    @Test
    void knowsAfterARestartWhatWasChanged() throws Exception {
        ask("", "cold: 1 > 0");
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = KeyedHarness.restore(snapshot, function(), command -> RuleChangeFunction.ONE_KEY);
        ask("cold", "");

        assertThat(details()).containsExactly("rule 'cold' is taken away");
    }

    private void ask(String target, String yaml) throws Exception {
        harness.process(
                new Command(
                        "c",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "ana",
                        null,
                        CommandAction.CHANGE_RULE,
                        target,
                        0,
                        "",
                        yaml));
    }

    private List<CommandAnswer> answers() {
        return new ArrayList<>(harness.getSideOutput(RuleChangeFunction.ANSWERS))
                .stream().map(StreamRecord::getValue).toList();
    }

    private List<Command> accepted() {
        return new ArrayList<>(harness.getSideOutput(RuleChangeFunction.ACCEPTED))
                .stream().map(StreamRecord::getValue).toList();
    }

    private List<String> details() {
        return answers().stream().map(CommandAnswer::detail).toList();
    }

    private static RuleChangeFunction function() {
        return new RuleChangeFunction(List.of("hot"), new ShortRules());
    }
}
