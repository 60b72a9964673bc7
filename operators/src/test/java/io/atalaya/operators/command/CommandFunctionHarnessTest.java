package io.atalaya.operators.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import io.atalaya.operators.testing.KeyedHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandFunctionHarnessTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration UNSAVED = Duration.ofSeconds(30);

    private KeyedHarness<Command, Command> stage;

    @BeforeEach
    void open() throws Exception {
        stage = KeyedHarness.open(function(), command -> "one");
        stage.setProcessingTime(NOW.toEpochMilli());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void passesOnWhatIsAboutAlarms() throws Exception {
        Command command = command("c-1", "ana", CommandAction.ACKNOWLEDGE, null);
        stage.process(command);

        assertThat(stage.extractOutputValues()).containsExactly(command);
        assertThat(answers()).isEmpty();
    }

    @Test
    void passesOnChangesThatAreTaken() throws Exception {
        Command command = command("c-1", "ana", CommandAction.CHANGE_RULE, null);
        stage.process(command);

        assertThat(stage.extractOutputValues()).isEmpty();
        assertThat(stage.getSideOutput(CommandOutputs.CHANGES))
                .extracting(StreamRecord::getValue)
                .containsExactly(command);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE_CAMERA", "CHANGE_MODEL"})
    void refusesChangesThatNobodyTakes(CommandAction action) throws Exception {
        stage.process(command("c-1", "ana", action, null));

        assertThat(answers())
                .extracting(CommandAnswer::outcome)
                .containsOnly(CommandOutcome.REFUSED);
        assertThat(answers().get(0).detail())
                .startsWith("this is not changeable while the job runs");
    }

    @Test
    void refusesWhatNobodyGave() throws Exception {
        stage.process(command("c-1", " ", CommandAction.ACKNOWLEDGE, null));

        assertThat(stage.extractOutputValues()).isEmpty();
        assertThat(answers().get(0).detail()).contains("set issued_by");
        assertThat(answers().get(0).commandId()).isEqualTo("c-1");
        assertThat(answers().get(0).at()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void refusesWhatComesTooLate(int expiresInSeconds, int passedOn) throws Exception {
        Instant expires = NOW.plusSeconds(expiresInSeconds);
        stage.process(command("c-1", "ana", CommandAction.ACKNOWLEDGE, expires));

        assertThat(stage.extractOutputValues()).hasSize(passedOn);
        assertThat(answers()).hasSize(1 - passedOn);
    }

    /** It is read ten minutes later, by a process whose checkpoint is of NOW. */
    @ParameterizedTest
    @CsvSource({
        // written at, expires at, passed on
        "0, 1, 1",
        "30, 30, 1",
        "30, 29, 0",
        // By then no process lived that could have carried it out.
        "31, 32, 0",
        "31, 600, 1",
        "31, 599, 0"
    })
    void whatMayHaveBeenReadBeforeAFailureIsJudgedByWhenItWasWritten(
            int writtenAt, int expiresAt, int passedOn) throws Exception {
        var snapshot = stage.snapshot(1, NOW.toEpochMilli());
        stage.close();
        stage = KeyedHarness.restore(snapshot, function(), command -> "one");
        stage.setProcessingTime(NOW.plusSeconds(600).toEpochMilli());

        stage.process(
                command(
                        "c-1",
                        NOW.plusSeconds(writtenAt),
                        "ana",
                        CommandAction.SHELVE,
                        NOW.plusSeconds(expiresAt)));

        assertThat(stage.extractOutputValues()).hasSize(passedOn);
        assertThat(answers()).hasSize(1 - passedOn);
    }

    @Test
    void carriesOutAndAnswersARepeatOnlyOnceAlsoAfterARestart() throws Exception {
        stage.process(command("c-1", "ana", CommandAction.ACKNOWLEDGE, null));
        stage.process(command("c-2", "", CommandAction.ACKNOWLEDGE, null));
        var snapshot = stage.snapshot(1, 1);
        stage.close();
        stage = KeyedHarness.restore(snapshot, function(), command -> "one");
        stage.process(command("c-1", "ana", CommandAction.ACKNOWLEDGE, null));
        stage.process(command("c-2", "", CommandAction.ACKNOWLEDGE, null));
        stage.process(command("c-3", "ana", CommandAction.ACKNOWLEDGE, null));

        assertThat(stage.extractOutputValues()).extracting(Command::id).containsExactly("c-3");
        assertThat(answers()).isEmpty();
    }

    @Test
    void remembersOnlySoMany() throws Exception {
        for (int i = 0; i <= SeenIdsInState.MAX_IDS; i++) {
            stage.process(command("c-" + i, "ana", CommandAction.ACKNOWLEDGE, null));
        }

        assertThat(stage.numKeyedStateEntries()).isLessThanOrEqualTo(SeenIdsInState.MAX_IDS);
        int before = stage.extractOutputValues().size();
        stage.process(
                command("c-" + SeenIdsInState.MAX_IDS, "ana", CommandAction.ACKNOWLEDGE, null));
        assertThat(stage.extractOutputValues()).hasSize(before);
    }

    private List<CommandAnswer> answers() {
        var answers = stage.getSideOutput(CommandOutputs.ANSWERS);
        return answers == null ? List.of() : answers.stream().map(StreamRecord::getValue).toList();
    }

    private static CommandFunction function() {
        return new CommandFunction(Set.of(CommandAction.CHANGE_RULE), UNSAVED);
    }

    private static Command command(
            String id, String issuedBy, CommandAction action, @Nullable Instant expires) {
        return command(id, NOW, issuedBy, action, expires);
    }

    private static Command command(
            String id,
            Instant writtenAt,
            String issuedBy,
            CommandAction action,
            @Nullable Instant expires) {
        return new Command(id, NOW, writtenAt, issuedBy, expires, action, "x", 0, "", "");
    }
}
