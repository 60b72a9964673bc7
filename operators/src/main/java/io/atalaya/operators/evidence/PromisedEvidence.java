package io.atalaya.operators.evidence;

import io.atalaya.operators.model.EvidenceOrder;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Knows from elsewhere what alerts were promised. The stage's own state does not know of what was
 * ordered after its last checkpoint, whether a process was killed then or a task fell over.
 */
public interface PromisedEvidence extends Serializable {
    /** Nothing is known from elsewhere. */
    PromisedEvidence NONE = List::of;

    /**
     * What alerts name and of which nothing was told since: neither that it is stored, nor why it
     * is not, nor that it was deleted.
     *
     * @throws IOException where that cannot be found out now
     */
    List<EvidenceOrder> unkept() throws IOException;
}
