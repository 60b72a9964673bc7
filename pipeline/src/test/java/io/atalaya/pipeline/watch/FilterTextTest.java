package io.atalaya.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.schemas.v1.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                             | true  # all that are not back to normal
                    area=press                     | true
                    area=press,belt                | true
                    area=belt                      | false
                    camera=press-cam               | true
                    sensor=press-1                 | true  # takes part by a reading
                    camera=belt-cam                | false
                    rule=person-at-running-press   | true
                    rule=belt-jam                  | false
                    priority=critical              | true
                    priority=low                   | true  # and all that is more urgent
                    state=unack                    | true
                    state=unacknowledged,latched   | true
                    state=shelved                  | false
                    at the PRESS                   | true
                    priority=HIGH area=press press | true
                    mannequin                      | false
                    """)
    void letsThroughWhatIsMeant(String text, String row) {
        boolean passes = row.startsWith("true");
        assertThat(FilterText.parse(text).passes(SampleAlarms.personAtPress())).isEqualTo(passes);
    }

    @Test
    void aLessUrgentOneDoesNotPass() {
        AlarmFilter high = FilterText.parse("priority=high");
        assertThat(high.passes(SampleAlarms.personAtPress())).isTrue();
        assertThat(high.passes(SampleAlarms.jam())).isTrue();
        assertThat(high.passes(SampleAlarms.bearing())).isFalse();
    }

    @Test
    void whatIsBackToNormalIsShownWhereItIsAskedFor() {
        assertThat(AlarmFilter.none().passes(SampleAlarms.over())).isFalse();
        assertThat(FilterText.parse("state=normal").passes(SampleAlarms.over())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "area=belt,press",
                "area=a camera=b rule=c priority=medium state=latched,returned-unacknowledged jam"
            })
    void isWrittenAsItIsRead(String text) {
        AlarmFilter filter = FilterText.parse(text);
        assertThat(FilterText.parse(FilterText.of(filter))).isEqualTo(filter);
        assertThat(FilterText.of(filter)).hasSameSizeAs(text);
    }

    @Test
    void saysWhatIsWrongAndWhatIsMeant() {
        assertThatThrownBy(() -> FilterText.parse("aera=belt"))
                .hasMessage(
                        "there is no 'aera' to filter by (did you mean 'area'?): write one of"
                                + " area, camera, rule, priority, state");
        assertThatThrownBy(() -> FilterText.parse("state=latchd"))
                .hasMessageContaining("did you mean 'latched'?");
        assertThatThrownBy(() -> FilterText.parse("priority=urgent"))
                .hasMessageContaining("critical, high, medium, low");
        assertThat(FilterText.parse("state=out_of_service").states())
                .containsExactly(Alert.State.OUT_OF_SERVICE);
    }
}
