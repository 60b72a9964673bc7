package io.atalaya.operators.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceOperatorHarnessTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @TempDir Path folder;

    /** As when a task has failed and goes on from a checkpoint from before the alert. */
    @Test
    void whatTheLastCheckpointDoesNotKnowOfIsMadeAfterAFailure() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var before = open(PromisedEvidence.NONE, null)) {
            checkpoint = before.snapshot(1, 1);
        }

        try (var after = open(() -> List.of(order("since")), checkpoint)) {
            assertThat(ended(after)).containsExactly("since");
        }
    }

    @Test
    void theEndWaitsForWhatWasPromised() throws Exception {
        try (var harness = open(() -> List.of(order("only")), null)) {
            assertThat(ended(harness)).containsExactly("only");
        }
    }

    @Test
    void theEndDoesNotWaitWhereThatIsNotKnown() throws Exception {
        PromisedEvidence away =
                () -> {
                    throw new IOException("no broker");
                };
        try (var harness = open(away, null)) {
            assertThat(ended(harness)).isEmpty();
        }
    }

    private AbstractStreamOperatorTestHarness<EvidenceFile> open(
            PromisedEvidence promised, @Nullable OperatorSubtaskState from) throws Exception {
        EvidencePlan plan =
                new EvidencePlan(
                                new EvidenceConfig(
                                        folder.resolve("store").toString(),
                                        folder.resolve("recordings").toString(),
                                        Duration.ofDays(30),
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        0))
                        .promised(promised);
        var harness =
                new AbstractStreamOperatorTestHarness<EvidenceFile>(
                        new EvidenceOperatorFactory(plan), 1, 1, 0);
        harness.setup();
        if (from != null) {
            harness.initializeState(from);
        }
        harness.open();
        return harness;
    }

    /** The alerts that something was told of by the end: here that their camera is not recorded. */
    private static List<String> ended(AbstractStreamOperatorTestHarness<EvidenceFile> harness)
            throws Exception {
        var operator = (BoundedMultiInput) harness.getOperator();
        operator.endInput(1);
        operator.endInput(2);
        return harness.extractOutputValues().stream().map(EvidenceFile::alertId).toList();
    }

    private static EvidenceOrder order(String alertId) {
        return new EvidenceOrder(alertId, "door", EvidenceKind.CLIP, NOW, "Somebody", NOW);
    }
}
