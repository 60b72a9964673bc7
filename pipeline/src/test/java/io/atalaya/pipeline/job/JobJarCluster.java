package io.atalaya.pipeline.job;

import java.io.File;
import java.net.URI;
import java.util.List;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.deployment.executors.RemoteExecutor;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * A cluster in a process of its own, to which a jar is submitted as {@code flink run} does: over
 * its REST port, and with what the jar needs in the jar. It knows Flink and nothing else.
 */
final class JobJarCluster {
    private JobJarCluster() {}

    /**
     * Returns when the job has ended.
     *
     * @param arguments the jar, and the job's arguments
     */
    public static void main(String[] arguments) throws Exception {
        // The cluster's threads would keep a process that failed.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> fail(failure));
        var settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        var cluster =
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(settings)
                        .setNumTaskManagers(1)
                        .setNumSlotsPerTaskManager(2)
                        .build();
        try (var flink = new MiniCluster(cluster)) {
            flink.start();
            submit(flink.getRestAddress().get(), arguments);
        }
        System.exit(0);
    }

    private static void fail(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }

    private static void submit(URI address, String[] arguments) throws Exception {
        File jar = new File(arguments[0]);
        var client = new Configuration();
        client.set(RestOptions.ADDRESS, address.getHost());
        client.set(RestOptions.PORT, address.getPort());
        client.set(DeploymentOptions.TARGET, RemoteExecutor.NAME);
        client.set(DeploymentOptions.ATTACHED, true);
        client.set(PipelineOptions.JARS, List.of(jar.toURI().toString()));
        try (var program =
                PackagedProgram.newBuilder()
                        .setJarFile(jar)
                        .setConfiguration(client)
                        .setArguments(arguments[1])
                        .build()) {
            ClientUtils.executeProgram(
                    new DefaultExecutorServiceLoader(), client, program, false, false);
        }
    }
}
