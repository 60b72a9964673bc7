package io.atalaya.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 99", // all
        "bytes=0-0, 0, 0", // the first byte
        "bytes=99-99, 99, 99", // the last byte
        "bytes=10-19, 10, 19",
        "bytes=10-1000, 10, 99", // cut to the file
        "bytes=-10, 90, 99", // the last ten
        "bytes=-1000, 0, 99"
    })
    void aPartOfTheFile(String header, long first, long last) {
        assertThat(ByteRange.isOne(header)).isTrue();
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=200-300", "bytes=20-10", "bytes=-0"})
    void outsideOfTheFile(String header) {
        assertThat(ByteRange.isOne(header)).isTrue();
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "items=0-1", "bytes=a-b", "bytes=-", ""})
    void notOnePart(String header) {
        assertThat(ByteRange.isOne(header)).isFalse();
    }

    @Test
    void itSaysWhereItLies() {
        var range = new ByteRange(10, 19);
        assertThat(range.length()).isEqualTo(10);
        assertThat(range.of(100)).isEqualTo("bytes 10-19/100");
    }
}
