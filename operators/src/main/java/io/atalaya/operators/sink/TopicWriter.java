package io.atalaya.operators.sink;

import io.atalaya.operators.model.DeadLetter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Lets streams of facts out: to their Kafka topics, and as JSON lines beside them where asked for.
 *
 * <pre>{@code
 * TopicWriter topics = new TopicWriter("plant-1", kafka, Optional.empty());
 * DataStream<DeadLetter> undeliverable = topics.write(frames, FactEncoder.frames(), "frames");
 * topics.write(deadLetters.union(undeliverable), FactEncoder.deadLetters(), "dead-letters");
 * }</pre>
 *
 * <p>Each stream gets one encoder and one producer for all its topics, chained to the stage before
 * and of its parallelism, so that on the way nothing is serialized but the message itself.
 */
public final class TopicWriter {
    private final String site;
    private final KafkaConfig kafka;
    private final Optional<Path> jsonLines;

    /**
     * Names the site and the broker for all streams.
     *
     * @param kafka with the address of a running broker, not {@code embedded}; best as {@link
     *     TopicCreator.Result#fitted} has it
     * @param jsonLines the folder to write each topic to as JSON lines too
     */
    public TopicWriter(String site, KafkaConfig kafka, Optional<Path> jsonLines) {
        if (kafka.isEmbedded()) {
            throw new IllegalArgumentException(
                    "the embedded broker has no address yet: start it, then use"
                            + " KafkaConfig.withBootstrapServers");
        }
        this.site = site;
        this.kafka = kafka;
        this.jsonLines = jsonLines;
    }

    /** The broker that is written to. */
    public KafkaConfig kafka() {
        return kafka;
    }

    /**
     * Writes a stream to its topics.
     *
     * @param name of this way out, the same after a restart; uids and transactions are named by it
     * @return what could not be written; write it as dead letters
     */
    public <T> DataStream<DeadLetter> write(
            DataStream<T> facts, FactEncoder<T> encoder, String name) {
        MessageEncoder messages = new MessageEncoder(site, kafka.format(), kafka.maxRecordBytes());
        SingleOutputStreamOperator<OutgoingMessage> outgoing =
                facts.process(new EncodeFunction<>(encoder, messages, Clock.systemUTC()))
                        .returns(TypeInformation.of(OutgoingMessage.class))
                        .name("encode " + name)
                        .uid("encode-" + name)
                        .setParallelism(facts.getParallelism());
        Sink<OutgoingMessage> sink =
                KafkaSinks.create(kafka, transactionalIdPrefix(name), encoder.linger());
        attach(outgoing, sink, "kafka", name);
        jsonLines.ifPresent(folder -> attach(outgoing, jsonLines(folder), "jsonl", name));
        return outgoing.getSideOutput(EncodeFunction.DEAD_LETTERS);
    }

    private static void attach(
            SingleOutputStreamOperator<OutgoingMessage> outgoing,
            Sink<OutgoingMessage> sink,
            String kind,
            String name) {
        outgoing.sinkTo(sink)
                .name(kind + " " + name)
                .uid(kind + "-" + name)
                .setParallelism(outgoing.getParallelism());
    }

    private static Sink<OutgoingMessage> jsonLines(Path folder) {
        return new JsonLinesSink(folder.toUri());
    }

    private String transactionalIdPrefix(String name) {
        return kafka.prefix() + "atalaya-" + site + "-" + name;
    }
}
