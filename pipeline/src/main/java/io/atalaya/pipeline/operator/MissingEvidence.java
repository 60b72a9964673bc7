package io.atalaya.pipeline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.operators.evidence.EvidencePlan;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evidence that alerts of the last hour name and of which nothing was told since: neither that it
 * is stored, nor why it is not, nor that it was deleted.
 */
public final class MissingEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(MissingEvidence.class);
    private static final Duration LOOKBACK = Duration.ofHours(1);

    private MissingEvidence() {}

    /**
     * Of a pipeline that is to start, as its topics have it now. What cannot be read keeps nobody
     * from starting.
     */
    public static List<EvidenceOrder> of(PipelineConfig config, KafkaConfig kafka) {
        if (config.rules().stream().allMatch(rule -> rule.evidence().isEmpty())) {
            return List.of();
        }
        try {
            EvidencePlan plan = new EvidencePlan(config.evidence());
            return read(TopicPlace.of(kafka), plan, Instant.now());
        } catch (OperatorException e) {
            LOG.warn("whether evidence is missing is not known: {}", e.getMessage());
            return List.of();
        }
    }

    /**
     * As the topics have it now.
     *
     * @param plan says by its store which evidence is this pipeline's; others may share the topics
     */
    static List<EvidenceOrder> read(TopicPlace place, EvidencePlan plan, Instant now)
            throws OperatorException {
        Set<String> told = new HashSet<>();
        TopicScan.read(
                place,
                Topic.EVIDENCE,
                Optional.empty(),
                message -> told.add(((StoredEvidence) message).getUri()),
                told::add);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        TopicScan.read(
                place,
                Topic.ALERTS,
                Optional.of(now.minus(LOOKBACK)),
                message -> {
                    Alert alert = (Alert) message;
                    alerts.put(alert.getAlertId(), alert);
                });
        List<EvidenceOrder> missing = new ArrayList<>();
        for (Alert alert : alerts.values()) {
            for (Evidence evidence : alert.getEvidenceList()) {
                EvidenceOrder order = order(alert, evidence, now);
                if (!told.contains(evidence.getUri())
                        && uri(plan, order).equals(evidence.getUri())) {
                    missing.add(order);
                }
            }
        }
        return missing;
    }

    private static EvidenceOrder order(Alert alert, Evidence evidence, Instant now) {
        return new EvidenceOrder(
                alert.getAlertId(),
                camera(evidence.getUri()),
                evidence.getMediaType().startsWith("video/")
                        ? EvidenceKind.CLIP
                        : EvidenceKind.SNAPSHOT,
                Instant.ofEpochSecond(
                        alert.getTimestamp().getSeconds(), alert.getTimestamp().getNanos()),
                alert.getMessage(),
                now);
    }

    private static String uri(EvidencePlan plan, EvidenceOrder order) {
        return plan.uri(order.alertId(), order.at(), order.cameraId(), order.kind());
    }

    /** The file is called after it. */
    private static String camera(String uri) {
        String file = uri.substring(uri.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return URLDecoder.decode(dot < 0 ? file : file.substring(0, dot), UTF_8);
    }
}
