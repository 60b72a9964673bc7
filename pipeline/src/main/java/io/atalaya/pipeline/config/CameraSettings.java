package io.atalaya.pipeline.config;

import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.camera.recording.RecordingConfig;
import io.atalaya.operators.preview.PreviewConfig;
import io.atalaya.operators.privacy.PrivacyConfig;
import io.atalaya.operators.settings.Inline;
import io.atalaya.operators.settings.Setting;
import io.atalaya.operators.track.TrackerConfig;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import java.io.Serializable;
import java.util.List;

/**
 * One camera and what is made of its pictures, all in one mapping of the YAML.
 *
 * @param model never empty once loaded: where it is left out, the only model there is
 */
public record CameraSettings(
        @Inline CameraConfig camera,
        @Setting(
                        doc =
                                "The name of the model that looks at its pictures. Left out: the"
                                        + " only model there is.",
                        defaultValue = "\"\"",
                        example = "yolox-nano")
                String model,
        @Setting(
                        doc = "The labels to keep of what the model finds; all when left out.",
                        example = "[person, forklift]")
                List<String> labels,
        @Setting(doc = "How objects are followed from frame to frame.") TrackerConfig tracker,
        @Setting(doc = "The parts of the picture to watch.") List<ZoneConfig> zones,
        @Setting(doc = "The lines whose crossings count.") List<LineConfig> lines,
        @Setting(doc = "Small pictures for people who look.") PreviewConfig previews,
        @Setting(doc = "What of its pictures nobody may recognise.") PrivacyConfig privacy,
        @Setting(doc = "Whether its video is kept.") RecordingConfig recording)
        implements Serializable {
    public CameraSettings {
        labels = List.copyOf(labels);
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
    }

    public String name() {
        return camera.name();
    }
}
