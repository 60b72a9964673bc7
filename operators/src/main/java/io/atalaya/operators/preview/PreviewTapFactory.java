package io.atalaya.operators.preview;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.inference.PictureTap;
import io.atalaya.operators.inference.PictureTapFactory;
import io.atalaya.operators.privacy.PrivacyConfig;
import io.atalaya.operators.sink.KafkaConfig;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.metrics.MetricGroup;

/**
 * Previews of a job's cameras, made by the inference stage.
 *
 * <pre>{@code
 * var taps = new PictureTapsConfig(privacy, List.of(new PreviewTapFactory(previews, kafka)));
 * DataStream<Preview> made = detected.getSideOutput(PreviewOutputs.PREVIEWS);
 * }</pre>
 */
public final class PreviewTapFactory implements PictureTapFactory {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, PreviewConfig> cameras;
    private final TreeSet<String> redacted;
    private final KafkaConfig kafka;

    /**
     * @param cameras by name
     * @param privacy what is blurred in their pictures, by the camera's name
     * @param kafka where requests are heard
     */
    public PreviewTapFactory(
            Map<String, PreviewConfig> cameras,
            Map<String, PrivacyConfig> privacy,
            KafkaConfig kafka) {
        this.cameras = new TreeMap<>(cameras);
        this.redacted = new TreeSet<>();
        privacy.forEach(
                (camera, config) -> {
                    if (config.blurs()) {
                        redacted.add(camera);
                    }
                });
        this.kafka = requireNonNull(kafka, "kafka is null");
    }

    @Override
    public PictureTap open(MetricGroup metrics) {
        Viewers viewers = new Viewers();
        boolean onDemand =
                cameras.values().stream()
                        .anyMatch(camera -> camera.mode() == PreviewMode.ON_DEMAND);
        Runnable end = () -> {};
        if (onDemand) {
            PreviewRequests requests = new PreviewRequests(kafka, viewers);
            requests.start();
            end = requests::close;
        }
        return new PreviewTap(cameras, redacted, viewers, metrics, System::nanoTime, end);
    }
}
