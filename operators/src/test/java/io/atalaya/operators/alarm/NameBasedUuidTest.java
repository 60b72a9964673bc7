package io.atalaya.operators.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedUuidTest {
    /** RFC 9562, appendix A.4. */
    @Test
    void givesTheExampleOfTheStandard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameBasedUuid.of(dns, "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void saysItsVersionAndVariant() {
        UUID namespace = new UUID(1, 2);
        for (int i = 0; i < 100; i++) {
            UUID uuid = NameBasedUuid.of(namespace, "name " + i);

            assertThat(uuid.version()).isEqualTo(5);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }
}
