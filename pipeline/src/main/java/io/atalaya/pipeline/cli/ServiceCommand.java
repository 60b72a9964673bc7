package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.SetRuleService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Switches a rule off for maintenance, or on again. */
@Command(
        name = "service",
        description = {
            "Switch a rule's alarms off for maintenance, or on again.",
            "They go on being written, as out of service, and nobody is called."
        })
final class ServiceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RULE", description = "The rule's name.")
    private String rule = "";

    @Parameters(paramLabel = "on|off", description = "Whether it is in service.")
    private Service service = Service.ON;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the next shift.")
    private String note = "";

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    /** As people write it. */
    enum Service {
        ON,
        OFF
    }

    ServiceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var change =
                SetRuleService.newBuilder()
                        .setRuleId(rule)
                        .setOutOfService(service == Service.OFF)
                        .setNote(note);
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setSetRuleService(change), terminal);
    }
}
