package io.atalaya.operators.preview;

import io.atalaya.operators.model.Preview;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Where previews leave the inference stage. */
public final class PreviewOutputs {
    public static final OutputTag<Preview> PREVIEWS =
            new OutputTag<>("previews", TypeInformation.of(Preview.class));

    private PreviewOutputs() {}
}
