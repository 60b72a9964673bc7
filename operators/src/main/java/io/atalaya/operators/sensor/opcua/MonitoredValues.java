package io.atalaya.operators.sensor.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.OpcUaConfig;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorFeed;
import io.atalaya.operators.sensor.ValueConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/**
 * All of a sensor's values at its server. A node that the server refuses must be seen and is no
 * reason for the others to be quiet; it is asked for again, since a machine that starts has its
 * nodes later than its server.
 */
final class MonitoredValues {
    private static final Duration ASK_AGAIN_EVERY = Duration.ofSeconds(5);

    private final OpcUaClient client;
    private final SensorFeed feed;
    private final ChangeInbox inbox;
    private final OpcUaFailures failures;
    private final OpcUaConfig config;
    private final OpcUaSubscription subscription;
    private final Map<MonitoredValue, StatusCode> refused = new HashMap<>();
    private Instant askAgainAt = Instant.MAX;

    MonitoredValues(
            OpcUaClient client, SensorFeed feed, ChangeInbox inbox, OpcUaFailures failures) {
        this.client = client;
        this.feed = feed;
        this.inbox = inbox;
        this.failures = failures;
        this.config = feed.config().opcUaOrDefault();
        this.subscription =
                new OpcUaSubscription(client, (double) config.publishingInterval().toMillis());
    }

    /**
     * Asks the server to watch them.
     *
     * @throws SensorException also where it refuses every single one
     */
    void subscribe() throws SensorException, InterruptedException {
        subscription.setSubscriptionListener(endOfSubscription());
        failures.await(subscription.createAsync().toCompletableFuture());
        List<MonitoredValue> values = new ArrayList<>();
        for (ValueConfig value : feed.config().values()) {
            values.add(new MonitoredValue(feed, value));
        }
        watch(values);
        if (refused.size() == values.size()) {
            MonitoredValue any = values.get(0);
            throw failures.because(
                    HealthReason.PROTOCOL_ERROR,
                    "refuses every node, such as %s: %s"
                            .formatted(any.node(), OpcUaFailures.name(refused.get(any))));
        }
        tellRefused();
    }

    /** Does so when it is time to. */
    void askAgainForRefused() throws SensorException, InterruptedException {
        if (refused.isEmpty() || feed.now().isBefore(askAgainAt)) {
            return;
        }
        List<MonitoredValue> wanted = List.copyOf(refused.keySet());
        refused.clear();
        watch(wanted);
        tellRefused();
    }

    private void tellRefused() throws InterruptedException {
        for (Map.Entry<MonitoredValue, StatusCode> entry : refused.entrySet()) {
            entry.getKey().tellRefused(entry.getValue(), feed);
        }
        askAgainAt = feed.now().plus(ASK_AGAIN_EVERY);
    }

    private void watch(List<MonitoredValue> values) throws SensorException, InterruptedException {
        NamespaceTable namespaces = failures.await(client.readNamespaceTableAsync());
        Map<OpcUaMonitoredItem, MonitoredValue> items = new HashMap<>();
        for (MonitoredValue value : values) {
            Optional<NodeId> node = ExpandedNodeId.parse(value.node()).toNodeId(namespaces);
            if (node.isPresent()) {
                items.put(item(value, node.get()), value);
            } else {
                refused.put(value, new StatusCode(StatusCodes.Bad_NodeIdUnknown));
            }
        }
        subscription.addMonitoredItems(List.copyOf(items.keySet()));
        List<OpcUaMonitoredItem> useless = new ArrayList<>();
        for (MonitoredItemServiceOperationResult result : create()) {
            MonitoredValue value = items.get(result.monitoredItem());
            if (value != null && !result.isGood()) {
                refused.put(value, result.operationResult().orElse(result.serviceResult()));
                useless.add(result.monitoredItem());
            }
        }
        subscription.removeMonitoredItems(useless);
    }

    private OpcUaMonitoredItem item(MonitoredValue value, NodeId node) {
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
        item.setSamplingInterval((double) config.samplingIntervalOrDefault().toMillis());
        item.setQueueSize(uint(config.queueSize()));
        item.setDataValueListener(
                (of, data) -> inbox.put(new ChangeInbox.Change(value, data, feed.now())));
        return item;
    }

    /** Where the client would wait itself, it would swallow the sensor's end. */
    private List<MonitoredItemServiceOperationResult> create()
            throws SensorException, InterruptedException {
        return failures.await(
                CompletableFuture.supplyAsync(
                        subscription::createMonitoredItems,
                        client.getTransport().getConfig().getExecutor()));
    }

    private OpcUaSubscription.SubscriptionListener endOfSubscription() {
        return new OpcUaSubscription.SubscriptionListener() {
            @Override
            public void onStatusChanged(OpcUaSubscription ended, StatusCode status) {
                inbox.lose("the server ends the subscription: " + OpcUaFailures.name(status));
            }

            @Override
            public void onTransferFailed(OpcUaSubscription ended, StatusCode status) {
                inbox.lose("the subscription is lost: " + OpcUaFailures.name(status));
            }
        };
    }
}
