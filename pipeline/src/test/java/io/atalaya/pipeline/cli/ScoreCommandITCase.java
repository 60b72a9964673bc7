package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sample streams are not found worse than they were. The floors lie below what was measured, so
 * that another machine's arithmetic does not break them: a change that does has made something
 * worse.
 */
class ScoreCommandITCase {
    private final TerminalOutput output = TerminalOutput.ofAPipe();

    private JsonNode score(String scenario) throws Exception {
        int exitCode = output.run("score", scenario, "--json");

        assertThat(exitCode).as(output.err()).isZero();
        return new ObjectMapper().readTree(output.out());
    }

    /**
     * Measured: AP50 0.886, 0.918 and 0.889; MOTA 0.694, 0.855 and 0.905; every event found, none
     * false.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // scenario, AP50, MOTA, events found, events missed or false
        "zone-intrusion, 0.82, 0.60, 5, 1",
        "line-count, 0.84, 0.72, 23, 2",
        "vision-meets-sensor, 0.82, 0.80, 5, 1"
    })
    void aClipIsFoundAsWellAsBefore(String scenario, double ap50, double mota, int found, int wrong)
            throws Exception {
        JsonNode report = score(scenario);

        assertThat(report.at("/detection/ap50").doubleValue()).isGreaterThan(ap50);
        assertThat(report.at("/tracking/all/mota").doubleValue()).isGreaterThan(mota);
        assertThat(report.at("/events/found").intValue()).isGreaterThanOrEqualTo(found);
        assertThat(report.at("/events/missed").intValue() + report.at("/events/false").intValue())
                .isLessThanOrEqualTo(wrong);
    }

    /** It fails 390 seconds after it began to drift. */
    @Test
    void theBearingIsHeardLongBeforeItFails() throws Exception {
        JsonNode report = score("hot-bearing");

        assertThat(report.at("/detection").isNull()).isTrue();
        assertThat(report.at("/events/found").intValue()).isEqualTo(1);
        assertThat(report.at("/events/false").intValue()).isZero();
        assertThat(report.at("/events/greatestDelaySeconds").doubleValue()).isLessThan(120);
    }
}
