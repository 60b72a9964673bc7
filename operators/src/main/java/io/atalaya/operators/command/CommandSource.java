package io.atalaya.operators.command;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.schemas.ConsumerGroup;
import io.atalaya.schemas.Topic;
import java.time.Instant;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The commands on their topic, by one reader, since their order matters and they are few.
 *
 * <pre>{@code
 * var commands = CommandSource.read(environment, kafka, "plant-1", Instant.now(), "commands");
 * DataStream<DeadLetter> unreadable = commands.getSideOutput(CommandOutputs.DEAD_LETTERS);
 * }</pre>
 *
 * <p>It never ends, so a job of finite inputs must not have it. Where it is read from is in the
 * job's checkpoints. Without one it begins with what is written from the job's start on: what
 * somebody asked of a job that no longer is, is not asked of this one. The offsets are committed
 * with each checkpoint too, but only for people who look at the group's lag.
 */
public final class CommandSource {
    private CommandSource() {}

    /**
     * The commands.
     *
     * @param from when there is no checkpoint to go on from: commands written from then on
     * @param name the same after a restart; the uids are derived from it
     */
    public static SingleOutputStreamOperator<Command> read(
            StreamExecutionEnvironment environment,
            KafkaConfig kafka,
            String site,
            Instant from,
            String name) {
        KafkaSource<CommandRecord> source =
                KafkaSource.<CommandRecord>builder()
                        .setBootstrapServers(kafka.bootstrapServers())
                        .setTopics(kafka.nameOf(Topic.COMMANDS))
                        .setGroupId(kafka.nameOf(ConsumerGroup.COMMANDS, site))
                        .setStartingOffsets(OffsetsInitializer.timestamp(from.toEpochMilli()))
                        .setDeserializer(new CommandRecords())
                        .setProperties(properties(kafka))
                        .build();
        return environment
                .fromSource(source, silent(), name)
                .uid(name)
                .setParallelism(1)
                .process(new DecodeCommandFunction())
                .returns(TypeInformation.of(Command.class))
                .name("decode " + name)
                .uid("decode-" + name)
                .setParallelism(1);
    }

    private static Properties properties(KafkaConfig kafka) {
        Properties properties = new Properties();
        properties.putAll(kafka.properties());
        // A producer's; the consumer would warn of it.
        properties.remove("max.request.size");
        properties.setProperty("isolation.level", "read_committed");
        return properties;
    }

    /** Operators may do nothing for days: event time goes by the process, never by them. */
    private static WatermarkStrategy<CommandRecord> silent() {
        return WatermarkStrategy.forGenerator(context -> new NoEventTime<>());
    }
}
