package io.atalaya.pipeline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "tail", description = "Show.")
final class TailCommand implements Callable<Integer> {
    TailCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
