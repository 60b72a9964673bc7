package io.atalaya.schemas;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;

/** Messages with every field set to a value that tells the field from its neighbours. */
final class FilledMessage {
    private FilledMessage() {}

    static Message of(Message prototype) {
        Message.Builder builder = prototype.newBuilderForType();
        for (FieldDescriptor field : prototype.getDescriptorForType().getFields()) {
            if (field.getContainingOneof() == null || isFirstOfOneof(field)) {
                set(builder, field);
            }
        }
        return builder.build();
    }

    private static boolean isFirstOfOneof(FieldDescriptor field) {
        return field.getContainingOneof().getFields().get(0).equals(field);
    }

    private static void set(Message.Builder builder, FieldDescriptor field) {
        if (field.isMapField()) {
            builder.addRepeatedField(field, mapEntry(builder, field));
        } else if (field.isRepeated()) {
            builder.addRepeatedField(field, value(builder, field, 1));
            builder.addRepeatedField(field, value(builder, field, 2));
        } else {
            builder.setField(field, value(builder, field, 1));
        }
    }

    private static Message mapEntry(Message.Builder builder, FieldDescriptor field) {
        Message.Builder entry = builder.newBuilderForField(field);
        FieldDescriptor value = field.getMessageType().findFieldByName("value");
        return entry.setField(field.getMessageType().findFieldByName("key"), "k")
                .setField(value, value(entry, value, field.getNumber()))
                .build();
    }

    private static Object value(Message.Builder builder, FieldDescriptor field, int salt) {
        int number = 10 * field.getNumber() + salt;
        return switch (field.getJavaType()) {
            case INT -> number;
            case LONG -> (1L << 40) + number;
            case FLOAT -> number + 0.5f;
            case DOUBLE -> number + 0.25;
            case BOOLEAN -> true;
            case STRING -> field.getName() + "-" + salt;
            case BYTE_STRING -> bytes(field, salt);
            case ENUM -> last(field.getEnumType());
            case MESSAGE -> nested(builder.newBuilderForField(field), number);
        };
    }

    private static ByteString bytes(FieldDescriptor field, int salt) {
        return ByteString.copyFrom(field.getName() + salt, StandardCharsets.UTF_8);
    }

    private static Object last(EnumDescriptor type) {
        return type.getValues().get(type.getValues().size() - 1);
    }

    private static Message nested(Message.Builder builder, int number) {
        if (builder instanceof Timestamp.Builder time) {
            return time.setSeconds(1_700_000_000L + number).setNanos(1_000).build();
        }
        if (builder instanceof Duration.Builder duration) {
            return duration.setSeconds(number).setNanos(500_000_000).build();
        }
        return of(builder.getDefaultInstanceForType());
    }
}
