package io.atalaya.console;

import io.atalaya.console.security.TlsFiles;
import io.atalaya.console.security.UserFile;
import io.atalaya.console.security.UserFileException;
import io.atalaya.pipeline.cli.BrokerOptions;
import io.atalaya.pipeline.cli.CommandException;
import io.atalaya.pipeline.cli.ExitCode;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.process.OrderlyExit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the operators' pages. */
@Command(
        name = "console",
        description = {
            "Serve the operators' web console: alerts, cameras, sensors and how they do.",
            "It reads a pipeline's topics and sends commands; the pipeline runs without it, and several"
                    + " can run. Options can stand in a file: `console @FILE`."
        })
final class ConsoleCommand implements Callable<Integer> {
    static final int DEFAULT_PORT = 8080;

    private static final String PASSWORD_VARIABLE = "ATALAYA_CONSOLE_KEYSTORE_PASSWORD";

    private final Terminal terminal;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Listen at this address; 0.0.0.0 for all of the machine's (${DEFAULT-VALUE})."
                            + " Another than this machine's own needs users.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + DEFAULT_PORT,
            description = "Listen at this port, 0 for any (${DEFAULT-VALUE}).")
    private int port;

    @Mixin private final UserFileOption users = new UserFileOption();

    @Option(
            names = "--tls-certificate",
            paramLabel = "PEM",
            description = "Serve HTTPS with this certificate and those it rests on.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "PEM",
            description = "The certificate's key, in PKCS #8 without a password.")
    private @Nullable Path key;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description =
                    "Serve HTTPS with this PKCS #12 file; its password is in the variable "
                            + PASSWORD_VARIABLE
                            + ".")
    private @Nullable Path keystore;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    ConsoleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        try (OrderlyExit exit = OrderlyExit.begin();
                ConsoleServer server = start()) {
            announce(server);
            exit.awaitAsked();
        }
        return ExitCode.OK;
    }

    private ConsoleServer start() throws CommandException {
        try {
            return ConsoleServer.start(settings());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException | GeneralSecurityException | UserFileException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private ConsoleSettings settings()
            throws IOException, GeneralSecurityException, UserFileException {
        Optional<UserFile> known =
                Files.exists(users.file()) ? Optional.of(users.open()) : Optional.empty();
        if (known.isEmpty() && users.isChosen()) {
            throw new IllegalArgumentException(
                    users.file() + " is not there; `atalaya console user add` makes it");
        }
        return new ConsoleSettings(broker.place(), new InetSocketAddress(host, port), tls(), known);
    }

    private Optional<SSLContext> tls() throws IOException, GeneralSecurityException {
        if (keystore != null) {
            String password = System.getenv(PASSWORD_VARIABLE);
            return Optional.of(
                    TlsFiles.pkcs12(
                            keystore, password == null ? new char[0] : password.toCharArray()));
        }
        if (certificate == null && key == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("--tls-certificate and --tls-key go together");
        }
        return Optional.of(TlsFiles.pem(certificate, key));
    }

    private void announce(ConsoleServer server) {
        terminal.err().println("console at " + server.url() + "; Ctrl-C stops");
        if (!Files.exists(users.file())) {
            terminal.err()
                    .println(
                            "no users: whoever is on this machine may do everything;"
                                    + " `atalaya console user add` changes that");
        }
    }
}
