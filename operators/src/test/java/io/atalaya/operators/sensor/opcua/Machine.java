package io.atalaya.operators.sensor.opcua;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** A server's namespace of variables that tell each of their values at once. */
final class Machine extends ManagedNamespaceWithLifecycle {
    static final String NAMESPACE = "urn:test:machine:variables";

    private final List<DataItem> watched = new ArrayList<>();

    Machine(OpcUaServer server) {
        super(server, NAMESPACE);
        getLifecycleManager()
                .addStartupTask(
                        () ->
                                List.of("temperature", "count", "running", "state")
                                        .forEach(this::add));
    }

    void add(String name) {
        UaVariableNode node =
                UaVariableNode.build(
                        getNodeContext(),
                        builder ->
                                builder.setNodeId(newNodeId(name))
                                        .setBrowseName(newQualifiedName(name))
                                        .setDisplayName(LocalizedText.english(name))
                                        .setDataType(NodeIds.BaseDataType)
                                        .setTypeDefinition(NodeIds.BaseDataVariableType)
                                        .buildAndAdd());
        node.addReference(
                new Reference(
                        node.getNodeId(),
                        NodeIds.HasComponent,
                        NodeIds.ObjectsFolder.expanded(),
                        false));
    }

    synchronized void set(String name, DataValue value) {
        node(name).setValue(value);
        for (DataItem item : watched) {
            if (item.getReadValueId().getNodeId().equals(newNodeId(name))) {
                item.setValue(value);
            }
        }
    }

    private UaVariableNode node(String name) {
        return (UaVariableNode) getNodeManager().getNode(newNodeId(name)).orElseThrow();
    }

    synchronized int numWatched() {
        return watched.size();
    }

    /** Who subscribes is told how things stand, as of now. */
    @Override
    public synchronized void onDataItemsCreated(List<DataItem> items) {
        for (DataItem item : items) {
            watched.add(item);
            UaVariableNode node =
                    (UaVariableNode)
                            getNodeManager()
                                    .getNode(item.getReadValueId().getNodeId())
                                    .orElseThrow();
            item.setValue(node.getValue().withServerTime(new DateTime(Instant.now())));
        }
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {}

    @Override
    public synchronized void onDataItemsDeleted(List<DataItem> items) {
        watched.removeAll(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {}
}
