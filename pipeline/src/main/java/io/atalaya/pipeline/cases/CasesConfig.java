package io.atalaya.pipeline.cases;

import io.atalaya.operators.settings.Setting;
import java.util.List;

/** A file of cases. */
public record CasesConfig(
        @Setting(
                        doc = "The configuration with the rules; its path starts at this file.",
                        example = "plant.yaml")
                String config,
        @Setting(doc = "The cases, at least one.", required = true) List<CaseConfig> cases) {
    public CasesConfig {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases is empty; write at least one");
        }
    }
}
