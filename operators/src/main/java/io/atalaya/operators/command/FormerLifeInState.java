package io.atalaya.operators.command;

import static org.apache.flink.api.common.typeinfo.Types.LONG;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * How long the process before this one has lived, as far as its last checkpoint tells. What was
 * written to the topic until then it may have read, carried out and answered, without a trace in
 * the checkpoint.
 */
final class FormerLifeInState {
    private final ListState<Long> checkpoints;
    private final Instant end;

    /**
     * @param unsaved for how long it can have lived on after its last checkpoint
     */
    FormerLifeInState(FunctionInitializationContext context, Duration unsaved) throws Exception {
        checkpoints =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("command-checkpoint", LONG));
        Instant last = Instant.MIN;
        for (long millis : checkpoints.get()) {
            last = Instant.ofEpochMilli(millis).plus(unsaved);
        }
        end = last;
    }

    /** Whether it may have read what was written then. */
    boolean mayHaveRead(Instant writtenAt) {
        return !writtenAt.isAfter(end);
    }

    /** Another checkpoint is made. */
    void checkpoint(long millis) throws Exception {
        checkpoints.update(List.of(millis));
    }
}
