package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;

/** Where a value stands in a Modbus device. */
public record RegisterConfig(
        @Setting(
                        doc =
                                "The address as it goes over the wire, from 0; a device's manual may"
                                        + " count from 1 or 40001.",
                        example = "100",
                        min = 0,
                        max = 65535)
                int address,
        @Setting(doc = "The table that the registers are in.", defaultValue = "holding")
                RegisterTable table,
        @Setting(
                        doc =
                                "What the registers hold; of no meaning for coils and discrete inputs.",
                        defaultValue = "int16")
                RegisterType type,
        @Setting(
                        doc = "Which register comes first where a value takes several.",
                        defaultValue = "high-first")
                WordOrder words)
        implements Serializable {
    private static final int LAST = 65_535;

    public RegisterConfig {
        requireNonNull(table, "table is null");
        requireNonNull(type, "type is null");
        requireNonNull(words, "words is null");
        int last = address + (table.isBits() ? 1 : type.registers()) - 1;
        if (address < 0 || last > LAST) {
            throw new IllegalArgumentException(
                    "address " + address + " is beyond the last register, " + LAST);
        }
    }

    /** How many registers, or bits, it takes. */
    public int size() {
        return table.isBits() ? 1 : type.registers();
    }
}
