package io.atalaya.operators.sensor.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.OpcUaConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;

/** Makes clients as a sensor is configured. */
final class OpcUaClients {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

    private OpcUaClients() {}

    /** Asks the server how it can be talked to, and makes the client for one of these ways. */
    static OpcUaClient create(SensorConfig sensor, OpcUaFailures failures)
            throws SensorException, InterruptedException {
        OpcUaIdentity identity = OpcUaIdentity.of(sensor);
        String url = sensor.sensorUrl().text();
        UInteger timeout = uint(sensor.connectTimeout().toMillis());
        List<EndpointDescription> offered = offered(url, timeout, failures);
        EndpointDescription chosen = EndpointChoice.of(offered, sensor, failures);
        OpcUaClientConfigBuilder client =
                OpcUaClientConfig.builder()
                        .setEndpoint(chosen)
                        .setDiscoveryEndpoints(offered)
                        .setApplicationName(LocalizedText.english("Atalaya"))
                        .setApplicationUri(identity.applicationUri())
                        .setCertificateValidator(identity.trust())
                        .setRequestTimeout(timeout)
                        .setKeepAliveInterval(uint(KEEP_ALIVE.toMillis()))
                        .setKeepAliveTimeout(timeout)
                        .setKeepAliveFailuresAllowed(uint(1));
        identity.keys().ifPresent(client::setKeyPair);
        identity.chain().ifPresent(chain -> client.setCertificate(chain[0]));
        identity.chain().ifPresent(client::setCertificateChain);
        name(client, sensor.opcUaOrDefault(), identity);
        try {
            return OpcUaClient.create(client.build(), transport -> limit(transport, timeout));
        } catch (UaException e) {
            throw failures.describe(e);
        }
    }

    /** A server that takes nothing unprotected has a place beside it for this question alone. */
    private static List<EndpointDescription> offered(
            String url, UInteger timeout, OpcUaFailures failures)
            throws SensorException, InterruptedException {
        try {
            return ask(url, timeout, failures);
        } catch (SensorException e) {
            if (e.reason() == HealthReason.TIMEOUT) {
                throw e;
            }
            try {
                return ask(url.replaceFirst("/*$", "/discovery"), timeout, failures);
            } catch (SensorException alsoRefused) {
                e.addSuppressed(alsoRefused);
                throw e;
            }
        }
    }

    private static List<EndpointDescription> ask(
            String url, UInteger timeout, OpcUaFailures failures)
            throws SensorException, InterruptedException {
        return failures.await(
                DiscoveryClient.getEndpoints(url, transport -> limit(transport, timeout)));
    }

    private static void limit(OpcTcpClientTransportConfigBuilder transport, UInteger timeout) {
        transport.setConnectTimeout(timeout).setAcknowledgeTimeout(timeout);
    }

    private static void name(
            OpcUaClientConfigBuilder client, OpcUaConfig config, OpcUaIdentity identity) {
        String username = config.username();
        if (username != null) {
            String password = Objects.requireNonNullElse(config.password(), "");
            client.setIdentityProvider(new UsernameProvider(username, password, identity.trust()));
        }
    }
}
