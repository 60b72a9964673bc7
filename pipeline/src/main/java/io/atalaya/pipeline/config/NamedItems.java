package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Mapping;
import java.util.List;
import java.util.Objects;

/** Lists of things that have names: models, cameras, zones, lines, rules. */
final class NamedItems {
    private NamedItems() {}

    static List<String> namesOf(List<Mapping> items) {
        return items.stream().map(item -> item.text("name")).filter(Objects::nonNull).toList();
    }

    /** At the key's value where it is written, else at what it should stand in. */
    static void report(
            Problems problems, String key, Mapping mapping, String path, String message) {
        ConfigNode value = mapping.get(key);
        Position position = value == null ? mapping.position() : value.position();
        problems.add(ConfigPath.key(path, key), position, message);
    }
}
