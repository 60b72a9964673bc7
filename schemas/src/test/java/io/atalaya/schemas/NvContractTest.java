package io.atalaya.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.atalaya.schemas.nv.Incident;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads nv.Frame and nv.Incident reads our frames and alerts, and the other way round. */
class NvContractTest {
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(
                        io.atalaya.schemas.nv.Frame.getDefaultInstance(),
                        Frame.getDefaultInstance()),
                Arguments.of(Incident.getDefaultInstance(), Alert.getDefaultInstance()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theirConsumersReadOurs(Message nv, Message ours) throws Exception {
        Message sent = FilledMessage.of(ours);
        Message read = nv.getParserForType().parseFrom(sent.toByteArray());
        assertShared(read, sent);
        assertThat(ours.getParserForType().parseFrom(read.toByteArray())).isEqualTo(sent);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void weReadTheirs(Message nv, Message ours) throws Exception {
        Message sent = FilledMessage.of(nv);
        Message read = ours.getParserForType().parseFrom(sent.toByteArray());
        assertShared(sent, read);
        assertThat(nv.getParserForType().parseFrom(read.toByteArray())).isEqualTo(sent);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theirConsumersReadOurJson(Message nv, Message ours) throws Exception {
        Message sent = FilledMessage.of(ours);
        Message.Builder read = nv.newBuilderForType();
        JsonFormat.parser().ignoringUnknownFields().merge(JsonFormat.printer().print(sent), read);
        assertShared(read.build(), sent);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void numbersBelow100AreTheirsOrReserved(Message nv, Message ours) {
        Map<Descriptor, Descriptor> same = new HashMap<>();
        collect(nv.getDescriptorForType(), ours.getDescriptorForType(), same);
        same.forEach(NvContractTest::assertNumbers);
    }

    @Test
    void numbersThatTheSubsetLeavesOutAreReservedToo() {
        Descriptor object = io.atalaya.schemas.v1.Object.getDescriptor();
        assertThat(List.of(8, 9, 10, 11)).allMatch(Frame.getDescriptor()::isReservedNumber);
        assertThat(List.of(8, 9, 14)).allMatch(object::isReservedNumber);
        assertThat(List.of(9, 12)).allMatch(Alert.getDescriptor()::isReservedNumber);
    }

    private static void assertNumbers(Descriptor nv, Descriptor ours) {
        for (FieldDescriptor field : ours.getFields()) {
            boolean added =
                    field.getNumber() >= 100 && nv.findFieldByNumber(field.getNumber()) == null;
            assertThat(added || nv.findFieldByNumber(field.getNumber()) != null)
                    .as("%s is neither theirs nor 100 or more", field.getFullName())
                    .isTrue();
        }
        for (FieldDescriptor field : nv.getFields()) {
            assertThat(
                            ours.findFieldByNumber(field.getNumber()) != null
                                    || ours.isReservedNumber(field.getNumber()))
                    .as("%s is neither ours nor reserved", field.getFullName())
                    .isTrue();
        }
    }

    private static void collect(Descriptor nv, Descriptor ours, Map<Descriptor, Descriptor> into) {
        if (nv.getFile().getPackage().startsWith("google") || into.put(nv, ours) != null) {
            return;
        }
        for (FieldDescriptor field : nv.getFields()) {
            FieldDescriptor own = ours.findFieldByNumber(field.getNumber());
            boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (own != null && message && !field.isMapField()) {
                collect(field.getMessageType(), own.getMessageType(), into);
            }
        }
    }

    private static void assertShared(Message nv, Message ours) {
        for (FieldDescriptor theirs : nv.getDescriptorForType().getFields()) {
            FieldDescriptor own = ours.getDescriptorForType().findFieldByNumber(theirs.getNumber());
            if (own != null) {
                assertThat(own.getJsonName()).isEqualTo(theirs.getJsonName());
                assertThat(own.getType()).isEqualTo(theirs.getType());
                assertThat(own.isRepeated()).isEqualTo(theirs.isRepeated());
                assertSame(nv.getField(theirs), ours.getField(own), theirs.getFullName());
            }
        }
    }

    private static void assertSame(Object theirs, Object own, String field) {
        if (theirs instanceof List<?> many) {
            List<?> others = (List<?>) own;
            assertThat(others).as(field).hasSameSizeAs(many);
            for (int i = 0; i < many.size(); i++) {
                assertSame(many.get(i), others.get(i), field);
            }
        } else if (theirs instanceof Message message) {
            assertShared(message, (Message) own);
        } else {
            assertThat(own).as(field).isEqualTo(theirs);
        }
    }
}
