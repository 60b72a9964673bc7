package io.atalaya.pipeline.tail;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.atalaya.schemas.v1.DeadLetter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are shown. What is null lets everything through.
 *
 * @param camera the camera or sensor
 * @param label of any object that the message is about
 * @param text anywhere in the message as JSON, whatever its case
 */
public record MessageFilter(
        @Nullable String camera, @Nullable String label, @Nullable String text) {
    /** Where a message names the label of an object. */
    private static final Set<String> LABEL_FIELDS =
            Set.of("atalaya.v1.Object.type", "atalaya.v1.ZoneEvent.label");

    public static MessageFilter none() {
        return new MessageFilter(null, null, null);
    }

    boolean matches(Message message, String json) {
        return (camera == null || isOf(camera, message))
                && (label == null || names(label, message))
                && (text == null
                        || json.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isOf(String camera, Message message) {
        if (message instanceof DeadLetter letter) {
            return letter.getOrigin().equals(camera) || letter.getOrigin().startsWith(camera + "/");
        }
        FieldDescriptor sensor = message.getDescriptorForType().findFieldByName("sensor_id");
        return sensor != null && message.getField(sensor).equals(camera);
    }

    private static boolean names(String label, Message message) {
        return message.getAllFields().entrySet().stream()
                .anyMatch(field -> names(label, field.getKey(), field.getValue()));
    }

    private static boolean names(String label, FieldDescriptor field, Object value) {
        if (LABEL_FIELDS.contains(field.getFullName())) {
            return value.equals(label);
        }
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return false;
        }
        List<?> messages = field.isRepeated() ? (List<?>) value : List.of(value);
        return messages.stream().anyMatch(nested -> names(label, (Message) nested));
    }
}
