package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State: how one rule stands in its area. A rule that is not true, and not about to be, has none.
 *
 * @param version of the rule that stands so
 * @param since event time since which its condition says otherwise than it stands, while a delay
 *     runs; null where none does
 * @param late whether what said so first had come too late
 * @param open what was told when it came true, null where it is not
 */
public record RuleStanding(
        String version, @Nullable Instant since, boolean late, @Nullable RuleSignal open) {}
