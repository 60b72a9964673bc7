package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorUrl;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;

/** Which of a server's ways to be talked to is taken. */
final class EndpointChoice {
    private static final int USUAL_PORT = 4840;

    /** Those that are not deprecated. */
    private static final Set<String> SECURE =
            Set.of(
                    SecurityPolicy.Basic256Sha256.getUri(),
                    SecurityPolicy.Aes128_Sha256_RsaOaep.getUri(),
                    SecurityPolicy.Aes256_Sha256_RsaPss.getUri());

    private EndpointChoice() {}

    /**
     * The one that the server holds for the safest, of those that are as protected as configured.
     * Servers name themselves as they like, and not always so that they can be found: the host and
     * the port are those of the configuration.
     *
     * @throws SensorException where there is none, with those that there are
     */
    static EndpointDescription of(
            List<EndpointDescription> offered, SensorConfig sensor, OpcUaFailures failures)
            throws SensorException {
        MessageSecurityMode wanted = mode(sensor);
        SensorUrl url = sensor.sensorUrl();
        return offered.stream()
                .filter(EndpointChoice::isTcp)
                .filter(endpoint -> endpoint.getSecurityMode() == wanted)
                .filter(
                        endpoint ->
                                wanted == MessageSecurityMode.None
                                        || SECURE.contains(endpoint.getSecurityPolicyUri()))
                .max(Comparator.comparingInt(EndpointChoice::level))
                .map(endpoint -> EndpointUtil.updateUrl(endpoint, url.host(), url.port(USUAL_PORT)))
                .orElseThrow(
                        () ->
                                failures.because(
                                        HealthReason.PROTOCOL_ERROR,
                                        "does not offer opcUa.security as it is set; it offers "
                                                + words(offered)));
    }

    private static MessageSecurityMode mode(SensorConfig sensor) {
        return switch (sensor.opcUaOrDefault().security()) {
            case NONE -> MessageSecurityMode.None;
            case SIGN -> MessageSecurityMode.Sign;
            case SIGN_AND_ENCRYPT -> MessageSecurityMode.SignAndEncrypt;
        };
    }

    private static boolean isTcp(EndpointDescription endpoint) {
        return TransportProfile.TCP_UASC_UABINARY
                .getUri()
                .equals(endpoint.getTransportProfileUri());
    }

    private static int level(EndpointDescription endpoint) {
        return endpoint.getSecurityLevel() == null ? 0 : endpoint.getSecurityLevel().intValue();
    }

    private static String words(List<EndpointDescription> offered) {
        return offered.stream()
                .map(
                        endpoint ->
                                endpoint.getSecurityMode()
                                        + " with "
                                        + String.valueOf(endpoint.getSecurityPolicyUri())
                                                .replaceFirst(".*#", ""))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
