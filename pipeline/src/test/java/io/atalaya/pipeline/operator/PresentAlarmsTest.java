package io.atalaya.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Alert.Priority;
import io.atalaya.schemas.v1.Alert.State;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentAlarmsTest {
    private static final PresentAlarms ALARMS =
            PresentAlarms.of(
                    List.of(
                            alert("abc1", State.NORMAL, Priority.CRITICAL, 1),
                            alert("abc2", State.ACKNOWLEDGED, Priority.HIGH, 2),
                            alert("abd3", State.UNACKNOWLEDGED, Priority.HIGH, 3),
                            alert("abd4", State.LATCHED, Priority.LOW, 4),
                            alert("abd5", State.UNACKNOWLEDGED, Priority.HIGH, 5),
                            alert("xyz6", State.SHELVED, Priority.CRITICAL, 6),
                            alert("xyz7", State.NORMAL, Priority.LOW, 7)));

    @Test
    void listsTheMostUrgentFirstAndWhatIsPutAsideLast() {
        assertThat(ALARMS.in(EnumSet.complementOf(EnumSet.of(State.NORMAL, State.UNRECOGNIZED))))
                .extracting(Alert::getAlertId)
                .containsExactly("abd5", "abd3", "abc2", "abd4", "xyz6");
    }

    @Test
    void listsWhatIsAskedForOnly() {
        assertThat(ALARMS.in(EnumSet.of(State.LATCHED, State.NORMAL)))
                .extracting(Alert::getAlertId)
                .containsExactlyInAnyOrder("abc1", "abd4", "xyz7");
    }

    /** The beginning of an id; of an alarm that is over only where no other is meant. */
    @ParameterizedTest
    @CsvSource({"abc2, abc2", "abc, abc2", "x, xyz6", "xyz7, xyz7", "abd3, abd3", "abc1, abc1"})
    void knowsWhichIsMeant(String prefix, String id) throws Exception {
        assertThat(ALARMS.meant(prefix).getAlertId()).isEqualTo(id);
    }

    @Test
    void saysThatNoneOrSeveralAreMeant() {
        assertThatThrownBy(() -> ALARMS.meant("q"))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("no alert whose id begins with 'q'");
        assertThatThrownBy(() -> ALARMS.meant("abd"))
                .hasMessageContaining("3 alerts have ids that begin with 'abd'")
                .hasMessageContaining("abd4");
    }

    @Test
    void aLineSaysAllThatMatters() {
        Alert alert =
                alert("3f2a1c90-0c1f-5a55", State.SHELVED, Priority.HIGH, 0).toBuilder()
                        .setAcknowledgedBy("ana")
                        .setShelvedUntil(Timestamp.newBuilder().setSeconds(60))
                        .setNote("being repaired")
                        .build();
        AlarmLine line = new AlarmLine(ZoneOffset.UTC);

        assertThat(line.priority(alert) + line.rest(alert))
                .isEqualTo(
                        "HIGH    shelved                   3f2a1c90  1970-01-01 00:00:00  It is hot"
                                + "  hot @ motor-1, acknowledged by ana, until 1970-01-01 00:01:00,"
                                + " \"being repaired\"");
    }

    private static Alert alert(String id, State state, Priority priority, int second) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setState(state)
                .setPriority(priority)
                .setTimestamp(Timestamp.newBuilder().setSeconds(second))
                .setMessage("It is hot")
                .setRuleId("hot")
                .setSensorId("motor-1")
                .build();
    }
}
