package io.atalaya.operators.evidence;

import io.atalaya.operators.model.DeletedEvidence;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What leaves the evidence stage beside the files. */
public final class EvidenceOutputs {
    /** Files whose time was over. */
    public static final OutputTag<DeletedEvidence> DELETED =
            new OutputTag<>("deleted-evidence", TypeInformation.of(DeletedEvidence.class));

    private EvidenceOutputs() {}
}
