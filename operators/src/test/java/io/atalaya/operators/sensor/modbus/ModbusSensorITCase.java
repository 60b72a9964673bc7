package io.atalaya.operators.sensor.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadWriteModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.ModbusConfig;
import io.atalaya.operators.sensor.RegisterConfig;
import io.atalaya.operators.sensor.RegisterTable;
import io.atalaya.operators.sensor.RegisterType;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sensor.ValueType;
import io.atalaya.operators.sensor.WordOrder;
import io.atalaya.operators.testing.Relay;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the library's server. */
class ModbusSensorITCase {
    private static final int UNIT = 7;

    private final ProcessImage image = new ProcessImage();
    private int port;
    private ModbusTcpServer server;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        serve();
    }

    private void serve() throws Exception {
        server =
                ModbusTcpServer.create(
                        NettyTcpServerTransport.create(
                                settings -> settings.setBindAddress("127.0.0.1").setPort(port)),
                        new ReadWriteModbusServices() {
                            @Override
                            protected Optional<ProcessImage> getProcessImage(int unit) {
                                return unit == UNIT ? Optional.of(image) : Optional.empty();
                            }
                        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void readsEachTypeFromEachTableInBothWordOrders() throws Exception {
        write(10, ByteBuffer.allocate(2).putShort((short) -300));
        write(11, ByteBuffer.allocate(2).putShort((short) 65_000));
        write(12, ByteBuffer.allocate(4).putInt(-70_000));
        write(14, swapped(ByteBuffer.allocate(4).putInt((int) 4_000_000_000L)));
        write(16, ByteBuffer.allocate(4).putFloat(21.3f));
        write(18, swapped(ByteBuffer.allocate(4).putFloat(-0.5f)));
        write(20, ByteBuffer.allocate(8).putDouble(Math.PI));
        write(24, swapped(ByteBuffer.allocate(8).putDouble(1e100)));
        image.with(
                it -> {
                    it.writeInputRegisters(map -> map.put(5, new byte[] {0, 42}));
                    it.writeCoils(map -> map.put(9, true));
                    it.writeDiscreteInputs(map -> map.put(3, true));
                });
        SensorConfig sensor =
                sensor(
                        number("i16", 10, RegisterType.INT16, WordOrder.HIGH_FIRST),
                        number("u16", 11, RegisterType.UINT16, WordOrder.HIGH_FIRST),
                        number("i32", 12, RegisterType.INT32, WordOrder.HIGH_FIRST),
                        number("u32", 14, RegisterType.UINT32, WordOrder.LOW_FIRST),
                        number("f32", 16, RegisterType.FLOAT32, WordOrder.HIGH_FIRST),
                        number("f32-swapped", 18, RegisterType.FLOAT32, WordOrder.LOW_FIRST),
                        number("f64", 20, RegisterType.FLOAT64, WordOrder.HIGH_FIRST),
                        number("f64-swapped", 24, RegisterType.FLOAT64, WordOrder.LOW_FIRST),
                        new ValueConfig(
                                "input",
                                "bar",
                                "mbar",
                                null,
                                ValueType.NUMBER,
                                10,
                                5,
                                null,
                                null,
                                register(5, RegisterTable.INPUT, RegisterType.UINT16)),
                        flag("coil", 9, RegisterTable.COIL),
                        flag("off", 10, RegisterTable.COIL),
                        flag("switch", 3, RegisterTable.DISCRETE_INPUT));
        try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(12)) {
            assertThat(first(driver, "i16")).isEqualTo(-300);
            assertThat(first(driver, "u16")).isEqualTo(65_000);
            assertThat(first(driver, "i32")).isEqualTo(-70_000);
            assertThat(first(driver, "u32")).isEqualTo(4_000_000_000.0);
            assertThat(first(driver, "f32")).isEqualTo(21.3);
            assertThat(first(driver, "f32-swapped")).isEqualTo(-0.5);
            assertThat(first(driver, "f64")).isEqualTo(Math.PI);
            assertThat(first(driver, "f64-swapped")).isEqualTo(1e100);
            assertThat(first(driver, "input")).as("(42 * 10 + 5) mbar").isEqualTo(0.425);
            assertThat(first(driver, "coil")).isEqualTo(1);
            assertThat(first(driver, "off")).isEqualTo(0);
            assertThat(first(driver, "switch")).isEqualTo(1);
        }
    }

    @Test
    void isAskedAgainAndAgainAndComesBackAfterALoss() throws Exception {
        write(10, ByteBuffer.allocate(2).putShort((short) 1));
        SensorConfig sensor = sensor(number("v", 10, RegisterType.INT16, WordOrder.HIGH_FIRST));
        try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(3)) {
            server.stop();
            driver.untilStatus(HealthStatus.RECONNECTING);
            write(10, ByteBuffer.allocate(2).putShort((short) 2));
            serve();
            driver.until(() -> driver.numbersOf("v").contains(2.0), "the new value");
            driver.untilStatus(HealthStatus.ONLINE);
        }
    }

    @Test
    void tellsOfNan() throws Exception {
        write(10, ByteBuffer.allocate(4).putFloat(Float.NaN));
        SensorConfig sensor = sensor(number("v", 10, RegisterType.FLOAT32, WordOrder.HIGH_FIRST));
        try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(1)) {
            assertThat(driver.readings().get(0).quality()).isEqualTo(ReadingQuality.BAD);
            driver.until(
                    () -> driver.lastHealth().reason() == HealthReason.BAD_VALUES, "bad values");
        }
    }

    @Test
    void noticesADeviceThatHangs() throws Exception {
        write(10, ByteBuffer.allocate(2).putShort((short) 1));
        ValueConfig value = number("v", 10, RegisterType.INT16, WordOrder.HIGH_FIRST);
        try (Relay relay = Relay.to(port);
                SensorDriver driver =
                        SensorDriver.start(sensorAt(relay.port(), value)).untilReadings(1)) {
            relay.freeze();
            driver.untilStatus(HealthStatus.RECONNECTING);
            write(10, ByteBuffer.allocate(2).putShort((short) 2));
            relay.thaw();
            driver.until(() -> driver.numbersOf("v").contains(2.0), "the new value");
            driver.untilStatus(HealthStatus.ONLINE);
        }
    }

    @Test
    void aRequestThatTheDeviceRefusesIsADeadLetter() throws Exception {
        // A device that knows none of the functions
        server.setModbusServices(new ModbusServices() {});
        SensorConfig sensor = sensor(number("v", 10, RegisterType.INT16, WordOrder.HIGH_FIRST));
        try (SensorDriver driver = SensorDriver.start(sensor)) {
            driver.until(() -> !driver.deadLetters().isEmpty(), "a dead letter");
            DeadLetter letter = driver.deadLetters().get(0);
            assertThat(letter.reason()).isEqualTo("modbus-exception");
            assertThat(letter.detail()).contains("refuses HOLDING 10 to 10 with exception 1");
        }
    }

    @Test
    void neighboursAreAskedForAtOnceAndGapsAreNot() {
        List<RegisterRange> ranges =
                RegisterRange.of(
                        List.of(
                                number("c", 14, RegisterType.INT32, WordOrder.HIGH_FIRST),
                                number("a", 10, RegisterType.INT16, WordOrder.HIGH_FIRST),
                                number("b", 11, RegisterType.FLOAT32, WordOrder.HIGH_FIRST),
                                number("d", 12, RegisterType.INT16, WordOrder.HIGH_FIRST),
                                flag("e", 10, RegisterTable.COIL)));
        assertThat(ranges)
                .extracting(range -> range.table() + " " + range.address() + "+" + range.size())
                .containsExactly("HOLDING 10+3", "HOLDING 14+2", "COIL 10+1");
    }

    private static double first(SensorDriver driver, String name) {
        return driver.numbersOf(name).get(0);
    }

    private void write(int address, ByteBuffer value) {
        byte[] bytes = bytes(value);
        image.with(
                it ->
                        it.writeHoldingRegisters(
                                map -> {
                                    for (int i = 0; i < bytes.length / 2; i++) {
                                        byte[] word = {bytes[2 * i], bytes[2 * i + 1]};
                                        map.put(address + i, word);
                                    }
                                }));
    }

    private static byte[] bytes(ByteBuffer filled) {
        byte[] bytes = new byte[filled.capacity()];
        filled.rewind().get(bytes);
        return bytes;
    }

    private static ByteBuffer swapped(ByteBuffer value) {
        byte[] bytes = bytes(value);
        ByteBuffer swapped = ByteBuffer.allocate(bytes.length);
        for (int i = bytes.length - 2; i >= 0; i -= 2) {
            swapped.put(bytes, i, 2);
        }
        return swapped;
    }

    private SensorConfig sensor(ValueConfig... values) {
        return sensorAt(port, values);
    }

    private static SensorConfig sensorAt(int port, ValueConfig... values) {
        return Sensors.sensor("plc", "modbus://127.0.0.1:" + port)
                .timestamp(null)
                .modbus(new ModbusConfig(UNIT, Duration.ofMillis(50), Duration.ofSeconds(2)))
                .values(values)
                .config();
    }

    private static ValueConfig number(
            String name, int address, RegisterType type, WordOrder words) {
        return Sensors.inRegister(
                name,
                ValueType.NUMBER,
                new RegisterConfig(address, RegisterTable.HOLDING, type, words));
    }

    private static ValueConfig flag(String name, int address, RegisterTable table) {
        return Sensors.inRegister(
                name, ValueType.FLAG, register(address, table, RegisterType.INT16));
    }

    private static RegisterConfig register(int address, RegisterTable table, RegisterType type) {
        return new RegisterConfig(address, table, type, WordOrder.HIGH_FIRST);
    }
}
