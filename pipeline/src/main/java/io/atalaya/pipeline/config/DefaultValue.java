package io.atalaya.pipeline.config;

import java.util.Optional;

/** The value that a key has when it is left out, read from its annotation as if from YAML. */
final class DefaultValue {
    private DefaultValue() {}

    static Object of(ConfigKey key) {
        Problems problems = new Problems("default of " + key.name(), new Secrets());
        Optional<ConfigNode> written = YamlReader.read(key.declared().defaultValue(), problems);
        Optional<Object> value = written.flatMap(node -> new Binder(problems).bindValue(key, node));
        if (!problems.isEmpty()) {
            // A mistake of ours, not of the user's; a test binds every record's defaults.
            throw new IllegalStateException(problems.sorted().toString());
        }
        return value.orElseThrow();
    }
}
