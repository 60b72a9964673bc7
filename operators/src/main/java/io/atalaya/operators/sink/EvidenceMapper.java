package io.atalaya.operators.sink;

import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.schemas.v1.StoredEvidence;

/** What became of a piece of evidence, as {@link StoredEvidence} message. */
final class EvidenceMapper {
    private EvidenceMapper() {}

    static StoredEvidence message(EvidenceFile file) {
        return StoredEvidence.newBuilder()
                .setUri(file.uri())
                .setAlertId(file.alertId())
                .setSensorId(file.cameraId())
                .setKind(kind(file.kind()))
                .setMediaType(file.mediaType())
                .setSha256(file.sha256())
                .setBytes(file.bytes())
                .setRedacted(file.redacted())
                .setFrom(ProvenanceMapper.timestamp(file.from()))
                .setTo(ProvenanceMapper.timestamp(file.to()))
                .setStoredAt(ProvenanceMapper.timestamp(file.storedAt()))
                .setExpires(ProvenanceMapper.timestamp(file.expires()))
                .setFailure(file.failure())
                .build();
    }

    private static StoredEvidence.Kind kind(EvidenceKind kind) {
        return switch (kind) {
            case SNAPSHOT -> StoredEvidence.Kind.SNAPSHOT;
            case CLIP -> StoredEvidence.Kind.CLIP;
        };
    }
}
