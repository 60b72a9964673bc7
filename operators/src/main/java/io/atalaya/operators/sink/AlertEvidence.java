package io.atalaya.operators.sink;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import java.io.Serializable;
import java.util.List;

/** Which evidence an alert has, known before the evidence is there. */
@FunctionalInterface
public interface AlertEvidence extends Serializable {
    /** Where a piece of evidence lies, or will lie in a moment. */
    record Link(String uri, String mediaType, boolean redacted) {
        public Link {
            requireNonNull(uri, "uri is null");
            requireNonNull(mediaType, "mediaType is null");
        }
    }

    List<Link> of(Alert alert);

    /** No alert has any. */
    static AlertEvidence none() {
        return alert -> List.of();
    }
}
