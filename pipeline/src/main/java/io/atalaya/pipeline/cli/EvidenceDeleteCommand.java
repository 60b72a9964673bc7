package io.atalaya.pipeline.cli;

import io.atalaya.operators.evidence.EvidenceStore;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.pipeline.operator.PresentEvidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes evidence before its time is over. */
@Command(
        name = "delete",
        description = "Delete an alert's snapshots and clips for good. The alert itself stays.")
final class EvidenceDeleteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The alert's id, all of it.")
    private String id = "";

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    EvidenceDeleteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        try {
            PresentEvidence present = PresentEvidence.read(broker.place());
            List<StoredEvidence> meant =
                    present.of(id).stream().filter(one -> one.getAlertId().equals(id)).toList();
            if (meant.isEmpty()) {
                throw new CommandException(
                        "There is no evidence of alert '"
                                + id
                                + "'. `atalaya evidence list` lists what there is.");
            }
            for (StoredEvidence one : meant) {
                EvidenceStore.delete(one.getUri());
                terminal.out().println("deleted " + one.getUri());
            }
            present.forget(meant);
            return ExitCode.OK;
        } catch (OperatorException | IOException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }
}
