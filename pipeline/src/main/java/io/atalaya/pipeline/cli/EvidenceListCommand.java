package io.atalaya.pipeline.cli;

import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.pipeline.operator.PresentEvidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what evidence there is. */
@Command(name = "list", description = "List the snapshots and clips there are, oldest first.")
final class EvidenceListCommand implements Callable<Integer> {
    private static final double BYTES_PER_KILOBYTE = 1000;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "The beginning of an alert's id; all alerts when left out.")
    private String id = "";

    @Option(names = "--json", description = "Print each as JSON, one a line.")
    private boolean json;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    EvidenceListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException {
        try {
            List<StoredEvidence> present = PresentEvidence.read(broker.place()).of(id);
            present.forEach(
                    one -> terminal.out().println(json ? MessageDecoder.json(one) : line(one)));
            if (present.isEmpty() && !json) {
                terminal.err().println("no evidence");
            }
            return ExitCode.OK;
        } catch (OperatorException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private String line(StoredEvidence one) {
        String kind = one.getKind().name().toLowerCase(Locale.ROOT);
        Instant at =
                Instant.ofEpochSecond(one.getFrom().getSeconds()).truncatedTo(ChronoUnit.SECONDS);
        String what =
                one.getFailure().isEmpty()
                        ? "%.0f kB%s  %s"
                                .formatted(
                                        one.getBytes() / BYTES_PER_KILOBYTE,
                                        one.getRedacted() ? " blurred" : "",
                                        one.getUri())
                        : terminal.red("none: ") + one.getFailure();
        return "%s  %s  %s  %s  %s".formatted(at, one.getAlertId(), one.getSensorId(), kind, what);
    }
}
