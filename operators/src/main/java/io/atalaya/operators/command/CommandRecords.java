package io.atalaya.operators.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Keeps of a record what is needed to read it, or to say where it is when it cannot be read. */
final class CommandRecords implements KafkaRecordDeserializationSchema<CommandRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<CommandRecord> out) {
        Header contentType = record.headers().lastHeader("content-type");
        byte[] value = record.value();
        out.collect(
                new CommandRecord(
                        record.topic() + "/" + record.partition() + "/" + record.offset(),
                        contentType == null ? null : new String(contentType.value(), UTF_8),
                        value == null ? new byte[0] : value,
                        Instant.ofEpochMilli(record.timestamp())));
    }

    @Override
    public TypeInformation<CommandRecord> getProducedType() {
        return TypeInformation.of(CommandRecord.class);
    }
}
