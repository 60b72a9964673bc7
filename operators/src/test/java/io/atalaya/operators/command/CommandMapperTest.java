package io.atalaya.operators.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.schemas.v1.AcknowledgeAlert;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.ChangeConfiguration;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.ResetAlert;
import io.atalaya.schemas.v1.SetRuleService;
import io.atalaya.schemas.v1.ShelveAlert;
import io.atalaya.schemas.v1.UnshelveAlert;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandMapperTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-25T10:00:00Z");

    static Stream<Arguments> actions() {
        var acknowledge = AcknowledgeAlert.newBuilder().setAlertId("x").setNote("n");
        var duration = Duration.newBuilder().setSeconds(90).setNanos(500_000_000);
        var shelve = ShelveAlert.newBuilder().setAlertId("x").setDuration(duration).setNote("n");
        var out = SetRuleService.newBuilder().setRuleId("x").setNote("n");
        var feedback = AlertFeedback.newBuilder().setAlertId("x").setNote("n");
        var change = ChangeConfiguration.newBuilder().setName("x").setYaml("y");
        return Stream.of(
                arguments(
                        "ACKNOWLEDGE x 0 n ",
                        Command.newBuilder().setAcknowledgeAlert(acknowledge)),
                arguments("SHELVE x 90500 n ", Command.newBuilder().setShelveAlert(shelve)),
                arguments(
                        "UNSHELVE x 0  ",
                        Command.newBuilder()
                                .setUnshelveAlert(UnshelveAlert.newBuilder().setAlertId("x"))),
                arguments(
                        "RESET x 0  ",
                        Command.newBuilder()
                                .setResetAlert(ResetAlert.newBuilder().setAlertId("x"))),
                arguments(
                        "TAKE_OUT_OF_SERVICE x 0 n ",
                        Command.newBuilder().setSetRuleService(out.clone().setOutOfService(true))),
                arguments("RETURN_TO_SERVICE x 0 n ", Command.newBuilder().setSetRuleService(out)),
                arguments(
                        "MARK_TRUE_POSITIVE x 0 n ",
                        Command.newBuilder()
                                .setAlertFeedback(
                                        feedback.clone()
                                                .setVerdict(AlertFeedback.Verdict.TRUE_POSITIVE))),
                arguments(
                        "MARK_FALSE_POSITIVE x 0 n ",
                        Command.newBuilder()
                                .setAlertFeedback(
                                        feedback.clone()
                                                .setVerdict(AlertFeedback.Verdict.FALSE_POSITIVE))),
                arguments(
                        "CHANGE_RULE x 0  y",
                        Command.newBuilder()
                                .setChangeConfiguration(
                                        change.clone().setPart(ChangeConfiguration.Part.RULE))),
                arguments(
                        "CHANGE_CAMERA x 0  y",
                        Command.newBuilder()
                                .setChangeConfiguration(
                                        change.clone().setPart(ChangeConfiguration.Part.CAMERA))),
                arguments(
                        "CHANGE_MODEL x 0  y",
                        Command.newBuilder()
                                .setChangeConfiguration(
                                        change.clone().setPart(ChangeConfiguration.Part.MODEL))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actions")
    void readsEachAction(String expected, Command.Builder message) {
        var command = CommandMapper.command(message.setId("c-1").build(), WRITTEN);

        assertThat(
                        String.join(
                                " ",
                                command.action().name(),
                                command.target(),
                                Long.toString(command.shelveMillis()),
                                command.note(),
                                command.yaml()))
                .isEqualTo(expected);
    }

    @Test
    void readsWhoGaveItWhenAndUntilWhen() {
        var command =
                CommandMapper.command(
                        acknowledge()
                                .setIssuedBy("ana")
                                .setTimestamp(Timestamp.newBuilder().setSeconds(7))
                                .setExpires(Timestamp.newBuilder().setSeconds(9))
                                .build(),
                        WRITTEN);

        assertThat(command.id()).isEqualTo("c-1");
        assertThat(command.issuedBy()).isEqualTo("ana");
        assertThat(command.at()).isEqualTo(Instant.ofEpochSecond(7));
        assertThat(command.writtenAt()).isEqualTo(WRITTEN);
        assertThat(command.expires()).isEqualTo(Instant.ofEpochSecond(9));
    }

    @Test
    void takesTheRecordsTimeWhereTheCommandHasNone() {
        assertThat(CommandMapper.command(acknowledge().build(), WRITTEN).at()).isEqualTo(WRITTEN);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments("no id", acknowledge().setId(" ")),
                arguments("nothing that this version knows", Command.newBuilder().setId("c-1")),
                arguments(
                        "no verdict",
                        Command.newBuilder()
                                .setId("c-1")
                                .setAlertFeedback(AlertFeedback.getDefaultInstance())),
                arguments(
                        "which part",
                        Command.newBuilder()
                                .setId("c-1")
                                .setChangeConfiguration(ChangeConfiguration.getDefaultInstance())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void saysWhatIsMissing(String what, Command.Builder message) {
        assertThatThrownBy(() -> CommandMapper.command(message.build(), WRITTEN))
                .hasMessageContaining(what);
    }

    @Test
    void everyActionOfTheModelCanBeAskedFor() {
        List<String> asked = actions().map(action -> action.get()[0].toString()).toList();
        assertThat(CommandAction.values())
                .allMatch(
                        action -> asked.stream().anyMatch(a -> a.startsWith(action.name() + " ")));
    }

    private static Command.Builder acknowledge() {
        return Command.newBuilder()
                .setId("c-1")
                .setAcknowledgeAlert(AcknowledgeAlert.newBuilder().setAlertId("x"));
    }
}
