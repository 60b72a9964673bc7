package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what the file says at a path such as {@code cameras[1].url}. */
final class PathIndex {
    private final Map<String, ConfigNode> nodes = new HashMap<>();

    PathIndex(ConfigNode root) {
        add("", root);
    }

    /** Where a path stands; where it was left out, what would have held it. */
    Position positionOf(String path) {
        String present = path;
        while (!nodes.containsKey(present) && !present.isEmpty()) {
            present = parent(present);
        }
        ConfigNode node = nodes.get(present);
        return node == null ? Position.NOWHERE : node.position();
    }

    /** Where a character of the text at a path stands. */
    Position positionOf(String path, int offset) {
        return nodes.get(path) instanceof Scalar scalar ? scalar.at(offset) : positionOf(path);
    }

    /** What may be shown of the value at a path; null where the file says nothing there. */
    @Nullable String shownAt(String path) {
        return nodes.get(path) instanceof Scalar scalar ? scalar.shown() : null;
    }

    private void add(String path, ConfigNode node) {
        nodes.put(path, node);
        if (node instanceof Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) -> add(ConfigPath.key(path, key), entry.value()));
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                add(ConfigPath.item(path, i), sequence.items().get(i));
            }
        }
    }

    private static String parent(String path) {
        int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return cut < 0 ? "" : path.substring(0, cut);
    }
}
