package io.atalaya.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.util.JsonFormat;
import io.atalaya.schemas.v1.AcknowledgeAlert;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.ChangeConfiguration;
import io.atalaya.schemas.v1.ResetAlert;
import io.atalaya.schemas.v1.SetRuleService;
import io.atalaya.schemas.v1.ShelveAlert;
import io.atalaya.schemas.v1.UnshelveAlert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the first version wrote can be read for ever. For each message {@code resources/v1} holds
 * the bytes of one with all fields of that time, and what they mean as JSON.
 *
 * <p>A new message gets its pair of files by {@code ./mvnw -pl schemas test
 * -Dtest.jvm.args=-Datalaya.storeBytes=true}; files that exist are never written again.
 */
class StoredBytesTest {
    private static final Path FOLDER = Path.of("src/test/resources/v1");

    static Stream<Message> messages() {
        Stream<Message> onTopics = Arrays.stream(Topic.values()).map(Topic::prototype);
        return Stream.concat(onTopics, actions()).distinct();
    }

    /** What a command may hold; a message has one of them. */
    private static Stream<Message> actions() {
        return Stream.of(
                AcknowledgeAlert.getDefaultInstance(),
                ShelveAlert.getDefaultInstance(),
                UnshelveAlert.getDefaultInstance(),
                ResetAlert.getDefaultInstance(),
                SetRuleService.getDefaultInstance(),
                AlertFeedback.getDefaultInstance(),
                ChangeConfiguration.getDefaultInstance());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bytesOfTheFirstVersionMeanTheSame(Message prototype) throws Exception {
        String name = prototype.getDescriptorForType().getName();
        if (Boolean.getBoolean("atalaya.storeBytes")) {
            store(name, FilledMessage.of(prototype));
        }
        Message read =
                prototype
                        .getParserForType()
                        .parseFrom(Files.readAllBytes(FOLDER.resolve(name + ".bin")));
        assertThat(JsonFormat.printer().print(read))
                .isEqualTo(Files.readString(FOLDER.resolve(name + ".json")));
        assertThat(read.getUnknownFields().asMap()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void jsonOfTheFirstVersionMeansTheSame(Message prototype) throws Exception {
        String name = prototype.getDescriptorForType().getName();
        Message.Builder read = prototype.newBuilderForType();
        JsonFormat.parser().merge(Files.readString(FOLDER.resolve(name + ".json")), read);
        assertThat(read.build().toByteArray())
                .isEqualTo(Files.readAllBytes(FOLDER.resolve(name + ".bin")));
    }

    @Test
    void unknownFieldsOfALaterVersionAreKept() throws Exception {
        UnknownFieldSet added =
                UnknownFieldSet.newBuilder()
                        .addField(9999, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                        .build();
        Alert later = Alert.newBuilder().setAlertId("a").setUnknownFields(added).build();
        Alert passedOn = Alert.parseFrom(later.toByteArray()).toBuilder().setRevision(2).build();
        assertThat(Alert.parseFrom(passedOn.toByteArray()).getUnknownFields()).isEqualTo(added);
    }

    private static void store(String name, Message message) throws Exception {
        String json = JsonFormat.printer().print(message);
        if (!Files.exists(FOLDER.resolve(name + ".bin"))) {
            Files.write(FOLDER.resolve(name + ".bin"), message.toByteArray());
            Files.writeString(FOLDER.resolve(name + ".json"), json);
        }
    }
}
