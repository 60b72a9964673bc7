package io.atalaya.console;

import io.atalaya.console.security.UserFileException;
import io.atalaya.pipeline.cli.PipelineCompanion;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.operator.TopicPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * The console beside {@code demo}, for the one who started it; on any port where its own is taken.
 */
public final class ConsoleCompanion implements PipelineCompanion {
    @Override
    public Running start(TopicPlace place, PipelineConfig config, Terminal terminal) {
        try {
            ConsoleServer server = serve(place);
            terminal.err().println(terminal.bold("console at " + server.url()));
            return new RunningConsole(server);
        } catch (IOException | UserFileException e) {
            terminal.err().println("no console: " + e.getMessage());
            return () -> {};
        }
    }

    private record RunningConsole(ConsoleServer server) implements Running {
        @Override
        public Optional<URI> url() {
            return Optional.of(server.url());
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static ConsoleServer serve(TopicPlace place) throws IOException, UserFileException {
        try {
            return ConsoleServer.start(settings(place, ConsoleCommand.DEFAULT_PORT));
        } catch (IOException taken) {
            return ConsoleServer.start(settings(place, 0));
        }
    }

    private static ConsoleSettings settings(TopicPlace place, int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new ConsoleSettings(place, address, Optional.empty(), Optional.empty());
    }
}
