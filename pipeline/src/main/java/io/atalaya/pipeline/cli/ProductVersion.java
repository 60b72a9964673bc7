package io.atalaya.pipeline.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar, and what it runs on. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "atalaya " + version(),
            "java " + Runtime.version() + " on " + System.getProperty("os.arch")
        };
    }

    private static String version() {
        String version = Atalaya.class.getPackage().getImplementationVersion();
        return version == null ? "(not built into a jar)" : version;
    }
}
