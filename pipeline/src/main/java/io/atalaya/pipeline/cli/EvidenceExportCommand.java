package io.atalaya.pipeline.cli;

import io.atalaya.operators.evidence.EvidenceStore;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.pipeline.operator.PresentEvidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies evidence out of the store. */
@Command(
        name = "export",
        description =
                "Copy an alert's snapshots and clips into a folder, with what is known of each.")
final class EvidenceExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The beginning of the alert's id is enough.")
    private String id = "";

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where to put them (${DEFAULT-VALUE}).")
    private Path folder = Path.of(".");

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    EvidenceExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException {
        try {
            int copied = 0;
            for (StoredEvidence one : PresentEvidence.read(broker.place()).of(id)) {
                if (one.getFailure().isEmpty()) {
                    copy(one);
                    copied++;
                }
            }
            if (copied == 0) {
                throw new CommandException(
                        "There is no evidence of an alert whose id begins with '"
                                + id
                                + "'. `atalaya evidence list` lists what there is.");
            }
            return ExitCode.OK;
        } catch (OperatorException | IOException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void copy(StoredEvidence one) throws IOException {
        Path target = folder.resolve(one.getAlertId());
        Files.createDirectories(target);
        Path file = target.resolve(one.getUri().substring(one.getUri().lastIndexOf('/') + 1));
        try (InputStream content = EvidenceStore.open(one.getUri())) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                file.resolveSibling(file.getFileName() + ".json"),
                io.atalaya.operators.sink.MessageDecoder.json(one) + "\n");
        terminal.out().println(file);
    }
}
