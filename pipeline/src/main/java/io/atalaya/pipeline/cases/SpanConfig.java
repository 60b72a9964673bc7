package io.atalaya.pipeline.cases;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A stretch of time in which a rule must be true. */
public record SpanConfig(
        @Setting(doc = "From when on, after the case's start.", example = "2s") Duration from,
        @Setting(
                        doc = "Until when; when left out, it still is at the end of the case.",
                        example = "6s")
                @Nullable Duration to,
        @Setting(doc = "What the alert must say; anything when left out.")
                @Nullable String message) {}
