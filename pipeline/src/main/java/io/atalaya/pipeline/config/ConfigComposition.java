package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pipeline put together from several files, or run in another way than its file says: several
 * scenarios at once, or a live demonstration played once. The lists of all files become one; of
 * single values the first file's counts. Changes are made to what the files say, before it is
 * checked, so that a configuration of this kind is held to the same rules as any other.
 *
 * <pre>{@code
 * LoadedConfig once =
 *         ConfigComposition.of(List.of(file))
 *                 .setEach("cameras", "speed", "as-fast-as-possible")
 *                 .set("runtime", "stateDirectory", folder)
 *                 .load(System.getenv());
 * }</pre>
 */
public final class ConfigComposition {
    private final List<Path> files;
    private final List<Consumer<Mapping>> changes = new ArrayList<>();

    private ConfigComposition(List<Path> files) {
        this.files = List.copyOf(files);
    }

    public static ConfigComposition of(Collection<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a pipeline is made of at least one file");
        }
        return new ConfigComposition(List.copyOf(files));
    }

    /** Sets a key of a section, such as {@code runtime}. */
    public ConfigComposition set(String section, String key, String value) {
        changes.add(root -> put(section(root, section), key, value));
        return this;
    }

    /** Sets a key of each item of a list, such as {@code cameras}. */
    public ConfigComposition setEach(String list, String key, String value) {
        changes.add(root -> items(root, list).forEach(item -> put(item, key, value)));
        return this;
    }

    /** Takes a key out of each item of a list, so that its default holds. */
    public ConfigComposition removeEach(String list, String key) {
        changes.add(root -> items(root, list).forEach(item -> item.entries().remove(key)));
        return this;
    }

    /**
     * Has every camera recorded, and evidence kept of every alert that something can be seen of.
     *
     * @param folder for both
     * @param minFreeMegabytes what is left free on its disk
     */
    public ConfigComposition keepEvidence(Path folder, int minFreeMegabytes) {
        changes.add(EvidenceForAll::apply);
        return set("evidence", "store", folder.resolve("evidence").toString())
                .set("evidence", "recordings", folder.resolve("recordings").toString())
                .set("evidence", "minFreeMegabytes", Integer.toString(minFreeMegabytes));
    }

    /** Takes a whole section or list out. */
    public ConfigComposition remove(String key) {
        changes.add(root -> root.entries().remove(key));
        return this;
    }

    /** Takes those items out of a list that have other names. */
    public ConfigComposition keep(String list, Set<String> names) {
        changes.add(
                root -> {
                    if (root.get(list) instanceof Sequence sequence) {
                        sequence.items().removeIf(item -> !isNamed(item, names));
                    }
                });
        return this;
    }

    /**
     * Reads the files and binds what comes of them.
     *
     * @throws ConfigException with every problem, first those of a file by itself
     */
    public LoadedConfig load(Map<String, String> environment) throws ConfigException {
        Mapping whole = null;
        Secrets secrets = new Secrets();
        for (Path file : files) {
            PipelineConfigLoader.load(file, environment);
            Mapping part = read(file, environment, secrets);
            whole = whole == null ? part : joined(whole, part);
        }
        Mapping root = Objects.requireNonNull(whole, "there is at least one file");
        changes.forEach(change -> change.accept(root));
        String name = files.size() == 1 ? files.get(0).toString() : "the files together";
        Problems problems = new Problems(name, secrets);
        return ReadConfig.of(root, name, folderOf(files.get(0)), problems, secrets).orRefuse();
    }

    /** The file alone is in order, so that its tree is whole. */
    private static Mapping read(Path file, Map<String, String> environment, Secrets secrets)
            throws ConfigException {
        Path folder = folderOf(file);
        Problems problems = new Problems(file.toString(), secrets);
        String yaml = PipelineConfigLoader.text(file);
        var tree = PipelineConfigLoader.tree(yaml, folder, environment, secrets, problems);
        if (tree.isPresent() && tree.get() instanceof Mapping root) {
            new ConfigCompletion(folder).complete(root);
            new RuleScope(root).limit();
            return root;
        }
        throw new ConfigException(problems.sorted());
    }

    private static Mapping joined(Mapping whole, Mapping part) {
        part.entries()
                .forEach(
                        (key, entry) -> {
                            Entry present = whole.entries().putIfAbsent(key, entry);
                            if (present != null
                                    && present.value() instanceof Sequence all
                                    && entry.value() instanceof Sequence more) {
                                addTo(all, more);
                            }
                        });
        return whole;
    }

    /** What several files name alike and get from the same file, such as a model, is one. */
    private static void addTo(Sequence all, Sequence more) {
        for (ConfigNode item : more.items()) {
            boolean known =
                    item instanceof Mapping added
                            && added.text("file") != null
                            && all.items().stream().anyMatch(other -> isSame(other, added));
            if (!known) {
                all.items().add(item);
            }
        }
    }

    private static boolean isSame(ConfigNode item, Mapping other) {
        return item instanceof Mapping mapping
                && Objects.equals(mapping.text("name"), other.text("name"))
                && Objects.equals(mapping.text("file"), other.text("file"));
    }

    private static boolean isNamed(ConfigNode item, Set<String> names) {
        String name = item instanceof Mapping mapping ? mapping.text("name") : null;
        return name != null && names.contains(name);
    }

    private static Mapping section(Mapping root, String name) {
        if (root.get(name) instanceof Mapping mapping) {
            return mapping;
        }
        Mapping added = Mapping.empty(root.position());
        root.entries().put(name, new Entry(root.position(), added));
        return added;
    }

    /** Those that are written: {@code mappings} would give others in the place of bad ones. */
    private static List<Mapping> items(Mapping root, String list) {
        return root.get(list) instanceof Sequence sequence
                ? sequence.items().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .toList()
                : List.of();
    }

    private static void put(Mapping mapping, String key, String value) {
        Scalar scalar = Scalar.written(mapping.position(), value, true);
        mapping.entries().put(key, new Entry(mapping.position(), scalar));
    }

    private static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.getParent() == null ? absolute : absolute.getParent();
    }
}
