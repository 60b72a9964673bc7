package io.atalaya.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.atalaya.schemas.v1.Alert;
import org.junit.jupiter.api.Test;

class AlertBoardTest {
    private final AlertBoard board = new AlertBoard(8);

    @Test
    void theNewestRevisionIsThePresentInWhateverOrderTheyCome() {
        assertThat(board.add(revision("a", 2, Alert.State.ACKNOWLEDGED))).isTrue();
        assertThat(board.add(revision("a", 1, Alert.State.UNACKNOWLEDGED))).isFalse();
        assertThat(board.find("a").orElseThrow().getState()).isEqualTo(Alert.State.ACKNOWLEDGED);

        assertThat(board.add(revision("a", 3, Alert.State.NORMAL))).isTrue();
        assertThat(board.find("a").orElseThrow().getState()).isEqualTo(Alert.State.NORMAL);
        assertThat(board.history("a"))
                .extracting(Transition::state)
                .containsExactly("UNACKNOWLEDGED", "ACKNOWLEDGED", "NORMAL");
    }

    @Test
    void aRevisionThatComesTwiceIsOne() {
        board.add(revision("a", 1, Alert.State.UNACKNOWLEDGED));
        assertThat(board.add(revision("a", 1, Alert.State.UNACKNOWLEDGED))).isFalse();
        assertThat(board.history("a")).hasSize(1);
    }

    @Test
    void whatIsOverMakesRoomBeforeWhatIsOpen() {
        board.add(revision("open", 1, Alert.State.UNACKNOWLEDGED));
        for (int n = 0; n < 100; n++) {
            board.add(revision("over-" + n, 2, Alert.State.NORMAL));
        }
        assertThat(board.all()).hasSizeLessThanOrEqualTo(8);
        assertThat(board.find("open")).isPresent();
    }

    @Test
    void ofOpenOnesTheOldestMakeRoom() {
        for (int n = 0; n < 9; n++) {
            board.add(
                    revision("a" + n, 1, Alert.State.UNACKNOWLEDGED).toBuilder()
                            .setTimestamp(Timestamp.newBuilder().setSeconds(n))
                            .build());
        }
        assertThat(board.find("a0")).isEmpty();
        assertThat(board.find("a8")).isPresent();
    }

    @Test
    void ofALongLifeTheLastStepsAreKept() {
        for (int n = 1; n <= 1_000; n++) {
            board.add(revision("a", n, Alert.State.UNACKNOWLEDGED));
        }
        assertThat(board.history("a")).hasSize(Transition.MAX_KEPT);
        assertThat(board.history("a").get(Transition.MAX_KEPT - 1).revision()).isEqualTo(1_000);
    }

    @Test
    void whatIsRemovedIsGone() {
        board.add(revision("a", 1, Alert.State.NORMAL));
        assertThat(board.remove("a")).isTrue();
        assertThat(board.remove("a")).isFalse();
        assertThat(board.find("a")).isEmpty();
        assertThat(board.history("a")).isEmpty();
    }

    private static Alert revision(String id, int revision, Alert.State state) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRevision(revision)
                .setState(state)
                .setTimestamp(Timestamp.newBuilder().setSeconds(1_000))
                .build();
    }
}
