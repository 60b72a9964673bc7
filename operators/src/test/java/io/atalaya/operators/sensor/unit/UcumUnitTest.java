package io.atalaya.operators.sensor.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcumUnitTest {
    /** The right-hand sides are from the units' definitions, not from the library. */
    @ParameterizedTest
    @CsvSource({
        "[degF], Cel, 212, 100",
        "[degF], Cel, -40, -40",
        "K, Cel, 293.15, 20",
        "Cel, [degF], 37, 98.6",
        "Pa, bar, 100000, 1",
        "mbar, bar, 1013.25, 1.01325",
        "[psi], bar, 14.503773773, 1",
        "m/s, mm/s, 0.0045, 4.5",
        "[in_i]/s, mm/s, 1, 25.4",
        "[g], m/s2, 1, 9.80665",
        "/min, Hz, 1500, 25",
        "kW.h, J, 1, 3600000",
        "L/min, m3/h, 1000, 60",
        "mA, A, 20, 0.02",
        "deg, rad, 180, 3.14159265358979",
        "%, 1, 50, 0.5",
        "uS/cm, S/m, 10000, 1",
        "t, kg, 2, 2000",
        "bar, bar, 3, 3"
    })
    void convertsAsTheUnitsAreDefined(String from, String to, double value, double expected) {
        LinearConversion conversion = UcumUnit.parse(from).to(UcumUnit.parse(to));

        assertThat(conversion.apply(value))
                .isCloseTo(expected, within(Math.max(1e-9, Math.abs(expected) * 1e-9)));
    }

    @ParameterizedTest
    @CsvSource({"degC, Cel", "°C, Cel", "rpm, /min", "psi, [psi]", "kWh, kW.h", "ppm, [ppm]"})
    void saysWhatIsMeantByAUsualName(String written, String meant) {
        assertThatThrownBy(() -> UcumUnit.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "blurb", "[HP]", "\"", "m s", "Cel)"})
    void refusesWhatIsNoCode(String written) {
        assertThatThrownBy(() -> UcumUnit.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no unit's code after UCUM");
    }

    @Test
    void refusesToConvertWhatMeasuresSomethingElse() {
        assertThatThrownBy(() -> UcumUnit.parse("A").to(UcumUnit.parse("V")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'A' cannot be converted to 'V': they do not measure the same thing");
    }
}
