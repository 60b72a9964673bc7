package io.atalaya.console.live;

import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.schemas.ConsumerGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker how far behind the job's consumer groups are; only when somebody wants to know,
 * and not more often than every few seconds however many do.
 */
public final class GroupLags implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupLags.class);
    private static final Duration KNOWN_FOR = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TopicPlace place;
    private final InstantSource clock;
    private @Nullable Admin admin;
    private Instant nextAt = Instant.MIN;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile List<GroupLag> known = List.of();

    public GroupLags(TopicPlace place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    /** Of the jobs of these sites; a group that has committed nothing yet is not there. */
    public List<GroupLag> of(Collection<String> sites) {
        // Whoever comes while another asks has the answer of before: a broker that is away must not
        // hold them all up.
        if (asking.tryLock()) {
            try {
                ask(sites);
            } catch (KafkaException | ExecutionException | TimeoutException e) {
                LOG.debug("the lag of the job's groups is not known", e);
                known = List.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                asking.unlock();
            }
        }
        return known;
    }

    private void ask(Collection<String> sites)
            throws ExecutionException, InterruptedException, TimeoutException {
        Instant now = clock.instant();
        if (now.isBefore(nextAt)) {
            return;
        }
        nextAt = now.plus(KNOWN_FOR);
        List<GroupLag> found = new ArrayList<>();
        for (String site : sites) {
            for (ConsumerGroup group : ConsumerGroup.values()) {
                found.addAll(lags(group.nameFor(place.prefix(), site)));
            }
        }
        known = List.copyOf(found);
    }

    private List<GroupLag> lags(String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach(
                        (partition, offset) -> {
                            // A partition of which nothing was committed is there without one.
                            if (offset != null) {
                                committed.put(partition, offset.offset());
                            }
                        });
        return committed.isEmpty() ? List.of() : lags(group, committed);
    }

    private List<GroupLag> lags(String group, Map<TopicPartition, Long> committed)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = get(admin().listOffsets(wanted).all());
        Map<String, Long> byTopic = new TreeMap<>();
        committed.forEach(
                (partition, offset) -> {
                    ListOffsetsResultInfo end = ends.get(partition);
                    long lag = end == null ? 0 : Math.max(0, end.offset() - offset);
                    byTopic.merge(partition.topic(), lag, Long::sum);
                });
        return byTopic.entrySet().stream()
                .map(one -> new GroupLag(group, one.getKey(), one.getValue()))
                .toList();
    }

    private static <T> T get(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Admin admin() {
        Admin open = admin;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(place.properties());
            settings.put("bootstrap.servers", place.bootstrapServers());
            open = Admin.create(settings);
            admin = open;
        }
        return open;
    }

    @Override
    public void close() {
        asking.lock();
        try {
            if (admin != null) {
                admin.close(PATIENCE);
                admin = null;
            }
        } finally {
            asking.unlock();
        }
    }
}
