package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.ChangeConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a rule to a running pipeline, or puts it in place of the one of its name. */
@Command(
        name = "set",
        description = {
            "Add a rule to the running pipeline, or change the one of its name.",
            "It is checked first, and refused with all that is wrong."
        })
final class RulesSetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "The rule, a YAML file with what would stand under rules.")
    private Path file = Path.of("");

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    RulesSetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var change =
                ChangeConfiguration.newBuilder()
                        .setPart(ChangeConfiguration.Part.RULE)
                        .setYaml(yaml());
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setChangeConfiguration(change),
                terminal);
    }

    private String yaml() throws CommandException {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException e) {
            throw new CommandException(file + " cannot be read; name a YAML file of one rule", e);
        }
        if (yaml.isBlank()) {
            throw new CommandException(file + " is empty; to take a rule away: rules remove NAME");
        }
        return yaml;
    }
}
