package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpcUaNodeIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i=2258",
                "ns=2;i=4294967295",
                "ns=65535;s=Motor1.Temperature",
                "ns=3;s=\"Data\".\"a;b=c\"",
                "s=with blanks",
                "ns=1;g=09087e75-8e5e-499b-954f-f2a9603db28a",
                "ns=1;b=M/RbKBsRVkePCePcx24oRA==",
                "nsu=urn:plant:press;s=Pressure"
            })
    void takesWhatTheClientCanRead(String written) {
        OpcUaNodeId.check(written);
        assertThat(ExpandedNodeId.parse(written).getIdentifier()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Motor1.Temperature",
                "ns=2",
                "ns=2;Temperature",
                "ns=2;x=1",
                "ns=65536;i=1",
                "ns=-1;i=1",
                "ns=2;i=",
                "ns=2;i=4294967296",
                "ns=2;i=abc",
                "ns=2;s=",
                "ns=2;g=123",
                "ns=2;b=***",
                "nsu=;s=a"
            })
    void refusesWhatIsNone(String written) {
        assertThatThrownBy(() -> OpcUaNodeId.check(written))
                .hasMessageContaining("is no node's id; write such as ns=2;s=Motor1.Temperature");
    }
}
