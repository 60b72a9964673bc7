package io.atalaya.operators.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertIdTest {
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    /** Ids are in people's databases: a change of this one breaks them. */
    @Test
    void staysTheSameForEver() {
        assertThat(AlertId.of("person-in-cell", "dock", "door", "track 1", START))
                .isEqualTo("d0d8d285-357a-5eb7-9bcf-3809700ecaa8");
    }

    @Test
    void differsWhereAnythingDiffers() {
        Set<String> ids = new HashSet<>();
        ids.add(AlertId.of("rule", "area", "camera", "what", START));
        ids.add(AlertId.of("rule2", "area", "camera", "what", START));
        ids.add(AlertId.of("rule", "area2", "camera", "what", START));
        ids.add(AlertId.of("rule", "area", "camera2", "what", START));
        ids.add(AlertId.of("rule", "area", "camera", "what2", START));
        ids.add(AlertId.of("rule", "area", "camera", "what", START.plusMillis(1)));
        ids.add(AlertId.of("rulearea", "", "camera", "what", START));
        ids.add(AlertId.of("", "rulearea", "camera", "what", START));

        assertThat(ids).hasSize(8);
    }
}
