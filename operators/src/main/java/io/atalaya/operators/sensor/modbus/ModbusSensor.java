package io.atalaya.operators.sensor.modbus;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusExecutionException;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.MessageTime;
import io.atalaya.operators.sensor.ModbusConfig;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorConnection;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorFeed;
import io.atalaya.operators.sensor.SensorUrl;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.source.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A device that is asked at an interval. What it answers is dated by the answer's arrival. While
 * the job is behind it is asked less often, and nothing is lost but what nobody asked for.
 */
public final class ModbusSensor implements SensorConnection {
    static final String MODBUS_EXCEPTION = "modbus-exception";
    private static final int USUAL_PORT = 502;
    private static final byte[] NOTHING = {};

    private final Pace.Sleeper sleeper;

    /** With the way to wait from one question to the next. */
    public ModbusSensor(Pace.Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    @Override
    public void run(SensorFeed feed) throws SensorException, InterruptedException {
        SensorConfig sensor = feed.config();
        ModbusTcpClient client = client(sensor);
        try {
            client.connect();
            poll(client, feed);
        } catch (ModbusTimeoutException e) {
            throw lost(HealthReason.TIMEOUT, sensor, "does not answer");
        } catch (ModbusExecutionException e) {
            throw lost(HealthReason.SIGNAL_LOSS, sensor, "cannot be reached: " + reasonOf(e));
        } finally {
            // Nobody waits for it; the sockets close by themselves.
            var unused = client.disconnectAsync();
        }
    }

    private static ModbusTcpClient client(SensorConfig sensor) {
        SensorUrl url = sensor.sensorUrl();
        NettyTcpClientTransport transport =
                NettyTcpClientTransport.create(
                        settings ->
                                settings.setHostname(url.host())
                                        .setPort(url.port(USUAL_PORT))
                                        .setConnectTimeout(sensor.connectTimeout())
                                        // Who tries again, and when, is decided in one place.
                                        .setConnectPersistent(false));
        Duration timeout = sensor.modbusOrDefault().timeout();
        return ModbusTcpClient.create(transport, settings -> settings.setRequestTimeout(timeout));
    }

    private static SensorException lost(HealthReason reason, SensorConfig sensor, String what) {
        return new SensorException(reason, sensor.redactedUrl() + " " + what);
    }

    private static String reasonOf(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void poll(ModbusTcpClient client, SensorFeed feed)
            throws ModbusExecutionException, ModbusTimeoutException, InterruptedException {
        ModbusConfig config = feed.config().modbusOrDefault();
        List<RegisterRange> ranges = RegisterRange.of(feed.config().values());
        FieldMapping mapping = new FieldMapping(feed.config());
        Instant due = feed.now();
        while (true) {
            ask(client, config.unit(), ranges, mapping, feed);
            feed.online();
            Instant now = feed.now();
            due = due.plus(config.interval());
            if (due.isBefore(now)) {
                due = now;
            }
            sleeper.sleep(Duration.between(now, due));
        }
    }

    private static void ask(
            ModbusTcpClient client,
            int unit,
            List<RegisterRange> ranges,
            FieldMapping mapping,
            SensorFeed feed)
            throws ModbusExecutionException, ModbusTimeoutException, InterruptedException {
        Map<String, Object> answers = new HashMap<>();
        String where = feed.config().redactedUrl();
        for (RegisterRange range : ranges) {
            try {
                byte[] answer = read(client, unit, range);
                for (ValueConfig value : range.values()) {
                    answers.put(
                            value.fieldOrName(),
                            Registers.value(RegisterRange.registerOf(value), range, answer));
                }
            } catch (ModbusResponseException e) {
                Envelope refused = new Envelope(where, feed.now(), () -> NOTHING);
                RefusedException problem =
                        new RefusedException(MODBUS_EXCEPTION, problemOf(e, range));
                feed.put(mapping.refuse(problem, refused, feed.now()));
            }
        }
        if (!answers.isEmpty()) {
            Envelope envelope = new Envelope(where, feed.now(), () -> NOTHING);
            feed.put(mapping.read(answers::get, MessageTime.arrival(feed.now()), envelope));
        }
    }

    private static String problemOf(ModbusResponseException e, RegisterRange range) {
        return "the device refuses %s %d to %d with exception %d"
                .formatted(
                        range.table(),
                        range.address(),
                        range.address() + range.size() - 1,
                        e.getExceptionCode());
    }

    private static byte[] read(ModbusTcpClient client, int unit, RegisterRange range)
            throws ModbusExecutionException, ModbusResponseException, ModbusTimeoutException {
        int address = range.address();
        int size = range.size();
        return switch (range.table()) {
            case HOLDING ->
                    client.readHoldingRegisters(
                                    unit, new ReadHoldingRegistersRequest(address, size))
                            .registers();
            case INPUT ->
                    client.readInputRegisters(unit, new ReadInputRegistersRequest(address, size))
                            .registers();
            case COIL -> client.readCoils(unit, new ReadCoilsRequest(address, size)).coils();
            case DISCRETE_INPUT ->
                    client.readDiscreteInputs(unit, new ReadDiscreteInputsRequest(address, size))
                            .inputs();
        };
    }
}
