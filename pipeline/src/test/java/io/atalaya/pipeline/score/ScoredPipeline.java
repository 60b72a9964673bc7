package io.atalaya.pipeline.score;

import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the documentation's example of events is about. */
final class ScoredPipeline {
    private static final String YAML =
            """
            models: [{name: factory, file: factory.onnx}]
            cameras:
              - name: cell-1
                url: cell.mp4
                zones: [{name: cell, polygon: [[0, 0], [1, 0], [1, 1]]}]
              - name: belt-1
                url: belt.mp4
                lines: [{name: outfeed, from: [0, 0.5], to: [1, 0.5]}]
            rules:
              - {name: no-helmet-in-cell, objectInZone: {zone: cell, label: person}}
              - {name: no-helmet, objectInZone: {zone: cell, label: person}}
            """;

    private ScoredPipeline() {}

    static PipelineConfig in(Path folder) throws Exception {
        for (String file : new String[] {"factory.onnx", "cell.mp4", "belt.mp4"}) {
            Files.writeString(folder.resolve(file), "x");
        }
        return PipelineConfigLoader.load(YAML, "pipeline.yaml", folder, Map.of()).config();
    }
}
