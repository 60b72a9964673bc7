package io.atalaya.pipeline.config;

/** Spells the path of a value, such as {@code cameras[1].zones[0].name}. */
final class ConfigPath {
    private ConfigPath() {}

    static String key(String parent, String key) {
        String spelled = key.matches("[\\w-]+") ? key : "'" + key + "'";
        return parent.isEmpty() ? spelled : parent + "." + spelled;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
