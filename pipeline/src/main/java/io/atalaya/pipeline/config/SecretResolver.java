package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import io.atalaya.pipeline.config.ConfigNode.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts in {@code ${env:NAME}} and {@code ${file:PATH}} wherever a value is text, and remembers what
 * it put in. A second dollar sign before the brace stands for the characters themselves; any other
 * dollar sign is itself.
 */
final class SecretResolver {
    private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)\\}?");
    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";

    private final Map<String, String> environment;
    private final Path baseDirectory;
    private final Secrets secrets;
    private final Problems problems;

    SecretResolver(
            Map<String, String> environment,
            Path baseDirectory,
            Secrets secrets,
            Problems problems) {
        this.environment = environment;
        this.baseDirectory = baseDirectory;
        this.secrets = secrets;
        this.problems = problems;
    }

    ConfigNode resolve(ConfigNode node, String path) {
        if (node instanceof Scalar scalar) {
            return scalar.text().contains("${") ? resolve(scalar, path) : scalar;
        }
        if (node instanceof Sequence sequence) {
            List<ConfigNode> items = new ArrayList<>();
            for (ConfigNode item : sequence.items()) {
                items.add(resolve(item, ConfigPath.item(path, items.size())));
            }
            return new Sequence(sequence.position(), items);
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach(
                        (key, entry) ->
                                entries.put(
                                        key,
                                        new Entry(
                                                entry.keyPosition(),
                                                resolve(
                                                        entry.value(),
                                                        ConfigPath.key(path, key)))));
        return new Mapping(mapping.position(), entries);
    }

    private ConfigNode resolve(Scalar scalar, String path) {
        StringBuilder text = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(scalar.text());
        int end = 0;
        while (matcher.find()) {
            String between = scalar.text().substring(end, matcher.start());
            boolean escaped = matcher.group().startsWith("$$");
            String value = escaped ? matcher.group().substring(1) : lookUp(matcher, scalar, path);
            if (value == null) {
                return new Unreadable(scalar.position());
            }
            text.append(between).append(value);
            shown.append(between).append(escaped ? value : Secrets.HIDDEN);
            end = matcher.end();
        }
        String rest = scalar.text().substring(end);
        return new Scalar(
                scalar.position(),
                text.append(rest).toString(),
                shown.append(rest).toString(),
                scalar.plain(),
                true,
                null);
    }

    private @Nullable String lookUp(Matcher matcher, Scalar scalar, String path) {
        String reference = matcher.group(1);
        String value = null;
        if (!matcher.group().endsWith("}")) {
            problems.add(path, scalar.position(), "'${' has no '}'; close it, or write $${");
        } else if (reference.startsWith(ENVIRONMENT)) {
            value = fromEnvironment(reference.substring(ENVIRONMENT.length()), scalar, path);
        } else if (reference.startsWith(FILE)) {
            value = fromFile(reference.substring(FILE.length()), scalar, path);
        } else {
            String cure = "}' is not known; write ${env:NAME} or ${file:PATH}, or $${ for itself";
            problems.add(path, scalar.position(), "'${" + reference + cure);
        }
        if (value != null) {
            secrets.add(value);
        }
        return value;
    }

    private @Nullable String fromEnvironment(String name, Scalar scalar, String path) {
        String value = environment.get(name);
        if (value == null) {
            problems.add(
                    path,
                    scalar.position(),
                    "the environment variable " + name + " is not set; set it before the start");
        }
        return value;
    }

    private @Nullable String fromFile(String name, Scalar scalar, String path) {
        try {
            return Files.readString(baseDirectory.resolve(name)).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            problems.add(
                    path,
                    scalar.position(),
                    "the file " + name + " cannot be read; it must exist, readable and in UTF-8");
            return null;
        }
    }
}
