package io.atalaya.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.v1.Alert;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmBoardTest {
    private final AlarmBoard board = new AlarmBoard();

    @Test
    void holdsTheLastRevisionAlsoWhenOneComesAgain() {
        Alert raised = SampleAlarms.personAtPress();
        Alert known = raised.toBuilder().setRevision(2).setState(Alert.State.ACKNOWLEDGED).build();

        board.present(raised);
        board.present(known);
        board.present(raised);

        assertThat(board.shown(AlarmFilter.none())).containsExactly(known);
        assertThat(board.counts()).containsEntry(Alert.State.ACKNOWLEDGED, 1).hasSize(1);
    }

    @Test
    void whatComesAgainIsNoChange() {
        board.present(SampleAlarms.jam());
        long before = board.changes();
        board.present(SampleAlarms.jam());
        board.changed(SampleAlarms.jam());
        assertThat(board.changes()).isEqualTo(before);
    }

    @Test
    void aHistoryIsInOrderAndHasEachRevisionOnce() {
        Alert raised = SampleAlarms.personAtPress();
        board.present(raised.toBuilder().setRevision(3).build());
        board.changed(raised.toBuilder().setRevision(2).build());
        board.changed(raised);
        board.changed(raised.toBuilder().setRevision(3).build());

        assertThat(board.history(raised.getAlertId()))
                .extracting(Transition::revision)
                .containsExactly(1, 2, 3);
    }

    @Test
    void keepsTheNewestOfALongHistory() {
        Alert raised = SampleAlarms.personAtPress();
        for (int revision = 1; revision <= 250; revision++) {
            board.present(raised.toBuilder().setRevision(revision).build());
        }
        assertThat(board.history(raised.getAlertId()))
                .hasSize(100)
                .last()
                .extracting(Transition::revision)
                .isEqualTo(250);
    }

    @Test
    void forgetsWhatThePipelineForgets() {
        board.present(SampleAlarms.jam());
        board.forgotten(SampleAlarms.jam().getAlertId());
        assertThat(board.shown(AlarmFilter.none())).isEqualTo(List.of());
        assertThat(board.history(SampleAlarms.jam().getAlertId())).isEmpty();
    }
}
