package io.atalaya.pipeline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.atalaya.operators.evidence.EvidencePlan;
import io.atalaya.operators.evidence.PromisedEvidence;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.io.IOException;
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

/** Evidence that alerts of the last hour name and of which nothing was told, by the topics. */
public final class MissingEvidence implements PromisedEvidence {
    private static final long serialVersionUID = 1L;
    private static final Duration LOOKBACK = Duration.ofHours(1);

    private final KafkaConfig kafka;
    private final EvidencePlan plan;

    /**
     * @param plan says by its store which evidence is this pipeline's; others may share the topics
     */
    public MissingEvidence(KafkaConfig kafka, EvidencePlan plan) {
        this.kafka = requireNonNull(kafka, "kafka is null");
        this.plan = requireNonNull(plan, "plan is null");
    }

    /**
     * {@inheritDoc}
     *
     * <p>Alerts are read first: what is told of meanwhile is not taken for missing.
     */
    @Override
    public List<EvidenceOrder> unkept() throws IOException {
        Instant now = Instant.now();
        TopicPlace place = TopicPlace.of(kafka);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        Set<String> told = new HashSet<>();
        try {
            TopicScan.read(
                    place,
                    Topic.ALERTS,
                    Optional.of(now.minus(LOOKBACK)),
                    message -> {
                        Alert alert = (Alert) message;
                        alerts.put(alert.getAlertId(), alert);
                    });
            TopicScan.read(
                    place,
                    Topic.EVIDENCE,
                    Optional.empty(),
                    message -> told.add(((StoredEvidence) message).getUri()),
                    told::add);
        } catch (OperatorException e) {
            throw new IOException(e.getMessage(), e);
        }
        List<EvidenceOrder> unkept = new ArrayList<>();
        for (Alert alert : alerts.values()) {
            for (Evidence evidence : alert.getEvidenceList()) {
                EvidenceOrder order = order(alert, evidence, now);
                String uri = evidence.getUri();
                if (!told.contains(uri) && uri(order).equals(uri)) {
                    unkept.add(order);
                }
            }
        }
        return unkept;
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

    private String uri(EvidenceOrder order) {
        return plan.uri(order.alertId(), order.at(), order.cameraId(), order.kind());
    }

    /** The file is called after it. */
    private static String camera(String uri) {
        String file = uri.substring(uri.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return URLDecoder.decode(dot < 0 ? file : file.substring(0, dot), UTF_8);
    }
}
