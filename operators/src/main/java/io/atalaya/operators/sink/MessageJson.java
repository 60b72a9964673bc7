package io.atalaya.operators.sink;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.FrameCounts;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.Object;
import io.atalaya.schemas.v1.Track;
import io.atalaya.schemas.v1.TypeMetrics;
import io.atalaya.schemas.v1.ZoneEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages in Protobuf's JSON mapping, on one line.
 *
 * <p>The mapping leaves out zeros and empty lists. Where zero is a value and not a lack of one, and
 * in lists that consumers loop over, they are written, so that a simple consumer need not ask first
 * whether the field is there.
 */
final class MessageJson {
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .includingDefaultValueFields(alwaysWritten());

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private MessageJson() {}

    static String print(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            // Only google.protobuf.Any can cause it, and no message of ours has one.
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    static Message parse(String json, Message prototype) throws InvalidProtocolBufferException {
        Message.Builder builder = prototype.newBuilderForType();
        PARSER.merge(json, builder);
        return builder.build();
    }

    private static Set<FieldDescriptor> alwaysWritten() {
        return Stream.of(
                        fields(
                                Frame.getDescriptor(),
                                "objects",
                                "fov",
                                "rois",
                                "sequence",
                                "stream_epoch",
                                "dropped_before",
                                "zone_events"),
                        fields(Object.getDescriptor(), "id", "confidence", "class_id", "zone_ids"),
                        fields(Bbox.getDescriptor(), "left_x", "top_y", "right_x", "bottom_y"),
                        fields(TypeMetrics.getDescriptor(), "count", "object_ids"),
                        fields(Track.getDescriptor(), "lost", "age_frames", "missed_frames"),
                        fields(ZoneEvent.getDescriptor(), "count"),
                        fields(Alert.getDescriptor(), "object_ids", "frame_ids", "zone_events"),
                        fields(Health.getDescriptor(), "stream_epoch"),
                        fields(
                                FrameCounts.getDescriptor(),
                                "captured",
                                "inferred",
                                "skipped",
                                "dropped"))
                .flatMap(stream -> stream)
                .collect(Collectors.toSet());
    }

    private static Stream<FieldDescriptor> fields(Descriptor message, String... names) {
        return Stream.of(names).map(message::findFieldByName);
    }
}
