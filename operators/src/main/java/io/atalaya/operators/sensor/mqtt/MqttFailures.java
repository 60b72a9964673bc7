package io.atalaya.operators.sensor.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.ClientFailures;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What the client's exceptions mean to who runs the plant. */
final class MqttFailures extends ClientFailures {
    private static final Set<Mqtt5ConnAckReasonCode> REFUSED_5 =
            Set.of(
                    Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD,
                    Mqtt5ConnAckReasonCode.NOT_AUTHORIZED,
                    Mqtt5ConnAckReasonCode.BANNED,
                    Mqtt5ConnAckReasonCode.BAD_AUTHENTICATION_METHOD);
    private static final Set<Mqtt3ConnAckReturnCode> REFUSED_3 =
            Set.of(
                    Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD,
                    Mqtt3ConnAckReturnCode.NOT_AUTHORIZED);

    MqttFailures(SensorConfig sensor) {
        super(sensor);
    }

    @Override
    public SensorException describe(@Nullable Throwable cause) {
        if (cause instanceof Mqtt5ConnAckException refused) {
            Mqtt5ConnAckReasonCode code = refused.getMqttMessage().getReasonCode();
            return refused(REFUSED_5.contains(code), code.toString());
        }
        if (cause instanceof Mqtt3ConnAckException refused) {
            Mqtt3ConnAckReturnCode code = refused.getMqttMessage().getReturnCode();
            return refused(REFUSED_3.contains(code), code.toString());
        }
        if (cause instanceof Mqtt5SubAckException || cause instanceof Mqtt3SubAckException) {
            return new SensorException(
                    HealthReason.UNAUTHORIZED,
                    where() + " refuses a topic; look at what the user may read");
        }
        if (cause instanceof ConnectionFailedException && cause.getCause() != null) {
            return describe(cause.getCause());
        }
        if (isOfCertificate(cause)) {
            return new SensorException(
                    HealthReason.UNAUTHORIZED,
                    where()
                            + " is not trusted: "
                            + rootOf(cause)
                            + "; name its authority in caFile, and its host as its certificate does");
        }
        String why = cause == null ? "unknown" : String.valueOf(cause.getMessage());
        return new SensorException(HealthReason.SIGNAL_LOSS, where() + ": " + why);
    }

    private static boolean isOfCertificate(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException || cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private SensorException refused(boolean credentials, String code) {
        String cure = credentials ? "; check username and password" : "";
        return new SensorException(
                credentials ? HealthReason.UNAUTHORIZED : HealthReason.PROTOCOL_ERROR,
                where() + " refuses the connection: " + code + cure);
    }
}
