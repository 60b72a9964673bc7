package io.atalaya.schemas;

import java.util.Locale;

/**
 * A job's consumer groups. What they have committed says how far behind it is; the job itself goes
 * on from its checkpoints, with each of which it commits.
 */
public enum ConsumerGroup {
    /** What operators ask for, on the topic {@code commands}. */
    COMMANDS,
    /** Sensors' messages, on topics of any name. */
    SENSORS;

    /**
     * Its name.
     *
     * @param prefix of the topics' names
     * @param site as in the configuration
     */
    public String nameFor(String prefix, String site) {
        return prefix + name().toLowerCase(Locale.ROOT) + "-of-" + site;
    }
}
