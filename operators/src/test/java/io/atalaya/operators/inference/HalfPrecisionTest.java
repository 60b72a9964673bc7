package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0000",
        "-0.0, 8000",
        "1, 3c00",
        "-2, c000",
        "0.1, 2e66",
        "65504, 7bff",
        "65519, 7bff",
        "65520, 7c00",
        "1e9, 7c00",
        "NaN, 7c01",
        "6.1035156e-5, 0400",
        "6.0975552e-5, 03ff",
        "5.9604645e-8, 0001",
        "1e-9, 0000",
        // halfway between two halves: to the even one
        "1.00048828125, 3c00",
        "1.00146484375, 3c02"
    })
    void roundsToTheNearest(float value, String bits) {
        assertThat(String.format("%04x", HalfPrecision.of(value))).isEqualTo(bits);
    }
}
