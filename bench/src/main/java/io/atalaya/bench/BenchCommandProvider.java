package io.atalaya.bench;

import io.atalaya.pipeline.cli.CommandProvider;
import io.atalaya.pipeline.cli.Terminal;

/** Hangs {@code bench} into the command line; found by {@link java.util.ServiceLoader}. */
public final class BenchCommandProvider implements CommandProvider {
    @Override
    public Object command(Terminal terminal) {
        return new BenchCommand(terminal);
    }
}
