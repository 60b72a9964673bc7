package io.atalaya.operators.sensor.mqtt;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topic of Sparkplug B: {@code spBv1.0/group/type/edge-node} and, of a device, one level more.
 *
 * @param type such as {@code NBIRTH}
 * @param device null for the edge node itself
 */
record SparkplugTopic(String group, String type, String edgeNode, @Nullable String device) {
    private static final String NAMESPACE = "spBv1.0";

    SparkplugTopic {
        requireNonNull(group, "group is null");
        requireNonNull(type, "type is null");
        requireNonNull(edgeNode, "edgeNode is null");
    }

    static Optional<SparkplugTopic> parse(String topic) {
        String[] levels = topic.split("/", -1);
        boolean known = levels.length == 4 || levels.length == 5;
        if (!known || !levels[0].equals(NAMESPACE)) {
            return Optional.empty();
        }
        String device = levels.length == 5 ? levels[4] : null;
        return Optional.of(new SparkplugTopic(levels[1], levels[2], levels[3], device));
    }

    /** All of an edge node, its devices included: they share one count of messages. */
    static String filterOf(String group, String edgeNode) {
        return NAMESPACE + "/" + group + "/+/" + edgeNode + "/#";
    }

    static String command(String group, String edgeNode) {
        return NAMESPACE + "/" + group + "/NCMD/" + edgeNode;
    }
}
