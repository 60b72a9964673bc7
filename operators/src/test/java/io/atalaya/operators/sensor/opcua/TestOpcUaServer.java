package io.atalaya.operators.sensor.opcua;

import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigBuilder;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/** Milo's own server with a {@link Machine} in it, which can be stopped and started again. */
final class TestOpcUaServer implements AutoCloseable {
    static final String USER = "atalaya";
    static final String PASSWORD = "right-word";
    private static final String URI = "urn:test:machine";

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final MemoryTrustListManager trusted = new MemoryTrustListManager();
    private final int port;
    private final boolean anonymous;
    private final boolean encrypted;
    private OpcUaServer server;
    private Machine machine;

    private TestOpcUaServer(boolean anonymous, boolean encrypted) throws Exception {
        this.port = freePort();
        this.anonymous = anonymous;
        this.encrypted = encrypted;
        keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
        certificate =
                new SelfSignedCertificateBuilder(keys)
                        .setCommonName("a machine")
                        .setApplicationUri(URI)
                        .build();
        start();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static TestOpcUaServer open() throws Exception {
        return new TestOpcUaServer(true, false);
    }

    /** Takes only who names himself. */
    static TestOpcUaServer guarded() throws Exception {
        return new TestOpcUaServer(false, false);
    }

    /** Takes only clients whose certificate it trusts. */
    static TestOpcUaServer encrypted() throws Exception {
        return new TestOpcUaServer(true, true);
    }

    void start() throws Exception {
        OpcUaServerConfigBuilder config =
                OpcUaServerConfig.builder()
                        .setApplicationName(LocalizedText.english("a machine"))
                        .setApplicationUri(URI)
                        .setProductUri("urn:test")
                        .setCertificateManager(certificates())
                        .setIdentityValidator(validator())
                        .setEndpoints(endpoints());
        server =
                new OpcUaServer(
                        config.build(),
                        profile ->
                                new OpcTcpServerTransport(
                                        OpcTcpServerTransportConfig.newBuilder().build()));
        machine = new Machine(server);
        machine.startup();
        server.startup().get(60, TimeUnit.SECONDS);
    }

    private CertificateManager certificates() throws Exception {
        MemoryCertificateQuarantine quarantine = new MemoryCertificateQuarantine();
        return new DefaultCertificateManager(
                quarantine,
                DefaultApplicationGroup.createAndInitialize(
                        trusted,
                        new MemoryCertificateStore(),
                        new OwnCertificate(),
                        new DefaultServerCertificateValidator(trusted, quarantine)));
    }

    private IdentityValidator validator() {
        IdentityValidator users =
                new UsernameIdentityValidator(
                        challenge ->
                                challenge.getUsername().equals(USER)
                                        && challenge.getPassword().equals(PASSWORD));
        return anonymous
                ? new CompositeValidator(AnonymousIdentityValidator.INSTANCE, users)
                : users;
    }

    private Set<EndpointConfig> endpoints() {
        Set<EndpointConfig> endpoints = new LinkedHashSet<>();
        if (encrypted) {
            endpoints.add(
                    endpoint("/machine")
                            .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
                            .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                            .build());
            endpoints.add(endpoint("/machine/discovery").build());
        } else {
            endpoints.add(endpoint("/machine").build());
        }
        return endpoints;
    }

    private EndpointConfig.Builder endpoint(String path) {
        EndpointConfig.Builder builder =
                EndpointConfig.newBuilder()
                        .setBindAddress("127.0.0.1")
                        .setBindPort(port)
                        // As servers do: a name of their own that nobody else knows.
                        .setHostname("machine.invalid")
                        .setPath(path)
                        .setCertificate(certificate)
                        .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                        .setSecurityPolicy(SecurityPolicy.None)
                        .setSecurityMode(MessageSecurityMode.None)
                        .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME);
        return anonymous
                ? builder.addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
                : builder;
    }

    String url() {
        return urlAt(port);
    }

    /** The same by another port that leads to it. */
    static String urlAt(int port) {
        return "opc.tcp://127.0.0.1:" + port + "/machine";
    }

    int port() {
        return port;
    }

    Machine machine() {
        return machine;
    }

    X509Certificate certificate() {
        return certificate;
    }

    void trust(X509Certificate client) {
        trusted.addTrustedCertificate(client);
    }

    void stop() throws Exception {
        machine.shutdown();
        server.shutdown().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    private final class OwnCertificate extends RsaSha256CertificateFactory {
        @Override
        public KeyPair createKeyPair(NodeId type) {
            return keys;
        }

        @Override
        public X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
            return new X509Certificate[] {certificate};
        }
    }
}
