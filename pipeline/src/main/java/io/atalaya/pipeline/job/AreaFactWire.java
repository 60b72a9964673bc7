package io.atalaya.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.FactKind;
import io.atalaya.operators.wire.ReadingWire;
import io.atalaya.operators.wire.WireFormat;
import io.atalaya.operators.wire.WireTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How facts travel to the rules: readings, which are nearly all, by hand. */
final class AreaFactWire {
    static final TypeInformation<AreaFact> TYPE =
            WireTypeInfo.of(
                    new WireFormat<>(
                            AreaFact.class,
                            fact -> fact.kind() == FactKind.READING,
                            (fact, out) -> ReadingWire.write(requireNonNull(fact.reading()), out),
                            in -> AreaFact.of(ReadingWire.read(in))));

    private AreaFactWire() {}
}
