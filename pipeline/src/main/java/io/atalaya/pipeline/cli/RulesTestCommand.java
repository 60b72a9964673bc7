package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.cases.RuleCases;
import io.atalaya.pipeline.cases.RuleCases.Result;
import io.atalaya.pipeline.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries rules on the cases of a file. */
@Command(
        name = "test",
        description = {
            "Try rules on the cases of a file, with the logic of the running pipeline.",
            "Exits with 1 where a case fails. Nothing is started."
        })
final class RulesTestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The cases, a YAML file; see docs/rules.md.")
    private Path file = Path.of("");

    RulesTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ConfigException, CommandException {
        List<Result> results = read().run();
        for (Result result : results) {
            String mark = result.passed() ? terminal.green("ok  ") : terminal.red("FAIL");
            terminal.out().println(mark + " " + result.name());
            if (!result.passed()) {
                terminal.out().println("     " + result.difference());
            }
        }
        long passed = results.stream().filter(Result::passed).count();
        terminal.out().println(passed + " of " + results.size() + " cases passed");
        return passed == results.size() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private RuleCases read() throws ConfigException, CommandException {
        try {
            return RuleCases.read(file, System.getenv());
        } catch (IOException e) {
            throw new CommandException(file + " cannot be read; name a YAML file of cases", e);
        }
    }
}
